package nl.druif.ticketclock.replay;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.AgreementText;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.ticketclock.ticket.TicketEvent;

/**
 * Which tickets are to be read again, and under what text of one agreement: either another version of it that was signed, or
 * a draft. That text holds in the place of all versions of the agreement, for every ticket of the replay, from its opening to
 * its end; what other agreements promise stays as it is.
 *
 * @param from      tickets that were opened from here on, as far as that is known now
 * @param until     and before this
 * @param services  only those that are about one of these now; empty: about any
 * @param customers only those of one of these now; empty: of anybody
 * @param draft     as {@code GET /agreement/v1/agreements/{id}/versions/{number}/terms} answers it
 */
public record ReplayRequest(
        Instant from,
        Instant until,
        @Size(max = 100) List<@NotBlank @Size(max = 100) String> services,
        @Size(max = 100) List<@NotBlank @Size(max = 100) String> customers,
        Optional<OtherVersion> version,
        Optional<AgreementText> draft) {
    private static final Duration LONGEST = Duration.ofDays(1_830);

    /** A version that this service has heard of. */
    public record OtherVersion(UUID agreement, @Positive int number) {}

    public ReplayRequest {
        services = services == null ? List.of() : List.copyOf(services);
        customers = customers == null ? List.of() : List.copyOf(customers);
        var faults = new Faults();
        checkRange(faults, "/from", from);
        checkRange(faults, "/until", until);
        faults.check(
                from.isBefore(until),
                "/until",
                "ENDS_BEFORE_IT_STARTS",
                "The period ends at " + until + ", but it starts at " + from + ".");
        faults.check(
                Duration.between(from, until).compareTo(LONGEST) <= 0,
                new Fault(
                                "/until",
                                "REPLAY_TOO_LONG",
                                "A replay reads at most " + LONGEST.toDays() + " days, about five years.")
                        .with("days", LONGEST.toDays()));
        faults.check(
                version.isPresent() != draft.isPresent(),
                "",
                "ONE_OTHER_TEXT",
                "A replay reads under one other text: a version, or a draft.");
        faults.refuse();
    }

    private static void checkRange(Faults faults, String pointer, Instant at) {
        faults.check(
                !at.isBefore(TicketEvent.EARLIEST) && !at.isAfter(TicketEvent.LATEST),
                pointer,
                "INSTANT_OUT_OF_RANGE",
                at + " lies outside the years 1970 to 2099.");
    }
}
