package nl.druif.foundation.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages in which people are spoken to; Dutch unless they ask for English. */
public enum Language {
    NL,
    EN;

    private static final List<Locale> SPOKEN = List.of(Locale.forLanguageTag("nl"), Locale.ENGLISH);

    /** The best of both for an {@code Accept-Language} header; a header that cannot be read asks for nothing. */
    public static Language preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return NL;
        }
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return Locale.ENGLISH.equals(best) ? EN : NL;
        } catch (IllegalArgumentException unreadable) {
            return NL;
        }
    }

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag());
    }
}
