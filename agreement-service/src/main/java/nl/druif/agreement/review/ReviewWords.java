package nl.druif.agreement.review;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.druif.foundation.problem.Language;

/** What reviews are about, in the words of one language: {@code reviews_nl.properties} and {@code reviews_en.properties}. */
final class ReviewWords {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private static final Map<Language, ReviewWords> SPOKEN =
            Arrays.stream(Language.values()).collect(Collectors.toMap(language -> language, ReviewWords::new));

    private final Properties phrases = new Properties();
    private final char decimals;

    private ReviewWords(Language language) {
        decimals = language == Language.NL ? ',' : '.';
        var name = "/reviews_" + language.tag() + ".properties";
        try (var file = Objects.requireNonNull(ReviewWords.class.getResourceAsStream(name), name);
                var text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            phrases.load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static ReviewWords in(Language language) {
        return Objects.requireNonNull(SPOKEN.get(language));
    }

    String summary(Trigger trigger, ReviewEvidence evidence) {
        var values = new HashMap<String, String>();
        evidence.period().ifPresent(period -> values.put("period", period.toString()));
        evidence.measured().ifPresent(measured -> values.put("measured", number(measured)));
        evidence.normal().ifPresent(normal -> values.put("normal", number(normal)));
        evidence.limit().ifPresent(limit -> values.put("limit", number(limit)));
        evidence.due().ifPresent(due -> values.put("due", due.toString()));
        evidence.reason().ifPresent(reason -> values.put("reason", reason));
        values.put("items", evidence.items().stream().map(ReviewItem::name).collect(Collectors.joining("; ")));
        return filled(phrases.getProperty(evidence.reason().isPresent() ? "BY_HAND" : trigger.name()), values);
    }

    private String number(BigDecimal number) {
        return number.toPlainString().replace('.', decimals);
    }

    /** In one pass: what somebody wrote is not looked through for places to fill. */
    private static String filled(String phrase, Map<String, String> values) {
        return PLACE.matcher(phrase)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }
}
