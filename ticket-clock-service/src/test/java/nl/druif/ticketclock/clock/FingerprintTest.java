package nl.druif.ticketclock.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;
import org.junit.jupiter.api.Test;

/** Whatever a reading says of its verdicts is in its fingerprint. */
class FingerprintTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private final LedgerSegment segment = new LedgerSegment(
            NINE,
            TEN,
            Phase.COUNTED,
            Optional.of("e0"),
            Optional.empty(),
            Optional.of("1"),
            Optional.empty(),
            Optional.empty());
    private final SupersededVerdict superseded = new SupersededVerdict(
            SupersededVerdict.Reason.VERSION_SIGNED,
            1,
            "resolve",
            1,
            Outcome.BREACHED,
            Optional.of(TEN),
            Optional.of(TEN),
            Optional.of(TEN));
    private final Anomaly anomaly = new Anomaly(Anomaly.Kind.OPENED_TWICE, "e1", "The first opening counts.");
    private final IllegitimatePause pause = new IllegitimatePause(NINE, TEN, Duration.ofHours(1));
    private final Warning warning = new Warning(50, NINE);

    @Test
    void each_part_of_a_reading_changes_it() {
        var readings = List.of(
                reading(List.of(), List.of(), List.of(), List.of(), List.of()),
                reading(List.of(warning), List.of(), List.of(), List.of(), List.of()),
                reading(List.of(new Warning(75, NINE)), List.of(), List.of(), List.of(), List.of()),
                reading(List.of(), List.of(segment), List.of(), List.of(), List.of()),
                reading(List.of(), List.of(segment.until(NINE.plusMillis(1))), List.of(), List.of(), List.of()),
                reading(List.of(), List.of(), List.of(pause), List.of(), List.of()),
                reading(List.of(), List.of(), List.of(), List.of(superseded), List.of()),
                reading(List.of(), List.of(), List.of(), List.of(), List.of(anomaly)),
                new TicketReading(List.of(), List.of(), List.of(), Optional.empty(), List.of()));
        var fingerprints = new ArrayList<String>();
        readings.forEach(reading -> fingerprints.add(Fingerprint.of(reading)));

        assertThat(fingerprints).doesNotHaveDuplicates().allMatch(text -> text.matches("[0-9a-f]{64}"));
    }

    @Test
    void equal_readings_have_equal_ones() {
        assertThat(Fingerprint.of(reading(
                        List.of(warning), List.of(segment), List.of(pause), List.of(superseded), List.of(anomaly))))
                .isEqualTo(Fingerprint.of(reading(
                        List.of(new Warning(50, NINE)),
                        List.of(segment.until(TEN)),
                        List.of(pause),
                        List.of(superseded),
                        List.of(anomaly))));
    }

    private static TicketReading reading(
            List<Warning> warnings,
            List<LedgerSegment> ledger,
            List<IllegitimatePause> pauses,
            List<SupersededVerdict> superseded,
            List<Anomaly> anomalies) {
        var clock = new Reading(
                1,
                "resolve",
                Metric.TIME_TO_RESOLVE,
                Nature.COMMITMENT,
                Optional.empty(),
                1,
                ClockState.STOPPED,
                Outcome.MET,
                Optional.of(NINE),
                Optional.of(TEN),
                false,
                Optional.of(TEN),
                Optional.empty(),
                false,
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ZERO,
                Duration.ZERO,
                warnings,
                Optional.empty(),
                ledger,
                pauses,
                List.of());
        return new TicketReading(List.of(clock), superseded, anomalies, Optional.empty(), List.of());
    }
}
