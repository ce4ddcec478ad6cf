package nl.druif.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A line of EXEMPTIONS.md: this rule, for these objects, in these overlays, is not followed. */
record Exemption(String rule, String objects, String overlays, String reason) {
    static List<Exemption> all() {
        try (var lines = Files.lines(Path.of("EXEMPTIONS.md"))) {
            return lines.filter(line -> line.startsWith("| `"))
                    .map(line -> line.split("\\|"))
                    .map(cells -> new Exemption(
                            cells[1].replace("`", "").strip(),
                            cells[2].replace("`", "").strip(),
                            cells[3].strip(),
                            cells[4].strip()))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    boolean covers(Rule broken, Overlay overlay, Rule.Finding finding) {
        return rule.equals(broken.name())
                && finding.object().matches(objects.replace("*", ".*"))
                && (overlays.equals("all") || overlays.contains(overlay.environment()));
    }
}
