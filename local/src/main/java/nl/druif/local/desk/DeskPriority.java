package nl.druif.local.desk;

import java.time.Duration;

/** Priorities of the desk, with what the demo agreement promises for each, in opening hours. */
public enum DeskPriority {
    P1(Duration.ofMinutes(30), Duration.ofHours(4), 4),
    P2(Duration.ofHours(1), Duration.ofHours(8), 16),
    P3(Duration.ofHours(4), Duration.ofHours(20), 50),
    P4(Duration.ofHours(8), Duration.ofHours(50), 30);

    private final Duration response;
    private final Duration resolution;
    private final int weight;

    DeskPriority(Duration response, Duration resolution, int weight) {
        this.response = response;
        this.resolution = resolution;
        this.weight = weight;
    }

    public Duration response() {
        return response;
    }

    public Duration resolution() {
        return resolution;
    }

    /** Of a hundred tickets. */
    int weight() {
        return weight;
    }
}
