package nl.druif.foundation.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.druif.foundation.problem.Language;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page: in which language, for whom, where.
 *
 * @param who   signed in; empty when nobody is
 * @param root  of the service, such as {@code /reporting}
 * @param home  the first of these pages
 * @param path  of this page, and its {@code query} without the language
 */
public record Chrome(Language language, String who, String root, String home, String path, String query) {
    /** The cookie that keeps the language. */
    public static final String LANGUAGE = "druif-language";

    /**
     * In the language that was chosen, else kept, else accepted.
     *
     * @param kept what the cookie says
     */
    public static Chrome of(
            Optional<Language> chosen,
            Optional<String> kept,
            @Nullable String accepted,
            String who,
            String home,
            String path,
            @Nullable String query) {
        var language = chosen.or(() -> kept.flatMap(Chrome::language)).orElseGet(() -> Language.preferred(accepted));
        return new Chrome(language, who, home.substring(0, home.indexOf('/', 1)), home, path, without(query));
    }

    public String tag() {
        return language.tag();
    }

    public boolean isDutch() {
        return language == Language.NL;
    }

    /** This page in the other language. */
    public String otherwise() {
        return path + "?" + (query.isEmpty() ? "" : query + "&") + "lang=" + other();
    }

    public String otherTag() {
        return other().tag();
    }

    /** A cookie that remembers the language for a year and tells nothing else. */
    public String keptLanguage() {
        return String.format(
                Locale.ROOT, "%s=%s; Path=%s; Max-Age=31536000; HttpOnly; SameSite=Lax", LANGUAGE, tag(), home);
    }

    private Language other() {
        return isDutch() ? Language.EN : Language.NL;
    }

    /** Everything but the language, which the link to the other one adds. */
    private static String without(@Nullable String raw) {
        return raw == null
                ? ""
                : Arrays.stream(raw.split("&"))
                        .filter(part -> !part.startsWith("lang="))
                        .collect(Collectors.joining("&"));
    }

    private static Optional<Language> language(String tag) {
        return Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }
}
