package nl.druif.ticketclock.board;

import static nl.druif.foundation.tenancy.Role.AGENT;
import static nl.druif.foundation.tenancy.Role.AGREEMENT_MANAGER;
import static nl.druif.foundation.tenancy.Role.AUDITOR;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_MANAGER;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_VIEWER;
import static nl.druif.foundation.tenancy.Role.PROVIDER_ADMIN;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.console.Chrome;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Language;
import nl.druif.foundation.problem.Problems;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.terms.Outcome;
import nl.druif.ticketclock.audience.Audience;
import nl.druif.ticketclock.dossier.Look;
import nl.druif.ticketclock.dossier.TicketListStore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The clock board for people who signed in. Nothing is changed here, so there is no form to forge. */
@Path(BoardPageResource.HOME)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
class BoardPageResource {
    static final String HOME = "/ticket-clock/board";
    private static final String ONLY_OURS =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                    + " img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final CallerTenant caller;
    private final SecurityIdentity identity;
    private final ClockResource clocks;
    private final TicketListStore tickets;
    private final Clock clock;
    private final Problems problems;
    private final HttpHeaders headers;
    private final UriInfo uri;

    BoardPageResource(
            CallerTenant caller,
            SecurityIdentity identity,
            ClockResource clocks,
            TicketListStore tickets,
            Clock clock,
            Problems problems,
            HttpHeaders headers,
            UriInfo uri) {
        this.caller = caller;
        this.identity = identity;
        this.clocks = clocks;
        this.tickets = tickets;
        this.clock = clock;
        this.problems = problems;
        this.headers = headers;
        this.uri = uri;
    }

    /** The script reads the address for itself; the names are here because nothing else may be in it. */
    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> board(
            @RestQuery Optional<String> customer,
            @RestQuery Optional<String> service,
            @RestQuery Optional<String> team,
            @RestQuery Optional<String> priority,
            @RestQuery Optional<String> state,
            @RestQuery Optional<String> q,
            @RestQuery Optional<Language> lang) {
        var chrome = chrome(lang);
        return answer(200, chrome, new BoardPage(chrome, Audience.of(caller).seesTeams()));
    }

    @GET
    @Path("/clocks")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<RestResponse<Page<BoardClock>>> clocks(
            @RestQuery Optional<String> customer,
            @RestQuery Optional<String> service,
            @RestQuery Optional<String> team,
            @RestQuery Optional<String> priority,
            @RestQuery Optional<BoardState> state,
            @RestQuery Optional<Outcome> outcome,
            @BeanParam PageRequest page) {
        return clocks.list(customer, service, team, priority, state, outcome, page);
    }

    @GET
    @Path("/tickets/{id}")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> ticket(@RestPath UUID id, @RestQuery Optional<Language> lang) {
        var chrome = chrome(lang);
        return tickets.find(caller.tenant(), id, Look.now(Audience.of(caller), clock.instant()))
                .flatMap(dossier -> answer(200, chrome, TicketPage.of(chrome, dossier)));
    }

    @ServerExceptionMapper
    Uni<RestResponse<String>> refused(Refusal refusal, RoutingContext request) {
        var chrome = chrome(Optional.empty());
        var told = problems.problem(refusal, request);
        return answer(refusal.status(), chrome, new RefusedPage(chrome, told.detail()));
    }

    @ServerExceptionMapper
    Uni<RestResponse<String>> faulty(Faulty faulty, RoutingContext request) {
        var chrome = chrome(Optional.empty());
        var told = problems.problem(faulty, request).errors().get(0);
        return answer(400, chrome, new RefusedPage(chrome, told.detail()));
    }

    private Chrome chrome(Optional<Language> chosen) {
        return Chrome.of(
                chosen,
                Optional.ofNullable(headers.getCookies().get(Chrome.LANGUAGE)).map(Cookie::getValue),
                headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE),
                identity.isAnonymous() ? "" : identity.getPrincipal().getName(),
                HOME,
                uri.getRequestUri().getRawPath(),
                uri.getRequestUri().getRawQuery());
    }

    private static Uni<RestResponse<String>> answer(int status, Chrome chrome, TemplateInstance page) {
        return page.setLocale(chrome.tag())
                .createUni()
                .map(html -> RestResponse.ResponseBuilder.create(RestResponse.Status.OK, html)
                        .status(status)
                        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                        .header(HttpHeaders.CONTENT_LANGUAGE, chrome.tag())
                        .header(HttpHeaders.SET_COOKIE, chrome.keptLanguage())
                        .header("Content-Security-Policy", ONLY_OURS)
                        .header("Cross-Origin-Opener-Policy", "same-origin")
                        .build());
    }
}
