package nl.druif.agreement.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.Entry;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.problem.Refusal;

/**
 * Opening hours that agreements refer to by name, with all their versions.
 *
 * @param versions in the order in which they were recorded: where two overlap, the later one holds
 */
public record NamedCalendar(UUID id, String reference, String name, List<CalendarVersion> versions, long revision)
        implements Entry {
    public static final int MOST_VERSIONS = 100;

    public NamedCalendar {
        versions = List.copyOf(versions);
    }

    /**
     * With one more version over the ones before it.
     *
     * @throws Refusal 409 {@code calendar-past-fixed} when it speaks of days up to today that another version speaks of
     */
    NamedCalendar with(NewVersion version, Instant now) {
        if (versions.size() == MOST_VERSIONS) {
            throw Refusal.conflict("calendar-full", "A calendar has at most " + MOST_VERSIONS + " versions.")
                    .with("most", MOST_VERSIONS);
        }
        var added = version.numbered(versions.size() + 1);
        var today = now.atZone(added.hours().timeZone().id()).toLocalDate();
        for (var known : versions) {
            refuseRewriting(added, known, today);
        }
        var all = new ArrayList<>(versions);
        all.add(added);
        return new NamedCalendar(id, reference, name, all, revision + 1);
    }

    /**
     * With one more version: the hours that hold on its first day, and the days of an iCalendar file.
     *
     * @param from absent: tomorrow
     */
    NamedCalendar with(byte[] file, Optional<LocalDate> from, Optional<LocalDate> until, Instant now) {
        var zone = versions.get(versions.size() - 1).hours().timeZone().id();
        var first = from.orElseGet(() -> now.atZone(zone).toLocalDate().plusDays(1));
        return with(new NewVersion(CalendarFile.read(file, this, first), Optional.of(first), until), now);
    }

    /** Without the versions that were there before the last one. */
    NamedCalendar onlyLast() {
        return new NamedCalendar(id, reference, name, versions.subList(versions.size() - 1, versions.size()), revision);
    }

    private static void refuseRewriting(CalendarVersion added, CalendarVersion known, LocalDate today) {
        var from = later(start(added), start(known));
        var until = earlier(end(added), end(known));
        if (from.isBefore(until) && !from.isAfter(today)) {
            throw Refusal.conflict(
                            "calendar-past-fixed",
                            "Version " + known.version() + " speaks of days up to and including " + today
                                    + "; they stay as they were. A new version can start on " + today.plusDays(1) + ".")
                    .with("version", known.version())
                    .with("today", today)
                    .with("earliest", today.plusDays(1));
        }
    }

    private static LocalDate start(CalendarVersion version) {
        return version.from().orElse(LocalDate.MIN);
    }

    private static LocalDate end(CalendarVersion version) {
        return version.until().orElse(LocalDate.MAX);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
