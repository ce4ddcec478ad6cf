package nl.druif.local.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The desk's year: who calls, when, and about what. */
public final class Desk {
    private static final int PEOPLE = 900;

    private final Random random;
    private final Instant now;
    private final List<DeskTicket> tickets = new ArrayList<>();

    private Desk(long seed, Instant now) {
        this.random = new Random(seed);
        this.now = now;
    }

    /** All tickets opened in the twelve months before {@code now}, oldest first, as they stood then. */
    public static List<DeskTicket> year(long seed, Instant now) {
        var desk = new Desk(seed, now);
        var today = now.atZone(OfficeHours.ZONE).toLocalDate();
        today.minusYears(1).datesUntil(today.plusDays(1)).forEach(desk::day);
        return List.copyOf(desk.tickets);
    }

    private void day(LocalDate date) {
        var opened = new ArrayList<Instant>();
        for (int i = 0; i < calls(date); i++) {
            opened.add(moment(date));
        }
        opened.sort(Comparator.naturalOrder());
        opened.stream().filter(at -> at.isBefore(now)).forEach(this::take);
    }

    /** Mondays are busy, weekends quiet, and so are the weeks in which schools are closed. */
    private int calls(LocalDate date) {
        if (!OfficeHours.isWorkday(date)) {
            return random.nextInt(2);
        }
        var usual = switch (date.getDayOfWeek()) {
            case MONDAY -> 17;
            case TUESDAY, THURSDAY -> 13;
            case WEDNESDAY -> 11;
            case FRIDAY -> 9;
            case SATURDAY, SUNDAY -> 0;
        };
        var quiet = date.getMonth() == Month.AUGUST || date.getMonth() == Month.DECEMBER && date.getDayOfMonth() > 18;
        return (quiet ? usual / 2 : usual) + random.nextInt(5) - 2;
    }

    /** Most people call in the morning; some fill in the portal's form late at night. */
    private Instant moment(LocalDate date) {
        var minute = OfficeHours.isWorkday(date) && random.nextInt(100) < 95
                ? 8 * 60 + Math.min(random.nextInt(540), random.nextInt(600))
                : random.nextInt(24 * 60);
        return ZonedDateTime.of(date.atStartOfDay().plusMinutes(minute), OfficeHours.ZONE)
                .plusSeconds(random.nextInt(60))
                .toInstant();
    }

    private void take(Instant opened) {
        var service = service();
        var priority = priority();
        var history = new History(service, priority, opened, random);
        history.write(isSoured(opened));
        var year = Year.from(opened.atZone(OfficeHours.ZONE)).getValue() % 100;
        tickets.add(new DeskTicket(
                        String.format(Locale.ROOT, "M%02d-%05d", year, tickets.size() + 1),
                        service,
                        priority,
                        "medewerker-" + random.nextInt(PEOPLE),
                        history.events(),
                        history.vote(isSoured(opened)))
                .until(now));
    }

    /** The workplace was renewed eight months ago; since then its users are unhappy. */
    private boolean isSoured(Instant opened) {
        return opened.atZone(OfficeHours.ZONE)
                .isAfter(now.atZone(OfficeHours.ZONE).minusMonths(8));
    }

    private DeskService service() {
        var ticket = random.nextInt(100);
        for (var service : DeskService.values()) {
            ticket -= service.weight();
            if (ticket < 0) {
                return service;
            }
        }
        return DeskService.TELEFONIE;
    }

    private DeskPriority priority() {
        var ticket = random.nextInt(100);
        for (var priority : DeskPriority.values()) {
            ticket -= priority.weight();
            if (ticket < 0) {
                return priority;
            }
        }
        return DeskPriority.P4;
    }
}
