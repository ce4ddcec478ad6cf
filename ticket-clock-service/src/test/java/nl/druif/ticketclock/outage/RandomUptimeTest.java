package nl.druif.ticketclock.outage;

import static nl.druif.foundation.calendar.WeeklyHours.mondayToFriday;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.calendar.OpenWindow;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.TimeOfDay;
import nl.druif.foundation.calendar.WeeklyHours;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.terms.AvailabilityTarget;
import nl.druif.foundation.terms.Composition;
import nl.druif.foundation.terms.Degraded;
import nl.druif.foundation.terms.Exclusion;
import nl.druif.foundation.terms.Maintenance;
import nl.druif.foundation.terms.MeasuredIn;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.OutageRounding;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.Period;
import org.junit.jupiter.api.Test;

/** What is worked out in spans is what comes out minute by minute, to the millisecond. */
class RandomUptimeTest {
    private static final int CASES = 12_000;
    private static final List<String> SERVICES = List.of("mail", "telefonie", "werkplek");

    /** Ordinary days, the nights the clocks change, and the ends of months. */
    private static final List<Instant> STARTS = List.of(
            Instant.parse("2026-03-28T15:00:00Z"),
            Instant.parse("2026-10-24T15:00:00Z"),
            Instant.parse("2026-04-24T06:00:00Z"),
            Instant.parse("2026-02-27T22:59:59.999Z"),
            Instant.parse("2026-11-17T11:07:00.250Z"));

    private static final List<BusinessCalendar> CALENDARS = List.of(
            calendar("Europe/Amsterdam", mondayToFriday(window("08:00", "18:00"))),
            calendar("Europe/Amsterdam", WeeklyHours.everyDay(window("22:00", "06:30"))),
            calendar("America/New_York", WeeklyHours.everyDay(window("00:00", "03:15"))),
            BusinessCalendar.roundTheClock(ZoneId.of("Europe/Amsterdam")));

    private final Random random = new Random(20261122);

    private static BusinessCalendar calendar(String zone, WeeklyHours hours) {
        return BusinessCalendar.of(OpeningHours.of(zone, hours));
    }

    private static OpenWindow window(String from, String to) {
        return new OpenWindow(TimeOfDay.parse(from), TimeOfDay.parse(to));
    }

    @Test
    void spans_and_minutes_come_to_the_same() {
        long lost = 0;
        for (int i = 0; i < CASES; i++) {
            lost += check(i);
        }
        assertThat(lost).as("the cases are about something").isPositive();
    }

    private long check(int number) {
        var services = SERVICES.subList(0, 1 + random.nextInt(3));
        var target = target(services);
        var shared = random.nextBoolean() ? Optional.of(any(CALENDARS)) : Optional.<BusinessCalendar>empty();
        var hours = Map.of(
                "mail", shared.orElseGet(() -> any(CALENDARS)),
                "telefonie", shared.orElseGet(() -> any(CALENDARS)),
                "werkplek", shared.orElseGet(() -> any(CALENDARS)));
        Function<String, Optional<BusinessCalendar>> asked = service -> Optional.of(hours.get(service));
        var from = any(STARTS);
        var stretch = new Spans.Span(
                from.toEpochMilli(),
                from.toEpochMilli()
                        + Duration.ofMinutes(30 + random.nextInt(1_200)).toMillis()
                        + random.nextInt(1_000));
        var asOf = random.nextInt(3) == 0 ? stretch.until() + 86_400_000 : near(stretch);
        var happened = new Happened(outages(stretch), exclusions(stretch), Instant.ofEpochMilli(asOf));

        var fast = Uptime.of(target, services, asked, stretch, happened);
        var slow = new SlowUptime(target, services, asked, stretch, happened);

        assertThat(List.of(
                        fast.promised().length(),
                        fast.measured().length(),
                        fast.elapsed(happened.asOf()).length(),
                        nonZero(fast.lost())))
                .as("case %d: %s of %s in %s, %s", number, target, services, stretch, happened)
                .isEqualTo(List.of(slow.promised, slow.measured, slow.elapsed, nonZero(slow.lost)));
        return fast.downtime();
    }

    private static Map<PartyRole, Long> nonZero(Map<PartyRole, Long> lost) {
        return lost.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private AvailabilityTarget target(List<String> services) {
        var excludes = random.nextBoolean();
        return new AvailabilityTarget(
                "beschikbaar",
                services,
                BigDecimal.valueOf(99.9),
                Period.MONTH,
                random.nextInt(3) == 0 ? MeasuredIn.ROUND_THE_CLOCK : MeasuredIn.SERVICE_HOURS,
                Optional.empty(),
                maybe(List.of("PT1M", "PT5M", "PT45M", "PT10S")).map(WorkingDuration::parse),
                maybe(List.of(OutageRounding.values())),
                services.size() > 1 ? maybe(List.of(Composition.values())) : Optional.empty(),
                maybe(List.of(Degraded.values())),
                excludes ? Optional.of(Maintenance.EXCLUDED) : Optional.empty(),
                excludes ? maybe(List.of("PT1H", "PT30M")).map(WorkingDuration::parse) : Optional.empty(),
                Nature.COMMITMENT);
    }

    private List<Outage> outages(Spans.Span stretch) {
        var outages = new ArrayList<Outage>();
        var count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            var kind = random.nextInt(5) == 0
                    ? OutageKind.MAINTENANCE
                    : random.nextInt(5) == 0 ? OutageKind.DEGRADED : OutageKind.OUTAGE;
            var from = near(stretch);
            var until = from + length();
            outages.add(new Outage(
                    new UUID(random.nextLong(), random.nextLong()),
                    "nagios",
                    "S-" + i,
                    0,
                    kind,
                    some(),
                    Instant.ofEpochMilli(from),
                    kind != OutageKind.MAINTENANCE && random.nextInt(8) == 0
                            ? Optional.empty()
                            : Optional.of(Instant.ofEpochMilli(until)),
                    kind == OutageKind.MAINTENANCE && random.nextInt(4) > 0
                            ? Optional.of(Instant.ofEpochMilli(from - random.nextInt(2) * 3_600_000L))
                            : Optional.empty(),
                    any(List.of(PartyRole.values())),
                    Optional.empty(),
                    random.nextInt(20) == 0));
        }
        return outages;
    }

    private List<Exclusion> exclusions(Spans.Span stretch) {
        var exclusions = new ArrayList<Exclusion>();
        var count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            var from = near(stretch);
            exclusions.add(new Exclusion(
                    Optional.empty(),
                    Instant.ofEpochMilli(from),
                    Instant.ofEpochMilli(from + length()),
                    "overmacht",
                    PartyRole.SUPPLIER,
                    random.nextBoolean() ? List.of() : some()));
        }
        return exclusions;
    }

    private long length() {
        return switch (random.nextInt(4)) {
            case 0 -> 1 + random.nextInt(120_000);
            case 1 -> 60_000L * (1 + random.nextInt(10));
            default -> 1 + random.nextInt(4 * 3_600_000);
        };
    }

    /** In it, or up to six hours outside of it; often at a full minute, where edges meet. */
    private long near(Spans.Span stretch) {
        var room = 6 * 3_600_000L;
        var at = stretch.from() - room + (long) (random.nextDouble() * (stretch.until() - stretch.from() + 2 * room));
        return random.nextBoolean() ? at : at - at % 60_000;
    }

    private List<String> some() {
        var some = SERVICES.stream().filter(service -> random.nextBoolean()).toList();
        return some.isEmpty() ? List.of(any(SERVICES)) : some;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> Optional<T> maybe(List<T> all) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(any(all));
    }
}
