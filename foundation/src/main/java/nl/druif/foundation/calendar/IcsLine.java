package nl.druif.foundation.calendar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A content line of RFC 5545.
 *
 * @param number     of its first physical line, from 1
 * @param parameters by name in upper case, without quotes
 */
record IcsLine(int number, String name, Map<String, String> parameters, String value) {
    private static final int LONGEST = 75;

    /** Folded lines made whole and taken apart; a line without a colon has an empty name. */
    static List<IcsLine> unfold(String text) {
        var lines = new ArrayList<IcsLine>();
        var physical = text.replace("\uFEFF", "").lines().iterator();
        var whole = new StringBuilder();
        int start = 0;
        for (int number = 1; physical.hasNext(); number++) {
            var line = physical.next();
            if (number > 1 && (line.startsWith(" ") || line.startsWith("\t"))) {
                whole.append(line, 1, line.length());
            } else {
                add(start, whole.toString(), lines);
                whole.setLength(0);
                whole.append(line);
                start = number;
            }
        }
        add(start, whole.toString(), lines);
        return lines;
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    boolean is(String name, String value) {
        return this.name.equals(name) && this.value.trim().equalsIgnoreCase(value);
    }

    /** The value as people read it. */
    String text() {
        var plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            var letter = value.charAt(i);
            if (letter == '\\' && i + 1 < value.length()) {
                i++;
                plain.append(value.charAt(i) == 'n' || value.charAt(i) == 'N' ? '\n' : value.charAt(i));
            } else {
                plain.append(letter);
            }
        }
        return plain.toString();
    }

    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r", "")
                .replace("\n", "\\n");
    }

    /** The line with its end, broken after at most 75 octets, never inside a character. */
    static String folded(String line) {
        var folded = new StringBuilder();
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            var letter = line.codePointAt(i);
            var width = Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
            if (octets + width > LONGEST) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.appendCodePoint(letter);
            octets += width;
            i += Character.charCount(letter);
        }
        return folded.append("\r\n").toString();
    }

    private static void add(int number, String line, List<IcsLine> to) {
        if (!line.isBlank()) {
            to.add(parse(number, line));
        }
    }

    private static IcsLine parse(int number, String line) {
        var colon = line.indexOf(':');
        // Most lines have no parameters, and a file may have a hundred thousand of them.
        if (colon >= 0 && line.lastIndexOf(';', colon) < 0 && line.lastIndexOf('"', colon) < 0) {
            return new IcsLine(
                    number, line.substring(0, colon).toUpperCase(Locale.ROOT), Map.of(), line.substring(colon + 1));
        }
        var parts = split(line);
        if (parts.isEmpty()) {
            return new IcsLine(number, "", Map.of(), line);
        }
        var parameters = new LinkedHashMap<String, String>();
        for (var parameter : parts.subList(1, parts.size() - 1)) {
            var equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        parameter.substring(0, equals).toUpperCase(Locale.ROOT),
                        parameter.substring(equals + 1).replace("\"", ""));
            }
        }
        return new IcsLine(
                number, parts.get(0).toUpperCase(Locale.ROOT), Map.copyOf(parameters), parts.get(parts.size() - 1));
    }

    /** Name, parameters and value; nothing when there is no colon outside quotes. */
    private static List<String> split(String line) {
        var parts = new ArrayList<String>();
        var quoted = false;
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            var letter = line.charAt(i);
            if (letter == '"') {
                quoted = !quoted;
            } else if (!quoted && (letter == ';' || letter == ':')) {
                parts.add(line.substring(start, i));
                start = i + 1;
                if (letter == ':') {
                    parts.add(line.substring(start));
                    return parts;
                }
            }
        }
        return List.of();
    }
}
