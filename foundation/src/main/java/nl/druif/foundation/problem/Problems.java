package nl.druif.foundation.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts refusals into words: in the caller's language, with the ids of this request. */
@Singleton
public final class Problems {
    private static final String INVALID_INPUT = "invalid-input";

    private final Phrases phrases = new Phrases(Thread.currentThread().getContextClassLoader());
    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    public Problem problem(Refusal refusal, RoutingContext request) {
        return problem(refusal, List.of(), request);
    }

    public Problem problem(Faulty faulty, RoutingContext request) {
        return problem(invalid(faulty), faulty.faults(), request);
    }

    /** What is wrong, as people of the language say it. */
    public String sentence(Fault fault, Language language) {
        return phrases.detail(fault, language);
    }

    /** Ends the response with the refusal; for what is answered outside the resources. */
    public void answer(Refusal refusal, RoutingContext request) {
        var response = request.response().setStatusCode(refusal.status());
        refusal.headers().forEach(response::putHeader);
        response.putHeader("Content-Type", Problem.MEDIA_TYPE);
        response.putHeader("Content-Language", language(request).tag());
        response.end(text(problem(refusal, request)));
    }

    String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    static Language language(RoutingContext request) {
        return Language.preferred(request.request().getHeader("Accept-Language"));
    }

    static Refusal invalid(Faulty faulty) {
        var count = faulty.count();
        return Refusal.badRequest(
                        INVALID_INPUT,
                        count == 1
                                ? "One thing is wrong with what was sent."
                                : count + " things are wrong with what was sent.")
                .with("count", count);
    }

    private Problem problem(Refusal refusal, List<Fault> faults, RoutingContext request) {
        return Problem.of(refusal, faults, RequestId.of(request), phrases, language(request));
    }
}
