package nl.druif.local;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one start was asked for.
 *
 * @param project  the checkout whose built services run
 * @param data     the folder that keeps everything
 * @param wipe     whether to begin with an empty one
 * @param demo     whether to fill the demo tenant
 * @param attached whether to end when the process that started this one ends
 */
record Settings(Path project, Path data, Ports ports, boolean wipe, boolean demo, boolean attached) {
    private static final List<String> SWITCHES =
            List.of("wipe", "without-demo", "directory", "ports", "port-offset", "project", "attached");

    /** From {@code --name=value} or just {@code --name}; an empty value is as good as none. */
    static Settings of(String... arguments) {
        var given = new TreeMap<String, String>();
        for (var argument : arguments) {
            var parts = argument.split("=", 2);
            if (!argument.startsWith("--") || !SWITCHES.contains(parts[0].substring(2))) {
                throw new CannotStart("There is no switch " + argument + "; there are "
                        + SWITCHES.stream().map(name -> "--" + name).collect(joining(" ")) + ".");
            }
            given.put(parts[0].substring(2), parts.length == 2 ? parts[1] : "true");
        }
        return of(given);
    }

    private static Settings of(Map<String, String> given) {
        var project = path(given, "project", Path.of(""));
        return new Settings(
                project,
                path(given, "directory", project.resolve(".druif")),
                Ports.of(given.getOrDefault("port-offset", ""), given.getOrDefault("ports", "")),
                isOn(given, "wipe"),
                !isOn(given, "without-demo"),
                isOn(given, "attached"));
    }

    private static Path path(Map<String, String> given, String name, Path otherwise) {
        var text = given.getOrDefault(name, "");
        return (text.isBlank() ? otherwise : Path.of(text)).toAbsolutePath().normalize();
    }

    private static boolean isOn(Map<String, String> given, String name) {
        return "true".equals(given.get(name));
    }
}
