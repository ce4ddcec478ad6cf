package nl.druif.experience.response;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Optional;
import nl.druif.experience.invitation.SurveyLink;
import nl.druif.foundation.link.LinkKeys;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Language;
import nl.druif.foundation.problem.Refusal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The page behind a survey link, for people without a login. Looking at it, however often and by whatever program, records
 * nothing; only its button does.
 */
@Path("/experience/s/{token}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class SurveyPageResource {
    private static final Logger LOG = Logger.getLogger(SurveyPageResource.class);

    private final ResponseStore responses;
    private final LinkKeys keys;
    private final Clock clock;

    SurveyPageResource(ResponseStore responses, LinkKeys keys, Clock clock) {
        this.responses = responses;
        this.keys = keys;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> show(
            @RestPath String token,
            @RestQuery Optional<String> star,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) Optional<String> acceptLanguage) {
        var visit = visit(token, acceptLanguage);
        return responses.open(visit.link()).flatMap(opened -> answer(200, visit.page(opened, star)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> vote(
            @RestPath String token,
            @RestForm Optional<String> star,
            @RestForm Optional<String> stamp,
            @RestForm Optional<String> comment,
            @RestForm Optional<String> lost,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) Optional<String> acceptLanguage) {
        var visit = visit(token, acceptLanguage);
        var ballot = new BallotPaper(star, stamp, comment, lost);
        var rendered = ballot.rendered(visit.link(), keys, visit.now());
        if (ballot.stars().isEmpty() || rendered.isEmpty()) {
            var problem = ballot.stars().isEmpty() ? AskPage.Problem.NO_STAR : AskPage.Problem.STALE;
            return responses.open(visit.link()).flatMap(opened -> answer(400, visit.asking(opened, star, problem)));
        }
        return responses
                .answer(visit.link(), ballot.answer(), rendered.get().isFasterThanPeople(visit.now()), visit.now())
                .map(counted -> seeOther(token));
    }

    @ServerExceptionMapper
    Uni<RestResponse<String>> refused(Refusal refusal, HttpHeaders headers) {
        return closed(refusal.status(), headers);
    }

    /** Somebody added to the link on its way: what was added is dropped. */
    @ServerExceptionMapper
    RestResponse<String> decorated(Faulty faulty, UriInfo uri) {
        var star =
                BallotPaper.stars(Optional.ofNullable(uri.getQueryParameters().getFirst("star")));
        return seeOther(uri.getPathParameters().getFirst("token")
                + star.map(chosen -> "?star=" + chosen).orElse(""));
    }

    /** The path is a key to a survey: it is not logged. */
    @ServerExceptionMapper
    Uni<RestResponse<String>> broken(RuntimeException exception, HttpHeaders headers) {
        LOG.error("a survey page failed", exception);
        return closed(500, headers);
    }

    private Visit visit(String token, Optional<String> acceptLanguage) {
        var now = clock.instant();
        return SurveyLink.read(token, keys)
                .map(link -> new Visit(link, keys, now, acceptLanguage))
                .orElseThrow(Refusal::notFound);
    }

    private static RestResponse<String> seeOther(String page) {
        return RestResponse.ResponseBuilder.<String>create(303)
                .header(HttpHeaders.LOCATION, "/experience/s/" + page)
                .build();
    }

    private static Uni<RestResponse<String>> closed(int status, HttpHeaders headers) {
        var language = Language.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        var frame = Frame.in(language);
        return answer(status, new VisitPage(frame, new ClosedPage(frame, status)));
    }

    private static Uni<RestResponse<String>> answer(int status, VisitPage sheet) {
        return rendered(sheet)
                .map(html -> RestResponse.ResponseBuilder.create(RestResponse.Status.OK, html)
                        .status(status)
                        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                        .header(HttpHeaders.CONTENT_LANGUAGE, sheet.frame().language())
                        .header("Content-Security-Policy", sheet.frame().contentSecurityPolicy())
                        .header("X-Robots-Tag", "noindex, nofollow, noarchive")
                        .build());
    }

    private static Uni<String> rendered(VisitPage sheet) {
        return sheet.page().setLocale(sheet.frame().language()).createUni();
    }
}
