package nl.druif.agreement.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.druif.foundation.calendar.ClosedDay;
import nl.druif.foundation.calendar.Holidays;
import nl.druif.foundation.calendar.OpenWindow;
import nl.druif.foundation.calendar.OpeningHours;
import nl.druif.foundation.calendar.TimeOfDay;
import nl.druif.foundation.calendar.WeeklyHours;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CalendarFileTest {
    private static final Instant NOW = Instant.parse("2026-11-21T22:30:00Z");
    private static final LocalDate TOMORROW = LocalDate.parse("2026-11-22");
    private static final OpeningHours OFFICE = OpeningHours.of(
            "Europe/Amsterdam",
            WeeklyHours.mondayToFriday(new OpenWindow(TimeOfDay.parse("08:00"), TimeOfDay.parse("18:00"))));

    @Test
    void a_file_becomes_a_version_from_tomorrow_with_the_hours_of_the_one_before() {
        var next =
                calendar(OFFICE).with(file(event("20261224", "Kerstavond")), Optional.empty(), Optional.empty(), NOW);
        var added = next.versions().get(1);
        assertThat(added.from()).contains(TOMORROW);
        assertThat(added.hours().weekly()).isEqualTo(OFFICE.weekly());
        assertThat(added.hours().closed())
                .containsExactly(ClosedDay.whole(LocalDate.parse("2026-12-24"), "Kerstavond"));
    }

    @Test
    void what_is_written_has_the_public_holidays_of_this_year_and_the_next() {
        var file = CalendarFile.write(calendar(OFFICE.withHolidaysOf(Holidays.of("NL"))), NOW);
        assertThat(file.lines())
                .contains("DTSTART;VALUE=DATE:20260427", "DTSTART;VALUE=DATE:20271225", "SUMMARY:Koningsdag");
    }

    @Test
    void what_was_written_is_read_again_without_change() {
        var hours = OFFICE.closedOn(ClosedDay.whole(LocalDate.parse("2026-12-24"), "Kerst; 🎄, <b>dicht</b>"));
        var file = CalendarFile.write(calendar(hours), NOW).getBytes(StandardCharsets.UTF_8);
        assertThat(CalendarFile.read(file, calendar(hours), TOMORROW)).isEqualTo(hours);
    }

    @Test
    void another_charset_is_refused_with_the_line_it_shows_on() {
        var latin = new String(file(event("20261224", "Café")), StandardCharsets.UTF_8)
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(faults(latin))
                .extracting(Fault::code, fault -> fault.values().get("line"))
                .containsExactly(tuple("NOT_UTF8", 4L));
    }

    @Test
    void an_endless_event_is_refused_on_its_line() {
        var endless =
                file("BEGIN:VEVENT\nDTSTART:20261224T090000\nDTEND:20261224T100000\nRRULE:FREQ=SECONDLY\nEND:VEVENT\n");
        assertThat(faults(endless)).extracting(Fault::code).containsExactly("RECURRING_EVENT");
        assertThat(faults(endless).get(0).values()).containsEntry("line", 3);
    }

    @Test
    @Timeout(10)
    void a_megabyte_of_anything_is_answered_at_once() {
        var mega = 1 << 20;
        for (var bomb : List.of(
                "BEGIN:VCALENDAR\n" + " x\n".repeat(mega / 3 - 20),
                "BEGIN:VCALENDAR\n" + "BEGIN:X\n".repeat(mega / 8 - 10),
                "BEGIN:VCALENDAR\nX" + ";a=b".repeat(mega / 4 - 20) + ":y",
                "BEGIN:VCALENDAR\n"
                        + "BEGIN:VEVENT\nDTSTART:20200101\nDTEND:20301101\nEND:VEVENT\n".repeat(15_000)
                        + "END:VCALENDAR",
                "B".repeat(2 * mega),
                "\u0000".repeat(mega))) {
            assertThat(faults(bomb.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
        }
    }

    @Test
    @Timeout(10)
    void as_many_days_as_a_calendar_holds_are_added_at_once() {
        var days = IntStream.range(0, 2_000)
                .mapToObj(day ->
                        LocalDate.parse("2027-01-01").plusDays(day).toString().replace("-", ""))
                .map(date -> event(date, "Dicht"))
                .collect(Collectors.joining());
        var once = CalendarFile.read(file(days), calendar(OFFICE), TOMORROW);
        assertThat(CalendarFile.read(file(days), calendar(once), TOMORROW).closed())
                .hasSize(2_000);
    }

    private static List<Fault> faults(byte[] file) {
        return catchThrowableOfType(Faulty.class, () -> CalendarFile.read(file, calendar(OFFICE), TOMORROW))
                .faults();
    }

    private static String event(String date, String name) {
        return "BEGIN:VEVENT\nDTSTART;VALUE=DATE:" + date + "\nSUMMARY:" + name + "\nEND:VEVENT\n";
    }

    private static byte[] file(String events) {
        return ("BEGIN:VCALENDAR\n" + events + "END:VCALENDAR\n").getBytes(StandardCharsets.UTF_8);
    }

    private static NamedCalendar calendar(OpeningHours hours) {
        return new CalendarDetails("kantoor", "Kantoor", hours, Optional.empty(), Optional.empty())
                .registered(new UUID(0, 7));
    }
}
