package nl.druif.agreement.document;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.druif.foundation.problem.Language;
import nl.druif.foundation.terms.Money;

/** How a contract says things in one language: phrases of {@code document/phrases_*.properties}, numbers, dates, times. */
final class Words {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Words DUTCH = new Words(Language.NL);
    private static final Words ENGLISH = new Words(Language.EN);

    private final Language language;
    private final ResourceBundle phrases;
    private final DecimalFormatSymbols symbols;
    private final DateTimeFormatter date;

    private Words(Language language) {
        this.language = language;
        phrases = ResourceBundle.getBundle(
                "document/phrases",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setDecimalSeparator(language == Language.NL ? ',' : '.');
        symbols.setGroupingSeparator(language == Language.NL ? '.' : ',');
        date = DateTimeFormatter.ofPattern("d MMMM uuuu", language.locale());
    }

    static Words in(Language language) {
        return switch (language) {
            case NL -> DUTCH;
            case EN -> ENGLISH;
        };
    }

    Language language() {
        return language;
    }

    /** The phrase with the values in their places; what a value says is never read as a phrase. */
    String say(String phrase, Object... values) {
        return PLACE.matcher(phrases.getString(phrase))
                .replaceAll(
                        place -> Matcher.quoteReplacement(String.valueOf(values[Integer.parseInt(place.group(1))])));
    }

    /** For a label of an enum. */
    String name(Enum<?> label) {
        return say(label.getDeclaringClass().getSimpleName() + "." + label.name());
    }

    String sentence(String phrase, Object... values) {
        return capital(say(phrase, values));
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** With all the decimals it has. */
    String number(BigDecimal number) {
        var format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    String number(long number) {
        return number(BigDecimal.valueOf(number));
    }

    String percent(BigDecimal number) {
        return say("percent", number(number));
    }

    String money(Money money) {
        var code = money.currency().getCurrencyCode();
        return say("money", code.equals("EUR") ? "€" : code, number(money.amount()));
    }

    String date(LocalDate day) {
        return date.format(day);
    }

    /** A moment, as the wall clocks of the agreement's place show it. */
    String moment(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        return local.toLocalTime().toSecondOfDay() == 0
                ? date(local.toLocalDate())
                : say("moment", date(local.toLocalDate()), "%02d:%02d".formatted(local.getHour(), local.getMinute()));
    }

    /** In hours, minutes and seconds, to the last part of one; a counted day is 24 hours, which "2 days" would not say. */
    String duration(Duration length) {
        var parts = new ArrayList<String>();
        part(parts, "hour", BigDecimal.valueOf(length.toHours()));
        part(parts, "minute", BigDecimal.valueOf(length.toMinutesPart()));
        part(parts, "second", seconds(length));
        return parts.isEmpty() ? count("second", 0) : list(parts, "and");
    }

    String count(String unit, long number) {
        return count(unit, BigDecimal.valueOf(number));
    }

    String all(List<String> items) {
        return list(items, "and");
    }

    String any(List<String> items) {
        return list(items, "or");
    }

    private String count(String unit, BigDecimal number) {
        return say(unit + (number.compareTo(BigDecimal.ONE) == 0 ? ".one" : ".many"), number(number));
    }

    private static BigDecimal seconds(Duration length) {
        var seconds = BigDecimal.valueOf(length.toSecondsPart()).add(BigDecimal.valueOf(length.toNanosPart(), 9));
        return seconds.setScale(Math.max(0, seconds.stripTrailingZeros().scale()));
    }

    private void part(List<String> parts, String unit, BigDecimal number) {
        if (number.signum() != 0) {
            parts.add(count(unit, number));
        }
    }

    private String list(List<String> items, String last) {
        return items.size() < 2
                ? String.join("", items)
                : say(
                        "list." + last,
                        String.join(", ", items.subList(0, items.size() - 1)),
                        items.get(items.size() - 1));
    }
}
