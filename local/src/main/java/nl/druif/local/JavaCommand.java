package nl.druif.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to run a program with the Java that runs this one. */
final class JavaCommand {
    private JavaCommand() {}

    static List<String> of(List<String> flags, Path jar) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }
}
