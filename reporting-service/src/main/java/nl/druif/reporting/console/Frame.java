package nl.druif.reporting.console;

import java.util.Locale;
import nl.druif.foundation.problem.Language;

/**
 * What surrounds every page.
 *
 * @param who   signed in; empty when nobody is
 * @param path  of this page, and its {@code query} without the language
 */
public record Frame(Language language, Figures figures, String who, String path, String query) {

    public String tag() {
        return language.tag();
    }

    /** This page in the other language. */
    public String otherwise() {
        var other = language == Language.NL ? Language.EN : Language.NL;
        return path + "?" + (query.isEmpty() ? "" : query + "&") + "lang=" + other;
    }

    public String otherTag() {
        return language == Language.NL ? "en" : "nl";
    }

    /** A cookie that remembers the language for a year and tells nothing else. */
    String keptLanguage(String name) {
        return String.format(
                Locale.ROOT, "%s=%s; Path=/reporting/console; Max-Age=31536000; HttpOnly; SameSite=Lax", name, tag());
    }
}
