package nl.druif.k8s;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every setting: those of the Config classes, those that the property files of the services refer to, and those of Quarkus and Kafka
 * that manifests give. What the last two mean cannot be read from code: it stands in {@code meanings.properties}.
 */
record ConfigReference(List<Setting> ofClasses, List<Setting> ofFiles, List<Setting> ofFrameworks) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(druif\\.[a-z.-]+)(?::([^}]*))?}");
    private static final Path SHARED =
            Path.of("../foundation/src/main/resources/META-INF/microprofile-config.properties");

    static ConfigReference made() {
        var meanings = Settings.parsed(read(Path.of("src/test/resources/meanings.properties")));
        var classes = ConfigClasses.settings();
        var known = new TreeSet<>(classes.stream().map(Setting::property).toList());
        var files = new TreeMap<String, Setting>();
        addFile(SHARED, Set.copyOf(ConfigClasses.SERVICES), meanings, files);
        ConfigClasses.SERVICES.forEach(service -> addFile(
                Path.of("..", service, "src/main/resources/application.properties"), Set.of(service), meanings, files));
        known.forEach(files::remove);
        known.addAll(files.keySet());
        var frameworks = meanings.keySet().stream()
                .filter(property -> !known.contains(property))
                .map(property -> new Setting(
                        property,
                        Set.copyOf(ConfigClasses.SERVICES),
                        "",
                        true,
                        Optional.empty(),
                        meanings.get(property)))
                .toList();
        return new ConfigReference(classes, List.copyOf(files.values()), frameworks);
    }

    Stream<Setting> all() {
        return Stream.of(ofClasses, ofFiles, ofFrameworks).flatMap(List::stream);
    }

    /** The page. */
    String text() {
        return """
                # Configuration

                Made from the code by `ConfigReferenceTest`; after a change: `mvn -pl k8s test -Dtest=ConfigReferenceTest -Ddruif.write-reference`.

                A property is given as an environment variable, as a line of a file in a folder that `SMALLRYE_CONFIG_LOCATIONS` names, or, if it is
                secret, as a file of its own in a folder that `SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS` names: the file's name is the property. The
                manifests do the last two.

                ## What the services ask for

                %s
                ## What tells where things are

                %s
                ## What the manifests tell Quarkus and Kafka

                Any other property of [Quarkus](https://quarkus.io/guides/all-config) works as well; these are given.

                %s""".formatted(table(ofClasses), table(ofFiles), frameworkTable());
    }

    private static String table(List<Setting> settings) {
        return "| property | environment variable | type | unit | default | secret | who | what |\n|---|---|---|---|---|---|---|---|\n"
                + settings.stream()
                        .map(setting -> "| `%s` | `%s` | %s | %s | %s | %s | %s | %s |\n"
                                .formatted(
                                        setting.property(),
                                        setting.variable(),
                                        setting.type(),
                                        setting.unit(),
                                        setting.givenOrDefault(),
                                        setting.secret() ? "yes" : "no",
                                        who(setting.services()),
                                        setting.meaning().replace("|", "\\|")))
                        .collect(joining());
    }

    private String frameworkTable() {
        return "| property | environment variable | what |\n|---|---|---|\n"
                + ofFrameworks.stream()
                        .map(setting -> "| `%s` | `%s` | %s |\n"
                                .formatted(setting.property(), setting.variable(), setting.meaning()))
                        .collect(joining());
    }

    private static String who(Set<String> services) {
        return services.size() == ConfigClasses.SERVICES.size() ? "all" : String.join(", ", new TreeSet<>(services));
    }

    private static void addFile(
            Path file, Set<String> services, Map<String, String> meanings, Map<String, Setting> settings) {
        var text = read(file);
        var defined = new HashMap<>(Settings.parsed(text));
        defined.keySet().removeIf(key -> !key.startsWith("druif."));
        var defaults = new TreeMap<String, Optional<String>>();
        REFERENCE
                .matcher(text)
                .results()
                .forEach(match -> defaults.put(match.group(1), Optional.ofNullable(match.group(2))));
        defined.forEach((key, value) -> defaults.put(key, Optional.of(value)));
        defaults.forEach((property, value) -> settings.putIfAbsent(
                property,
                new Setting(property, services, "String", false, value, meanings.getOrDefault(property, ""))));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** What an overlay gives a service and its migration, under the names of properties. */
    Set<String> givenBy(Manifests overlay, String service) {
        var given = new TreeSet<String>();
        given.addAll(Settings.properties(overlay, "settings").keySet());
        given.addAll(Settings.properties(overlay, service).keySet());
        var variables = new ArrayList<String>();
        overlay.workloads()
                .filter(workload ->
                        workload.name().equals(service) || workload.name().equals(service + "-migration"))
                .forEach(workload -> {
                    Thing.items(workload.pod().at("/spec/volumes"))
                            .filter(volume -> volume.path("name").asText().equals("secrets"))
                            .map(Thing::new)
                            .flatMap(volume -> volume.all().entrySet().stream())
                            .filter(field -> field.getKey().endsWith("/path"))
                            .forEach(field -> given.add(field.getValue().asText()));
                    workload.containers()
                            .flatMap(container -> Thing.items(container.path("env")))
                            .forEach(variable ->
                                    variables.add(variable.path("name").asText()));
                });
        variables.forEach(
                variable -> given.add(all().filter(setting -> setting.variable().equals(variable))
                        .map(Setting::property)
                        .findFirst()
                        .orElse(variable)));
        return given;
    }
}
