package nl.druif.foundation.problem;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Answers every exception that leaves a resource as {@code application/problem+json}, and tells nothing of the inside. */
@Singleton
public final class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final MediaType PROBLEM = MediaType.valueOf(Problem.MEDIA_TYPE);

    private final Problems problems;

    ProblemMapper(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response refused(Refusal refusal, RoutingContext request) {
        return answer(refusal, request).build();
    }

    @ServerExceptionMapper
    Response faulty(Faulty faulty, RoutingContext request) {
        return response(400, problems.problem(faulty, request), request).build();
    }

    /** Keeps what the platform says beside the status: {@code Allow}, {@code Accept-Patch}, {@code Retry-After}, … */
    @ServerExceptionMapper
    Response answered(WebApplicationException exception, RoutingContext request) {
        if (exception.getCause() instanceof Refusal refusal) {
            return refused(refusal, request);
        }
        var given = exception.getResponse();
        if (given.getStatus() < 400 || given.hasEntity()) {
            return given;
        }
        if (given.getStatus() >= 500) {
            log(exception, request);
        }
        var answer = answer(Refusals.of(given.getStatus()), request);
        given.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                    && !name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                values.forEach(value -> answer.header(name, value));
            }
        });
        return answer.build();
    }

    @ServerExceptionMapper
    Uni<Response> unknown(AuthenticationFailedException exception, RoutingContext request) {
        return challenge(request);
    }

    @ServerExceptionMapper
    Uni<Response> unknown(AuthenticationCompletionException exception, RoutingContext request) {
        return challenge(request);
    }

    @ServerExceptionMapper
    Uni<Response> unknown(UnauthorizedException exception, RoutingContext request) {
        return challenge(request);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException exception, RoutingContext request) {
        return answer(Refusals.FORBIDDEN, request).build();
    }

    /** Constraints on parameters; those of bodies are faults of the body already. */
    @ServerExceptionMapper
    Response outOfBounds(ConstraintViolationException exception, RoutingContext request) {
        var faults = exception.getConstraintViolations().stream()
                .map(ProblemMapper::fault)
                .toList();
        return faulty(new Faulty(faults), request);
    }

    @ServerExceptionMapper
    Response broken(Throwable throwable, RoutingContext request) {
        log(throwable, request);
        return Outage.isBehind(throwable)
                ? answer(Refusals.of(503).header(HttpHeaders.RETRY_AFTER, "5"), request)
                        .build()
                : answer(Refusals.INTERNAL, request).build();
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        var parameter = "";
        for (var node : violation.getPropertyPath()) {
            parameter = String.valueOf(node.getName());
        }
        var constraint = violation.getConstraintDescriptor();
        var fault = new Fault("?" + parameter, "OUT_OF_RANGE", violation.getMessage())
                .with("kind", constraint.getAnnotation().annotationType().getSimpleName());
        for (var bound : constraint.getAttributes().entrySet()) {
            fault = fault.with(bound.getKey(), bound.getValue());
        }
        return fault;
    }

    private Uni<Response> challenge(RoutingContext request) {
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        return authenticator == null
                ? Uni.createFrom().item(unauthenticated(null, request))
                : authenticator.getChallenge(request).map(challenge -> unauthenticated(challenge, request));
    }

    private Response unauthenticated(@Nullable ChallengeData challenge, RoutingContext request) {
        if (challenge == null || challenge.getHeaders().isEmpty()) {
            return answer(Refusals.UNAUTHENTICATED, request)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .build();
        }
        // A page answers with the way to where one signs in, also to whoever comes with a session that has ended.
        var isTheWayIn = challenge.status / 100 == 3;
        var answer = isTheWayIn ? Response.status(challenge.status) : answer(Refusals.UNAUTHENTICATED, request);
        challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
        return answer.build();
    }

    private Response.ResponseBuilder answer(Refusal refusal, RoutingContext request) {
        var answer = response(refusal.status(), problems.problem(refusal, request), request);
        refusal.headers().forEach(answer::header);
        return answer;
    }

    private Response.ResponseBuilder response(int status, Problem problem, RoutingContext request) {
        return Response.status(status)
                .type(PROBLEM)
                .language(Problems.language(request).locale())
                .entity(problems.text(problem));
    }

    private static void log(Throwable throwable, RoutingContext request) {
        LOG.errorf(
                throwable,
                "%s %s failed, request %s",
                request.request().method(),
                LoggedPath.of(request),
                RequestId.of(request).value());
    }
}
