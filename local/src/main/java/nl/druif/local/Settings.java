package nl.druif.local;

import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;

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
    private static final Set<String> SWITCHES = Set.of("--wipe", "--without-demo");

    /** From switches on the command line, and {@code -Ddruif.…} for what comes through Maven. */
    static Settings of(String[] arguments, Properties properties) {
        for (var argument : arguments) {
            if (!SWITCHES.contains(argument)) {
                throw new CannotStart("There is no switch " + argument + "; there are --wipe and --without-demo.");
            }
        }
        var given = Set.of(arguments);
        var project = Path.of(properties.getProperty("druif.project", "."))
                .toAbsolutePath()
                .normalize();
        var data = properties.getProperty("druif.directory", "");
        return new Settings(
                project,
                data.isBlank()
                        ? project.resolve(".druif")
                        : Path.of(data).toAbsolutePath().normalize(),
                Ports.of(properties.getProperty("druif.port-offset", ""), properties.getProperty("druif.ports", "")),
                given.contains("--wipe") || isOn(properties, "druif.wipe"),
                !given.contains("--without-demo") && !isOn(properties, "druif.without-demo"),
                isOn(properties, "druif.attached"));
    }

    /** {@code -Ddruif.wipe} and {@code -Ddruif.wipe=true} both switch it on. */
    private static boolean isOn(Properties properties, String key) {
        var text = properties.getProperty(key);
        return text != null && !"false".equals(text);
    }
}
