package nl.druif.foundation.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import nl.druif.foundation.problem.Faulty;

/** Opening hours nobody would think of, from a seed. */
final class RandomHours {
    private final Random random;

    RandomHours(Random random) {
        this.random = random;
    }

    OpeningHours next(String zone, LocalDate around, int days) {
        return new OpeningHours(Zone.of(zone), weekly(), closed(around, days), extra(around, days), holidays());
    }

    private WeeklyHours weekly() {
        while (true) {
            var week = new EnumMap<DayOfWeek, List<OpenWindow>>(DayOfWeek.class);
            for (var day : DayOfWeek.values()) {
                week.put(day, windows());
            }
            try {
                return new WeeklyHours(
                        week.get(DayOfWeek.MONDAY),
                        week.get(DayOfWeek.TUESDAY),
                        week.get(DayOfWeek.WEDNESDAY),
                        week.get(DayOfWeek.THURSDAY),
                        week.get(DayOfWeek.FRIDAY),
                        week.get(DayOfWeek.SATURDAY),
                        week.get(DayOfWeek.SUNDAY));
            } catch (Faulty overlapping) {
                continue;
            }
        }
    }

    private List<OpenWindow> windows() {
        if (random.nextInt(8) == 0) {
            return List.of(new OpenWindow(TimeOfDay.MIDNIGHT, TimeOfDay.END_OF_DAY));
        }
        var windows = new ArrayList<OpenWindow>();
        var minute = random.nextInt(2) == 0 ? random.nextInt(4) * 15 : random.nextInt(600);
        while (minute < 1440 && random.nextInt(4) != 0) {
            var length = random.nextInt(3) == 0 ? 1 + random.nextInt(90) : 15 * (1 + random.nextInt(40));
            var end = minute + length;
            windows.add(new OpenWindow(time(minute), end == 1440 ? TimeOfDay.END_OF_DAY : time(end % 1440)));
            minute = end + 1 + random.nextInt(240);
        }
        return windows;
    }

    private List<ClosedDay> closed(LocalDate around, int days) {
        var closed = new ArrayList<ClosedDay>();
        while (random.nextInt(5) != 0) {
            var date = around.plusDays(random.nextInt(2 * days) - days);
            var part = random.nextInt(4);
            closed.add(
                    part < 2
                            ? ClosedDay.whole(date, "dicht")
                            : new ClosedDay(
                                    date,
                                    Optional.of(time(1 + random.nextInt(720))),
                                    part == 2
                                            ? Optional.empty()
                                            : Optional.of(time((721 + random.nextInt(1_400)) % 1440)),
                                    "deels dicht"));
        }
        return closed;
    }

    private List<ExtraOpening> extra(LocalDate around, int days) {
        var extra = new ArrayList<ExtraOpening>();
        while (random.nextInt(3) != 0) {
            var from = random.nextInt(1_300);
            var until = from + 1 + random.nextInt(600);
            extra.add(
                    new ExtraOpening(around.plusDays(random.nextInt(2 * days) - days), time(from), time(until % 1440)));
        }
        return extra;
    }

    private Optional<Holidays> holidays() {
        return switch (random.nextInt(4)) {
            case 0 -> Optional.of(Holidays.of("NL"));
            case 1 -> Optional.of(Holidays.of("US", "MA"));
            default -> Optional.empty();
        };
    }

    private static TimeOfDay time(int minute) {
        return new TimeOfDay(minute * 60);
    }
}
