package nl.druif.foundation.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a refusal is told: RFC 9457.
 *
 * @param code    the slug as UPPER_SNAKE; like {@code type} never translated
 * @param traceId 32 hex digits
 * @param values  what the refusal says beside the standard members; members of the same object
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "traceId", "errors"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        URI instance,
        String code,
        String traceId,
        List<Flaw> errors,
        @JsonIgnore Map<String, Object> values) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPES = "https://druif.nl/problems/";

    static Problem of(Refusal refusal, List<Fault> faults, RequestId request, Phrases phrases, Language language) {
        return new Problem(
                URI.create(TYPES + refusal.slug()),
                phrases.title(refusal.slug(), language),
                refusal.status(),
                phrases.detail(refusal, language),
                request.urn(),
                refusal.slug().toUpperCase(Locale.ROOT).replace('-', '_'),
                request.traceId(),
                faults.stream()
                        .map(fault -> Flaw.of(fault, phrases.detail(fault, language)))
                        .toList(),
                refusal.values());
    }

    @JsonAnyGetter
    @JsonIgnore(false)
    public Map<String, Object> members() {
        return values;
    }

    /** One fault as a client sees it: in the body at {@code pointer} (an RFC 6901 fragment), or in a query parameter. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Flaw(@Nullable String pointer, @Nullable String parameter, String code, String detail) {
        static Flaw of(Fault fault, String detail) {
            return fault.pointer().startsWith("?")
                    ? new Flaw(null, fault.pointer().substring(1), fault.code(), detail)
                    : new Flaw(fragment(fault.pointer()), null, fault.code(), detail);
        }

        /** RFC 6901 §6: what may not stand in a URI fragment is percent-encoded. */
        private static String fragment(String pointer) {
            try {
                return "#" + new URI(null, null, pointer).getRawFragment();
            } catch (java.net.URISyntaxException impossible) {
                throw new IllegalArgumentException(impossible);
            }
        }
    }
}
