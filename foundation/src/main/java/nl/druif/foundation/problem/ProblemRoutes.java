package nl.druif.foundation.problem;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Answers what no resource ever sees: paths nobody listens on, and failures in the server around the resources. */
@ApplicationScoped
class ProblemRoutes {
    private static final Logger LOG = Logger.getLogger(ProblemRoutes.class);
    private static final int[] STATUSES = {400, 401, 403, 404, 405, 406, 408, 413, 414, 415, 431, 500, 501, 503};

    private final Problems problems;

    ProblemRoutes(Problems problems) {
        this.problems = problems;
    }

    void answerBareStatuses(@Observes Router router) {
        for (var status : STATUSES) {
            router.errorHandler(status, request -> answer(status, request));
        }
    }

    private void answer(int status, RoutingContext request) {
        if (request.response().ended() || request.response().headWritten()) {
            return;
        }
        if (status >= 500) {
            LOG.errorf(
                    request.failure(),
                    "%s failed, request %s",
                    LoggedPath.of(request),
                    RequestId.of(request).value());
        }
        problems.answer(Refusals.of(status), request);
    }
}
