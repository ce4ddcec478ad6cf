package nl.druif.reporting.console;

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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.console.Chrome;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Language;
import nl.druif.foundation.problem.Problems;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.reporting.scorecard.Asked;
import nl.druif.reporting.scorecard.Behind;
import nl.druif.reporting.scorecard.Dimension;
import nl.druif.reporting.scorecard.JudgedTicket;
import nl.druif.reporting.scorecard.JudgedTicketStore;
import nl.druif.reporting.scorecard.MonthScore;
import nl.druif.reporting.scorecard.MonthStore;
import nl.druif.reporting.scorecard.Period;
import nl.druif.reporting.scorecard.Quadrant;
import nl.druif.reporting.scorecard.Scorecard;
import nl.druif.reporting.scorecard.ScorecardStore;
import nl.druif.reporting.scorecard.Viewer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Pages for people who signed in; they change nothing, so there is no form to forge. */
@Path(ConsoleResource.HOME)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
class ConsoleResource {
    private static final String ONLY_OURS = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none';"
            + " base-uri 'none'; frame-ancestors 'none'";
    static final String HOME = "/reporting/console";

    private final CallerTenant caller;
    private final SecurityIdentity identity;
    private final Clock clock;
    private final ScorecardStore scorecards;
    private final MonthStore months;
    private final JudgedTicketStore tickets;
    private final Pages pages;
    private final Problems problems;
    private final HttpHeaders headers;
    private final UriInfo uri;

    ConsoleResource(
            CallerTenant caller,
            SecurityIdentity identity,
            Clock clock,
            ScorecardStore scorecards,
            MonthStore months,
            JudgedTicketStore tickets,
            Pages pages,
            Problems problems,
            HttpHeaders headers,
            UriInfo uri) {
        this.caller = caller;
        this.identity = identity;
        this.clock = clock;
        this.scorecards = scorecards;
        this.months = months;
        this.tickets = tickets;
        this.pages = pages;
        this.problems = problems;
        this.headers = headers;
        this.uri = uri;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> overview(@RestQuery Optional<Language> lang) {
        var frame = frame(lang);
        var viewer = Viewer.of(caller);
        return months.months(viewer, Optional.empty(), clock.instant())
                .flatMap(found -> lastMonth(viewer, found).map(cards -> OverviewPage.of(frame, found, cards)))
                .flatMap(page -> answer(200, frame, page));
    }

    private Uni<List<Scorecard>> lastMonth(Viewer viewer, List<MonthScore> months) {
        return months.isEmpty()
                ? Uni.createFrom().item(List.of())
                : scorecards.scorecards(viewer, months.get(0).period(), viewer.cuts());
    }

    @GET
    @Path("/scorecards/{agreement}")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> scorecard(
            @RestPath UUID agreement,
            @RestQuery Optional<Period> period,
            @RestQuery @DefaultValue("priority") String by,
            @RestQuery Optional<Language> lang) {
        var frame = frame(lang);
        var viewer = Viewer.of(caller);
        var dimension = viewer.mayCut(Dimension.of(by));
        return months.months(viewer, Optional.of(agreement), clock.instant())
                .flatMap(found -> scorecards
                        .scorecard(viewer, asked(agreement, period, found), dimension)
                        .flatMap(card -> answer(200, frame, ScorecardPage.of(frame, card, found, viewer.cuts()))));
    }

    @GET
    @Path("/scorecards/{agreement}/tickets")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> tickets(
            @RestPath UUID agreement,
            @RestQuery Optional<Period> period,
            @RestQuery @DefaultValue("WATERMELON") Quadrant quadrant,
            @RestQuery @DefaultValue("priority") String by,
            @RestQuery Optional<String> slice,
            @BeanParam PageRequest page,
            @RestQuery Optional<Language> lang) {
        var frame = frame(lang);
        var viewer = Viewer.of(caller);
        var asked = Asked.of(Optional.of(agreement), period);
        var behind = new Behind(quadrant, viewer.mayCut(Dimension.of(by)), slice);
        var cut = pages.cut(page, viewer.tenant());
        return scorecards
                .scorecard(viewer, asked, behind.by())
                .invoke(behind::mayBeShown)
                .flatMap(card -> tickets.behind(viewer, asked, behind, cut)
                        .map(found -> pages.page(cut, found, JudgedTicket::keys).getEntity())
                        .flatMap(found -> answer(
                                200,
                                frame,
                                new TicketsPage(
                                        frame, card, behind, found.items(), !viewer.isCustomer(), found.next()))));
    }

    @ServerExceptionMapper
    Uni<RestResponse<String>> refused(Refusal refusal, RoutingContext request) {
        var frame = frame(Optional.empty());
        var told = problems.problem(refusal, request);
        return answer(refusal.status(), frame, new RefusedPage(frame, told.detail()));
    }

    @ServerExceptionMapper
    Uni<RestResponse<String>> faulty(Faulty faulty, RoutingContext request) {
        var frame = frame(Optional.empty());
        var told = problems.problem(faulty, request).errors().get(0);
        return answer(400, frame, new RefusedPage(frame, told.detail()));
    }

    /** Without a month: the last one in which something happened. */
    private Asked asked(UUID agreement, Optional<Period> period, List<MonthScore> months) {
        return new Asked(
                agreement,
                period.orElseGet(() -> months.isEmpty()
                        ? Period.at(clock.instant(), ZoneOffset.UTC)
                        : months.get(0).period()));
    }

    private Frame frame(Optional<Language> chosen) {
        return Frame.of(Chrome.of(
                chosen,
                Optional.ofNullable(headers.getCookies().get(Chrome.LANGUAGE)).map(Cookie::getValue),
                headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE),
                identity.isAnonymous() ? "" : identity.getPrincipal().getName(),
                HOME,
                uri.getRequestUri().getRawPath(),
                uri.getRequestUri().getRawQuery()));
    }

    private static Uni<RestResponse<String>> answer(int status, Frame frame, TemplateInstance page) {
        return page.setLocale(frame.tag())
                .createUni()
                .map(html -> RestResponse.ResponseBuilder.create(RestResponse.Status.OK, html)
                        .status(status)
                        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                        .header(HttpHeaders.CONTENT_LANGUAGE, frame.tag())
                        .header(HttpHeaders.SET_COOKIE, frame.chrome().keptLanguage())
                        .header("Content-Security-Policy", ONLY_OURS)
                        .header("Cross-Origin-Opener-Policy", "same-origin")
                        .build());
    }
}
