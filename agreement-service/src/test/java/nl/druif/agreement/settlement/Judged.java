package nl.druif.agreement.settlement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.ClockName;
import nl.druif.foundation.event.TicketJudged;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Outcome;

/** What the clocks tell of Waterland's ticket M-7 about telephony. */
public record Judged(TenantId tenant, UUID ticket) {
    static final Instant OPENED = Instant.parse("2026-05-12T08:00:00Z");

    public TicketJudged withoutPromise(long revision) {
        return told(revision, Optional.of("WATERLAND"), Optional.empty(), List.of());
    }

    TicketJudged of(String customer, long revision) {
        return told(revision, Optional.of(customer), Optional.empty(), List.of());
    }

    TicketJudged ofNobody(long revision) {
        return told(revision, Optional.empty(), Optional.empty(), List.of());
    }

    TicketJudged cancelled(long revision) {
        return told(revision, Optional.of("WATERLAND"), Optional.of(OPENED.plusSeconds(60)), List.of());
    }

    TicketJudged promised(UUID agreement, long revision) {
        var name = new ClockName(
                UUID.randomUUID(), agreement, 1, "oplossen", Metric.TIME_TO_RESOLVE, Nature.COMMITMENT, 1);
        var clock = new TicketJudged.JudgedClock(
                name,
                Outcome.OPEN,
                Optional.of(OPENED),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                Duration.ZERO,
                Optional.empty());
        return told(revision, Optional.of("WATERLAND"), Optional.empty(), List.of(clock));
    }

    private TicketJudged told(
            long revision,
            Optional<String> customer,
            Optional<Instant> cancelledAt,
            List<TicketJudged.JudgedClock> clocks) {
        return new TicketJudged(
                UUID.randomUUID(),
                tenant,
                ticket,
                revision,
                "M-7",
                Optional.of("telefonie"),
                customer,
                Optional.of("2"),
                Optional.empty(),
                OPENED,
                Optional.empty(),
                Optional.empty(),
                cancelledAt,
                clocks,
                OPENED);
    }
}
