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
}
