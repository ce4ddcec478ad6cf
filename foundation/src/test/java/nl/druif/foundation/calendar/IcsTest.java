package nl.druif.foundation.calendar;

import static nl.druif.foundation.calendar.Hours.at;
import static nl.druif.foundation.calendar.Hours.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IcsTest {
    private static final Zone AMSTERDAM = Zone.of("Europe/Amsterdam");

    @Nested
    class Written {
        private final OpeningHours hours = hours("Europe/Amsterdam", "08:00-18:00")
                .closedOn(
                        ClosedDay.whole(LocalDate.parse("2026-04-27"), "Koningsdag; vrij, \\o/\nvoor allen"),
                        new ClosedDay(
                                LocalDate.parse("2026-12-24"),
                                time("15:00"),
                                Optional.empty(),
                                "Kerstavond".repeat(15)),
                        new ClosedDay(LocalDate.parse("2026-12-31"), time("20:00"), time("04:00"), "é€😀".repeat(40)))
                .alsoOpenOn(new ExtraOpening(
                        LocalDate.parse("2026-01-03"), TimeOfDay.parse("22:00"), TimeOfDay.parse("02:30")));
        private final String file = IcsWriter.write("Servicedesk", hours, at("2026-01-01T12:00Z"));

        @Test
        void and_read_again_they_are_the_same_days() {
            var days = IcsReader.read(file, AMSTERDAM);
            assertThat(days.closed()).isEqualTo(hours.closed());
            assertThat(days.extraOpenings()).isEqualTo(hours.extraOpenings());
            assertThat(days.addedTo(hours("Europe/Amsterdam", "08:00-18:00"))).isEqualTo(hours);
            assertThat(days.addedTo(hours)).isEqualTo(hours);
        }

        @Test
        void whole_days_are_dates_and_parts_are_local_times() {
            assertThat(file.lines())
                    .contains(
                            "DTSTART;VALUE=DATE:20260427",
                            "DTEND;VALUE=DATE:20260428",
                            "DTSTART;TZID=Europe/Amsterdam:20261224T150000",
                            "DTEND;TZID=Europe/Amsterdam:20261225T000000",
                            "DTEND;TZID=Europe/Amsterdam:20270101T040000",
                            "SUMMARY:Koningsdag\\; vrij\\, \\\\o/\\nvoor allen",
                            "DTSTAMP:20260101T120000Z");
        }

        @Test
        void the_zone_tells_its_changes() {
            assertThat(file.replace("\r\n", "\n")).contains("""
                            BEGIN:DAYLIGHT
                            DTSTART:20260329T020000
                            TZOFFSETFROM:+0100
                            TZOFFSETTO:+0200
                            END:DAYLIGHT
                            BEGIN:STANDARD
                            DTSTART:20261025T030000
                            TZOFFSETFROM:+0200
                            TZOFFSETTO:+0100
                            END:STANDARD
                            """);
        }

        @Test
        void a_closed_day_makes_these_lines_and_no_others() {
            var kingsDay = hours("Europe/Amsterdam", "08:00-18:00")
                    .closedOn(ClosedDay.whole(LocalDate.parse("2026-04-27"), "Koningsdag"));
            assertThat(IcsWriter.write("Desk, één", kingsDay, at("2026-01-01T12:00Z"))
                            .replace("\r\n", "\n"))
                    .isEqualTo("""
                            BEGIN:VCALENDAR
                            VERSION:2.0
                            PRODID:-//Druif//Calendar//NL
                            X-WR-CALNAME:Desk\\, één
                            X-WR-TIMEZONE:Europe/Amsterdam
                            BEGIN:VTIMEZONE
                            TZID:Europe/Amsterdam
                            BEGIN:STANDARD
                            DTSTART:19700101T000000
                            TZOFFSETFROM:+0100
                            TZOFFSETTO:+0100
                            END:STANDARD
                            BEGIN:DAYLIGHT
                            DTSTART:20260329T020000
                            TZOFFSETFROM:+0100
                            TZOFFSETTO:+0200
                            END:DAYLIGHT
                            BEGIN:STANDARD
                            DTSTART:20261025T030000
                            TZOFFSETFROM:+0200
                            TZOFFSETTO:+0100
                            END:STANDARD
                            END:VTIMEZONE
                            BEGIN:VEVENT
                            UID:closed-0-20260427@druif
                            DTSTAMP:20260101T120000Z
                            DTSTART;VALUE=DATE:20260427
                            DTEND;VALUE=DATE:20260428
                            SUMMARY:Koningsdag
                            END:VEVENT
                            END:VCALENDAR
                            """);
        }

        @Test
        void a_line_of_75_octets_is_whole_and_one_of_76_is_folded() {
            assertThat(IcsLine.folded("x".repeat(75))).isEqualTo("x".repeat(75) + "\r\n");
            assertThat(IcsLine.folded("x".repeat(76))).isEqualTo("x".repeat(75) + "\r\n x\r\n");
            assertThat(IcsLine.folded("x".repeat(150)))
                    .isEqualTo("x".repeat(75) + "\r\n " + "x".repeat(74) + "\r\n x\r\n");
        }

        @Test
        void no_line_is_longer_than_75_octets_and_all_end_with_a_line_break() {
            assertThat(file.split("\r\n"))
                    .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                            .isLessThanOrEqualTo(75))
                    .allSatisfy(line -> assertThat(line).doesNotContain("\n").doesNotContain("\uFFFD"));
            assertThat(file).endsWith("END:VCALENDAR\r\n");
        }

        @Test
        void hours_without_exceptions_are_a_file_without_events() {
            var empty = IcsWriter.write("Leeg", hours("UTC", "09:00-17:00"), at("2026-01-01T12:00Z"));
            assertThat(empty).doesNotContain("VEVENT", "VTIMEZONE");
            assertThat(IcsReader.read(empty, AMSTERDAM).closed()).isEmpty();
        }
    }

    @Nested
    class Of_others {

        @Test
        void several_days_are_closed_one_by_one() {
            assertThat(read("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227\r\nSUMMARY:Kerst")
                            .closed())
                    .extracting(ClosedDay::date, ClosedDay::from, ClosedDay::to)
                    .containsExactly(
                            tuple(LocalDate.parse("2026-12-24"), Optional.empty(), Optional.empty()),
                            tuple(LocalDate.parse("2026-12-25"), Optional.empty(), Optional.empty()),
                            tuple(LocalDate.parse("2026-12-26"), Optional.empty(), Optional.empty()));
        }

        @Test
        void a_long_closing_starts_and_ends_where_it_says() {
            assertThat(read("DTSTART:20261224T150000\r\nDTEND:20261226T090000").closed())
                    .extracting(ClosedDay::date, ClosedDay::from, ClosedDay::to)
                    .containsExactly(
                            tuple(LocalDate.parse("2026-12-24"), time("15:00"), Optional.empty()),
                            tuple(LocalDate.parse("2026-12-25"), Optional.empty(), Optional.empty()),
                            tuple(LocalDate.parse("2026-12-26"), Optional.empty(), time("09:00")));
        }

        @ParameterizedTest
        @CsvSource({
            "DTSTART:20260427T100000Z, DTEND:20260427T110000Z",
            "DTSTART;TZID=Europe/Amsterdam:20260427T120000, DURATION:PT1H",
            "DTSTART;TZID=\"America/New_York\":20260427T060000, DTEND;TZID=America/New_York:20260427T070000",
            "DTSTART:20260427T120000, DTEND:20260427T130000"
        })
        void times_are_told_in_the_zone_of_the_calendar(String start, String end) {
            assertThat(read(start + "\r\n" + end).closed())
                    .containsExactly(
                            new ClosedDay(LocalDate.parse("2026-04-27"), time("12:00"), time("13:00"), "Gesloten"));
        }

        @Test
        void a_date_without_an_end_lasts_a_day_and_a_week_seven() {
            assertThat(read("DTSTART;VALUE=DATE:20260427").closed()).hasSize(1);
            assertThat(read("DTSTART;VALUE=DATE:20260427\nDURATION:P1W").closed())
                    .hasSize(7);
        }

        @Test
        void folded_lines_and_any_line_break_are_understood() {
            assertThat(read("DTSTART;VALUE=DA\r\n TE:20260427\nSUMMARY:Konings\r\n\tdag")
                            .closed())
                    .containsExactly(ClosedDay.whole(LocalDate.parse("2026-04-27"), "Koningsdag"));
        }

        @Test
        void escapes_and_odd_parameters_are_read_as_they_are_meant() {
            assertThat(read("DTSTART;=odd;X-WHY=\"a;b:c\";VALUE=DATE:20260427\nSUMMARY:a\\Nb\\,c\\nd\\")
                            .closed())
                    .containsExactly(ClosedDay.whole(LocalDate.parse("2026-04-27"), "a\nb,c\nd\\"));
        }

        @Test
        void a_confirmed_event_of_any_other_category_closes() {
            assertThat(read("DTSTART;VALUE=DATE:20260427\nSTATUS:CONFIRMED\nCATEGORIES:HOLIDAY")
                            .closed())
                    .hasSize(1);
        }

        @Test
        void an_event_whose_name_is_blank_has_none() {
            assertThat(read("DTSTART;VALUE=DATE:20260427\nSUMMARY:  ").closed())
                    .containsExactly(ClosedDay.whole(LocalDate.parse("2026-04-27"), "Gesloten"));
        }

        @Test
        void a_whole_day_from_noon_to_noon_is_told_in_two_parts() {
            assertThat(read("DTSTART:20260105T120000\nDTEND:20260106T120000").closed())
                    .extracting(ClosedDay::date, ClosedDay::from, ClosedDay::to)
                    .containsExactly(
                            tuple(LocalDate.parse("2026-01-05"), time("12:00"), Optional.empty()),
                            tuple(LocalDate.parse("2026-01-06"), Optional.empty(), time("12:00")));
        }

        @Test
        void four_thousand_days_are_read_and_one_more_is_not_even_half_of_them_openings() {
            assertThat(read("DTSTART;VALUE=DATE:20260101\nDURATION:P4000D").closed())
                    .hasSize(4_000);
            var closed = "BEGIN:VEVENT\nDTSTART:20260427\nEND:VEVENT\n";
            var opening = "BEGIN:VEVENT\nDTSTART:20260427\nCATEGORIES:OPENING\nEND:VEVENT\n";
            var both = "BEGIN:VCALENDAR\n" + closed.repeat(2_000) + opening.repeat(2_000);
            assertThat(IcsReader.read(both + "END:VCALENDAR", AMSTERDAM).closed())
                    .hasSize(2_000);
            assertThat(catchThrowableOfType(
                                    Faulty.class, () -> IcsReader.read(both + closed + "END:VCALENDAR", AMSTERDAM))
                            .faults())
                    .extracting(Fault::code)
                    .containsExactly("TOO_MANY");
        }

        @Test
        void a_file_may_have_a_million_characters() {
            var file = "BEGIN:VCALENDAR\nEND:VCALENDAR\n";
            assertThat(IcsReader.read(file + " ".repeat((1 << 20) - file.length()), AMSTERDAM)
                            .closed())
                    .isEmpty();
        }

        @Test
        void cancelled_events_alarms_and_tasks_are_passed_over() {
            var days = IcsReader.read("""
                    \uFEFFBEGIN:VCALENDAR
                    BEGIN:VTODO
                    DTSTART;VALUE=DATE:20260101
                    END:VTODO
                    BEGIN:VEVENT
                    DTSTART;VALUE=DATE:20260427
                    SUMMARY:Koningsdag
                    BEGIN:VALARM
                    DTSTART:99999999
                    SUMMARY:Wekker
                    END:VALARM
                    END:VEVENT
                    BEGIN:VEVENT
                    STATUS:CANCELLED
                    END:VEVENT
                    END:VCALENDAR
                    """, AMSTERDAM);
            assertThat(days.closed()).containsExactly(ClosedDay.whole(LocalDate.parse("2026-04-27"), "Koningsdag"));
        }
    }

    @Nested
    class Refused {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "SUMMARY:Nooit | NO_START",
                    "DTSTART:20260230 | NOT_A_TIME",
                    "DTSTART:20260427T250000 | NOT_A_TIME",
                    "DTSTART:tomorrow | NOT_A_TIME",
                    "DTSTART:20260427T120000 | ZERO_LENGTH",
                    "DTSTART;TZID=W. Europe Standard Time:20260427T120000 | NOT_A_ZONE",
                    "DTSTART:99991231 | DATE_OUT_OF_RANGE",
                    "DTSTART:20260427/RRULE:FREQ=SECONDLY | RECURRING_EVENT",
                    "DTSTART:20260427/DURATION:P99999999999W | NOT_A_DURATION",
                    "DTSTART:20260427/DURATION:PT9223372036854775807S | NOT_A_DURATION",
                    "DTSTART:20260427/DURATION:-P1D | ZERO_LENGTH",
                    "DTSTART:19700101/DTEND:99991231 | TOO_MANY"
                })
        void an_event_is_named_by_line_and_code(String event, String code) {
            assertThat(faults(() -> read(event.strip().replace("/", "\r\n"))))
                    .extracting(Fault::code)
                    .containsExactly(code);
        }

        @Test
        void all_of_them_are_named_at_once() {
            var faults = faults(() -> read(
                    "DTSTART:20260230\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:1\r\n"));
            assertThat(faults)
                    .extracting(Fault::detail)
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("Line 3: "),
                            second -> assertThat(second).startsWith("Line 5: "),
                            third -> assertThat(third).startsWith("Line 8: "));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "<html>",
                    " BEGIN:VCALENDAR\nEND:VCALENDAR",
                    "BEGIN:VCALENDAR",
                    "END:VCALENDAR",
                    "BEGIN:VCALENDAR\nEND:VEVENT",
                    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR",
                    "BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR"
                })
        void a_file_that_is_none_is_refused(String text) {
            assertThat(faults(() -> IcsReader.read(text, AMSTERDAM)))
                    .extracting(Fault::code)
                    .contains("NOT_A_CALENDAR");
        }

        @Test
        void a_file_too_long_is_not_looked_at() {
            assertThat(faults(() -> IcsReader.read("B".repeat((1 << 20) + 1), AMSTERDAM)))
                    .extracting(Fault::code)
                    .containsExactly("TOO_LONG");
        }

        @Test
        void a_file_of_events_without_end_is_cut_short() {
            var events = "BEGIN:VEVENT\nDTSTART:20260427\nEND:VEVENT\n".repeat(4_001);
            assertThat(faults(() -> IcsReader.read("BEGIN:VCALENDAR\n" + events + "END:VCALENDAR", AMSTERDAM)))
                    .extracting(Fault::code)
                    .containsExactly("TOO_MANY");
            var wrong = "BEGIN:VEVENT\nEND:VEVENT\n".repeat(4_001);
            assertThat(faults(() -> IcsReader.read("BEGIN:VCALENDAR\n" + wrong + "END:VCALENDAR", AMSTERDAM)))
                    .hasSize(Faults.MOST);
        }

        private List<Fault> faults(ThrowingCallable reading) {
            return catchThrowableOfType(Faulty.class, reading).faults();
        }
    }

    private static IcsDays read(String event) {
        return IcsReader.read(
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + event + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", AMSTERDAM);
    }

    private static Optional<TimeOfDay> time(String text) {
        return Optional.of(TimeOfDay.parse(text));
    }
}
