package nl.druif.agreement.calendar;

import static nl.druif.agreement.Tenant.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import nl.druif.agreement.Tenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class CalendarResourceTest {
    private static final String HOURS = """
            {"timeZone": "Europe/Amsterdam", "weekly": {"monday": [{"from": "08:00", "to": "18:00"}]}}""";

    private static final String KINGS_DAY = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20260427
            SUMMARY:Koningsdag
            END:VEVENT
            END:VCALENDAR
            """;

    private final Tenant druif = Tenant.fresh();

    @Inject
    HandSetClock clock;

    @BeforeEach
    void on_friday_morning() {
        clock.set(Instant.parse("2026-04-24T08:00:00Z"));
    }

    @Test
    void a_version_is_added_and_none_is_touched() {
        String path = druif.does("/calendars", """
                {"reference": "kantoor", "name": "Kantoor", "hours": %s}""".formatted(HOURS)).header("Location");
        var added = druif.anna()
                .body("""
                {"from": "2026-04-25", "hours": %s}""".formatted(HOURS.replace("18:00", "20:00")))
                .post(path + "/versions");
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        var found = druif.anna().get(path);
        assertThat(found.<List<String>>path("versions.hours.weekly.monday[0].to"))
                .isNotNull();
        assertThat(found.<String>path("versions[0].hours.weekly.monday[0].to")).isEqualTo("18:00");
        assertThat(found.<String>path("versions[1].hours.weekly.monday[0].to")).isEqualTo("20:00");
        assertThat(druif.anna()
                        .queryParam("reference", "kantoor")
                        .get(ROOT + "/calendars")
                        .<List<?>>path("items"))
                .hasSize(1);
    }

    @Test
    void today_stays_as_it_was() {
        String path = druif.does("/calendars", """
                {"reference": "kantoor", "name": "Kantoor", "hours": %s}""".formatted(HOURS)).header("Location");
        var refused = druif.anna().body("""
                {"from": "2026-04-24", "hours": %s}""".formatted(HOURS)).post(path + "/versions");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<String>path("earliest")).isEqualTo("2026-04-25");
    }

    @Test
    void what_is_wrong_with_opening_hours_is_named_where_it_is() {
        var refused = druif.anna().body("""
                {"reference": "kantoor", "name": "Kantoor", "hours": {"timeZone": "CEST",
                    "weekly": {"monday": [{"from": "08:00", "to": "08:00"}]}}}""").post(ROOT + "/calendars");
        assertThat(refused.<List<String>>path("errors.pointer"))
                .containsExactly("#/hours/timeZone", "#/hours/weekly/monday/0/to");
    }

    @Test
    void the_platforms_operator_asks_no_what_ifs() {
        var refused = druif.as(Tokens.tenant(druif.id()).role(Role.PLATFORM_OPERATOR))
                .body("{}")
                .post(ROOT + "/calendar-previews");
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void a_customer_may_ask_what_ifs() {
        var friday = druif.as(Tokens.tenant(druif.id()).role(Role.CUSTOMER_VIEWER))
                .body("""
                {"calendar": {"timeZone": "Europe/Amsterdam", "holidays": {"country": "NL"}, "weekly": {
                    "monday": [{"from": "08:00", "to": "18:00"}], "tuesday": [{"from": "08:00", "to": "18:00"}],
                    "friday": [{"from": "08:00", "to": "18:00"}]}},
                 "items": [{"start": "2026-04-24T17:00:00+02:00", "duration": "PT4H"}]}""")
                .post(ROOT + "/calendar-previews");
        assertThat(friday.statusCode()).as(friday.asString()).isEqualTo(200);
        assertThat(friday.<String>path("items[0].dueAt")).isEqualTo("2026-04-28T09:00:00Z");
    }

    @Test
    void a_file_goes_in_and_comes_out_again() {
        String path = office();
        var added = druif.anna()
                .contentType("text/calendar")
                .body(KINGS_DAY)
                .post(path + "/versions/_import?until=2027-01-01");
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        assertThat(added.<String>path("versions[1].from")).isEqualTo("2026-04-25");
        assertThat(added.<String>path("versions[1].hours.closed[0].name")).isEqualTo("Koningsdag");
        clock.set(Instant.parse("2026-04-26T08:00:00Z"));
        var file = druif.anna().accept("text/calendar").get(path);
        assertThat(file.statusCode()).as(file.asString()).isEqualTo(200);
        assertThat(file.contentType()).isEqualToIgnoringCase("text/calendar;charset=UTF-8");
        assertThat(file.header("ETag")).isEqualTo("\"2\"");
        assertThat(file.asString()).startsWith("BEGIN:VCALENDAR\r\n").contains("SUMMARY:Koningsdag");
        assertThat(druif.anna().accept("*/*").get(path).contentType()).startsWith("application/json");
        assertThat(druif.anna().accept("text/html").get(path).statusCode()).isEqualTo(406);
    }

    @Test
    void a_hostile_file_is_refused_line_by_line() {
        String path = office();
        var wrong = KINGS_DAY.replace("20260427", "20260230").replace("SUMMARY", "RRULE:FREQ=DAILY\nSUMMARY");
        var refused = druif.anna().contentType("text/calendar").body(wrong).post(path + "/versions/_import");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<List<String>>path("errors.code")).containsExactly("RECURRING_EVENT");
        assertThat(refused.<String>path("errors[0].detail")).startsWith("Regel 3: ");
        assertThat(druif.anna().body("{}").post(path + "/versions/_import").statusCode())
                .isEqualTo(415);
        assertThat(druif.anna()
                        .contentType("text/calendar")
                        .body("")
                        .post(path + "/versions/_import")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_history_tells_what_holds_when_and_since_when_that_is_known() {
        String path = office();
        druif.anna().contentType("text/calendar").body(KINGS_DAY).post(path + "/versions/_import");
        var history = druif.anna().get(path + "/versions");
        assertThat(history.<List<String>>path("items.version")).containsExactly("1", "2");
        assertThat(history.<List<String>>path("items.from")).containsExactly(null, "2026-04-25");
        assertThat(history.<List<String>>path("items.recordedAt")).containsOnly("2026-04-24T08:00:00Z");
    }

    @Test
    void the_next_boundaries_are_shown_with_the_days_on_which_clocks_change() {
        String path = office();
        var next = druif.anna().get(path + "/boundaries?count=3");
        assertThat(next.<List<String>>path("items.localAt"))
                .containsExactly("2026-04-27T08:00:00", "2026-04-27T18:00:00", "2026-05-04T08:00:00");
        assertThat(next.<List<String>>path("clockChanges.length")).containsExactly("PT25H", "PT23H");
        for (var wrong : List.of("count=0", "count=201", "count=x", "from=yesterday", "from=9999-01-01T00:00:00Z")) {
            assertThat(druif.anna().get(path + "/boundaries?" + wrong).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void holidays_are_proposed_and_what_the_country_leaves_open_is_shown() {
        var fifth = druif.anna().get(ROOT + "/holiday-proposals?country=NL&year=2026&liberationDay=EVERY_FIFTH_YEAR");
        assertThat(fifth.<List<Boolean>>path("choices.free")).containsExactly(true, false);
        assertThat(fifth.<List<Boolean>>path("choices.chosen")).containsExactly(false, true);
        assertThat(fifth.<Boolean>path("days.find { it.key == 'LIBERATION' }.free"))
                .isFalse();
        assertThat(fifth.<Boolean>path("days.find { it.key == 'KINGS_DAY' }.free"))
                .isTrue();
        assertThat(fifth.<Boolean>path("days.find { it.key == 'GOOD_FRIDAY' }.free"))
                .isFalse();
        assertThat(druif.anna()
                        .get(ROOT + "/holiday-proposals?country=DE&region=BY&year=2026")
                        .<List<?>>path("choices"))
                .isEmpty();
        assertThat(druif.anna()
                        .header("Accept-Language", "en")
                        .get(ROOT + "/holiday-proposals?country=NL&year=2026")
                        .<String>path("days.find { it.key == 'KINGS_DAY' }.name"))
                .isEqualTo("Kings' Birthday");
        assertThat(druif.anna()
                        .get(ROOT + "/holiday-proposals?country=DE&year=2026")
                        .<String>path("days.find { it.key == 'NEW_YEAR' }.name"))
                .isEqualTo("Nieuwjaar");
        var nowhere = druif.anna().get(ROOT + "/holiday-proposals?country=XX&year=2026");
        assertThat(nowhere.statusCode()).isEqualTo(400);
        assertThat(nowhere.<List<String>>path("errors.parameter")).containsExactly("country");
        assertThat(druif.anna()
                        .get(ROOT + "/holiday-proposals?country=NL&year=1812")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void holidays_are_of_some_country_and_some_year() {
        assertThat(lacking("")).containsExactlyInAnyOrder("REQUIRED country", "REQUIRED year");
        assertThat(lacking("?year=2027")).containsExactly("REQUIRED country");
        assertThat(lacking("?country=&year=2027")).containsExactly("REQUIRED country");
        assertThat(lacking("?country=NL")).containsExactly("REQUIRED year");
    }

    private List<String> lacking(String query) {
        var refused = druif.anna().get(ROOT + "/holiday-proposals" + query);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        return refused.jsonPath().getList("errors.collect { it.code + ' ' + it.parameter }");
    }

    private String office() {
        return druif.does("/calendars", """
                {"reference": "kantoor", "name": "Kantoor", "hours": %s}""".formatted(HOURS)).header("Location");
    }
}
