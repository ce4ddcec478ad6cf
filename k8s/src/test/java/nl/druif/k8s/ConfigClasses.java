package nl.druif.k8s;

import static java.util.stream.Collectors.joining;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** What the {@code @ConfigMapping} interfaces of the services and of foundation ask for, read from their sources. */
final class ConfigClasses {
    static final List<String> SERVICES =
            List.of("agreement-service", "ticket-clock-service", "experience-service", "reporting-service");

    private ConfigClasses() {}

    static List<Setting> settings() {
        return Stream.concat(Stream.of("foundation"), SERVICES.stream())
                .flatMap(module -> settings(module).stream())
                .toList();
    }

    private static List<Setting> settings(String module) {
        var services = module.equals("foundation") ? Set.copyOf(SERVICES) : Set.of(module);
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = Files.walk(Path.of("..", module, "src", "main", "java"));
                var manager = compiler.getStandardFileManager(null, null, null)) {
            var sources = files.filter(file -> file.toString().endsWith("Config.java"))
                    .sorted()
                    .toList();
            if (sources.isEmpty()) {
                return List.of();
            }
            var task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources));
            var found = new ArrayList<Setting>();
            var units = task.parse();
            for (var unit : units) {
                new Reader(DocTrees.instance(task), services, found).scan(unit, null);
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class Reader extends TreePathScanner<Void, Void> {
        private final DocTrees docs;
        private final Set<String> services;
        private final List<Setting> found;
        private Optional<String> prefix = Optional.empty();

        Reader(DocTrees docs, Set<String> services, List<Setting> found) {
            this.docs = docs;
            this.services = services;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            prefix = annotation(type.getModifiers().getAnnotations(), "ConfigMapping");
            return super.visitClass(type, nothing);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            prefix.ifPresent(start -> found.add(setting(start, method)));
            return super.visitMethod(method, nothing);
        }

        private Setting setting(String start, MethodTree method) {
            var annotations = method.getModifiers().getAnnotations();
            var type = method.getReturnType().toString();
            return new Setting(
                    start + "."
                            + annotation(annotations, "WithName")
                                    .orElseGet(() -> kebab(method.getName().toString())),
                    services,
                    type.replaceAll("^Optional<(.*)>$", "$1"),
                    type.startsWith("Optional"),
                    annotation(annotations, "WithDefault"),
                    Optional.ofNullable(docs.getDocCommentTree(getCurrentPath()))
                            .map(DocCommentTree::getFullBody)
                            .map(body -> body.stream().map(Object::toString).collect(joining()))
                            .map(body -> body.replaceAll("\\s+", " ").replaceAll("\\{@\\w+ ([^}]*)}", "`$1`"))
                            .orElse(""));
        }

        private static Optional<String> annotation(List<? extends AnnotationTree> annotations, String name) {
            return annotations.stream()
                    .filter(one -> one.getAnnotationType().toString().equals(name))
                    .flatMap(one -> one.getArguments().stream())
                    .map(argument -> argument instanceof AssignmentTree named ? named.getExpression() : argument)
                    .filter(argument -> argument.getKind() == Tree.Kind.STRING_LITERAL)
                    .map(argument -> ((LiteralTree) argument).getValue().toString())
                    .findFirst();
        }

        private static String kebab(String name) {
            return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        }
    }
}
