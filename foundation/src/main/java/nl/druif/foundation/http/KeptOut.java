package nl.druif.foundation.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import nl.druif.foundation.problem.LoggedPath;
import nl.druif.foundation.problem.RequestId;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** Tells operators who was kept out, and where (ASVS 16.3): by the subject of the token, never by name or by the token. */
@ApplicationScoped
class KeptOut {
    private static final Logger LOG = Logger.getLogger("nl.druif.security");
    private static final int BEFORE_AUTHENTICATION = 999;

    void watch(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.addEndHandler(done -> tell(request));
                    request.next();
                },
                BEFORE_AUTHENTICATION);
    }

    private static void tell(RoutingContext request) {
        var status = request.response().getStatusCode();
        if (status == 401 || status == 403) {
            LOG.infof(
                    "kept out with %d: %s %s, subject %s, request %s",
                    status,
                    request.request().method(),
                    LoggedPath.of(request),
                    subject(request),
                    RequestId.of(request).value());
        }
    }

    private static String subject(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                        && user.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token
                        && token.getSubject() != null
                ? token.getSubject()
                : "unknown";
    }
}
