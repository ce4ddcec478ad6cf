package nl.druif.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import nl.druif.foundation.testing.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {
    @TempDir
    Path project;

    /** A service that loses a thread for want of memory, and goes on without it. */
    public static final class OutOfMemory {
        private OutOfMemory() {}

        public static void main(String[] arguments) throws InterruptedException {
            var greedy = new Thread(() -> System.out.println(new long[Integer.MAX_VALUE - 8].length));
            greedy.start();
            greedy.join();
            new CountDownLatch(1).await();
        }
    }

    @Test
    void a_service_without_memory_is_started_again() throws IOException {
        pack(Service.TICKET_CLOCK.program(project));
        Queue<String> said = new ConcurrentLinkedQueue<>();
        try (var folder = Folder.taken(project.resolve("data"))) {
            var offspring = new Offspring(project.resolve("processes"));
            var process = new ServiceProcess(Service.TICKET_CLOCK, project, folder, Map.of(), offspring, said::add);
            try {
                process.start();
                Await.within(Duration.ofSeconds(20), "the launcher to speak", said::peek, line -> line != null);
            } finally {
                process.stop();
            }
        }
        assertThat(said.peek())
                .startsWith("ticket-clock-service ended with exit code")
                .endsWith("starting it again.");
    }

    private static void pack(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, OutOfMemory.class.getName());
        Files.createDirectories(jar.getParent());
        var name = OutOfMemory.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var code = OutOfMemory.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            code.transferTo(out);
            out.closeEntry();
        }
    }
}
