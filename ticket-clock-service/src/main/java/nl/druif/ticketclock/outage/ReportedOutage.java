package nl.druif.ticketclock.outage;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.PartyRole;

/**
 * What another system tells of an outage or of a maintenance window: all of it, each time.
 *
 * @param source         the system that tells it; with {@code sourceOutageId} it names the outage once and for all
 * @param sequence       rises with every telling of the same outage: a count, or milliseconds since 1970; the highest holds
 * @param services       by the references that agreements use; one that nobody promised anything about counts nowhere
 * @param from           half-open with {@code until}; without the latter it goes on
 * @param announcedAt    of MAINTENANCE: when those who use the services were told
 * @param causedBy       whose doing it is, for remedies that make up for some parties' failings only
 * @param summary        for the provider's own people
 * @param withdrawn      it never was
 */
public record ReportedOutage(
        @NotBlank @Size(max = 100) String source,
        @NotBlank @Size(max = 200) String sourceOutageId,
        @JsonProperty(defaultValue = "0") @PositiveOrZero long sequence,
        OutageKind kind,

        @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 100) String> services,

        Instant from,
        Optional<Instant> until,
        Optional<Instant> announcedAt,
        @JsonProperty(defaultValue = "\"PROVIDER\"") PartyRole causedBy,
        Optional<@NotBlank @Size(max = 1_000) String> summary,
        @JsonProperty(defaultValue = "false") boolean withdrawn) {
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    public ReportedOutage {
        services = List.copyOf(new TreeSet<>(services));
        causedBy = causedBy == null ? PartyRole.PROVIDER : causedBy;
        var faults = new Faults();
        checkInstant(faults, from, "/from");
        until.ifPresent(at -> checkInstant(faults, at, "/until"));
        announcedAt.ifPresent(at -> checkInstant(faults, at, "/announcedAt"));
        faults.check(
                        until.isEmpty() || from.isBefore(until.get()),
                        "/until",
                        "ENDS_BEFORE_IT_STARTS",
                        "It ends at " + until.orElse(from) + ", but it starts at " + from + ".")
                .check(
                        kind != OutageKind.MAINTENANCE || until.isPresent(),
                        "/until",
                        "MAINTENANCE_NEEDS_AN_END",
                        "Maintenance is planned from a moment until another one.")
                .check(
                        kind == OutageKind.MAINTENANCE || announcedAt.isEmpty(),
                        "/announcedAt",
                        "FOR_MAINTENANCE_ONLY",
                        "Only maintenance is announced.")
                .refuse();
    }

    /** The same for the same outage of the same source, whoever hears of it first. */
    UUID id(TenantId tenant) {
        return Uuid7.derivedFrom(tenant, "outage", source, sourceOutageId);
    }

    /** What has not happened yet is no fact; clocks differ by a few minutes. Maintenance is planned. */
    public Faults future(Instant now) {
        var faults = new Faults();
        if (kind != OutageKind.MAINTENANCE) {
            checkPast(faults, from, "/from", now);
            until.ifPresent(at -> checkPast(faults, at, "/until", now));
        }
        announcedAt.ifPresent(at -> checkPast(faults, at, "/announcedAt", now));
        return faults;
    }

    private static void checkPast(Faults faults, Instant at, String pointer, Instant now) {
        faults.check(
                !at.isAfter(now.plus(SKEW)),
                new Fault(pointer, "IN_THE_FUTURE", at + " is yet to come; it is " + now + ".")
                        .with("given", at)
                        .with("now", now));
    }

    private static void checkInstant(Faults faults, Instant at, String pointer) {
        faults.check(
                !at.isBefore(EARLIEST) && at.isBefore(LATEST),
                pointer,
                "INSTANT_OUT_OF_RANGE",
                at + " lies outside the years 1970 to 2099.");
    }
}
