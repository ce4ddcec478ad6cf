package nl.druif.local;

import java.nio.file.Path;

/** The four services, with where they answer. */
public enum Service {
    AGREEMENT("agreement-service", "/agreement/v1", 8081),
    TICKET_CLOCK("ticket-clock-service", "/ticket-clock/v1", 8082),
    EXPERIENCE("experience-service", "/experience/v1", 8083),
    REPORTING("reporting-service", "/reporting/v1", 8084);

    private final String label;
    private final String path;
    private final int usualPort;

    Service(String label, String path, int usualPort) {
        this.label = label;
        this.path = path;
        this.usualPort = usualPort;
    }

    /** As modules, databases and token audiences are called. */
    public String label() {
        return label;
    }

    /** Where its API begins. */
    public String path() {
        return path;
    }

    int usualPort() {
        return usualPort;
    }

    /** What the build makes of it, below the project's folder. */
    Path program(Path project) {
        return project.resolve(label).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
