package nl.druif.ticketclock.outage;

import static nl.druif.ticketclock.Desk.ROOT;
import static nl.druif.ticketclock.Desk.awaited;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.Topic;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.News;
import nl.druif.ticketclock.Tables;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.terms.ExclusionStore;
import nl.druif.ticketclock.terms.TermsStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class OutageTest {
    private static final String ROWS = """
            select source_outage_id, sequence, kind, services, starts_at, ends_at, withdrawn, told
            from outage
            order by 1""";

    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @Inject
    ExclusionStore exclusions;

    @Inject
    OutageStore outages;

    @Inject
    News news;

    @Inject
    Tables tables;

    @BeforeEach
    void later() {
        clock.set(Instant.parse("2026-11-10T08:00:00Z"));
    }

    @Test
    void an_outage_that_goes_on_is_corrected_ended_and_withdrawn_and_nothing_is_forgotten() {
        var open = tells("S-1", 1, "\"from\": \"2026-10-05T10:00:00Z\"");
        assertThat(open.statusCode()).isEqualTo(201);
        var path = ROOT + "/outages/" + open.jsonPath().getString("outageId");
        assertThat(open.header("Location")).endsWith(path);
        assertThat(desk.agent().get(path).jsonPath().getString("outage.until")).isNull();
        clock.set(Instant.parse("2026-11-10T09:00:00Z"));
        tells("S-1", 3, "\"from\": \"2026-10-05T10:00:00Z\", \"until\": \"2026-10-05T10:30:00Z\"");
        tells("S-1", 2, "\"from\": \"2026-10-05T09:55:00Z\"");

        var read = desk.agent().get(path).jsonPath();
        assertThat(read.getString("outage.until")).isEqualTo("2026-10-05T10:30:00Z");
        assertThat(read.getList("tellings.sequence")).containsExactly(3, 2, 1);
        assertThat(desk.agent()
                        .queryParam("recordedAt", "2026-11-10T08:30:00Z")
                        .get(path)
                        .jsonPath()
                        .getInt("outage.sequence"))
                .isEqualTo(1);
        tells("S-1", 4, "\"from\": \"2026-10-05T10:00:00Z\", \"withdrawn\": true");
        assertThat(desk.agent()
                        .queryParam("withdrawn", false)
                        .get(ROOT + "/outages")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void the_same_telling_twice_is_one_fact_and_another_under_its_sequence_is_refused() {
        tells("S-1", 1, "\"from\": \"2026-10-05T10:00:00Z\"");
        assertThat(tells("S-1", 1, "\"from\": \"2026-10-05T12:00:00+02:00\"").statusCode())
                .isEqualTo(200);
        var other = tells("S-1", 1, "\"from\": \"2026-10-05T11:00:00Z\"");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.jsonPath().getString("code")).isEqualTo("OUTAGE_CONTENT_DIFFERS");
        assertThat(other.jsonPath().getString("detail")).contains("S-1").contains("nagios");
    }

    @Test
    void four_tellings_in_every_order_and_shuffled_with_duplicates_end_in_the_same_rows() {
        var story = List.of(
                reported("S-1", 1, "\"from\": \"2026-10-05T10:00:00Z\""),
                reported("S-1", 2, "\"from\": \"2026-10-05T10:00:00Z\", \"until\": \"2026-10-05T11:00:00Z\""),
                reported("S-1", 5, "\"from\": \"2026-10-05T10:02:00Z\", \"until\": \"2026-10-05T11:00:00Z\""),
                reported("S-2", 1, "\"from\": \"2026-10-06T10:00:00Z\""));
        var told = told(story, 4);
        assertThat(told).hasSize(2);
        for (var order : orders(story)) {
            assertThat(told(order, 1)).isEqualTo(told);
        }
        var random = new Random(43);
        for (int i = 0; i < 20; i++) {
            var shuffled = new ArrayList<>(story);
            shuffled.addAll(story.subList(0, random.nextInt(story.size())));
            Collections.shuffle(shuffled, random);
            assertThat(told(shuffled, 1 + random.nextInt(3))).isEqualTo(told);
        }
    }

    @Test
    void who_reported_what_stands_in_the_audit_trail() {
        tells("S-1", 1, "\"from\": \"2026-10-05T10:00:00Z\"");
        tells("S-1", 1, "\"from\": \"2026-10-05T10:00:00Z\"");
        assertThat(tables.rows(desk.tenant(), "select deed, subject_type, after from audit_event"))
                .singleElement()
                .asString()
                .startsWith("outage.reported outage")
                .contains("\"sequence\":1");
    }

    private static List<List<ReportedOutage>> orders(List<ReportedOutage> story) {
        if (story.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<ReportedOutage>>();
        for (var first : story) {
            var rest = story.stream().filter(each -> each != first).toList();
            orders(rest).forEach(order -> {
                var one = new ArrayList<>(List.of(first));
                one.addAll(order);
                orders.add(one);
            });
        }
        return orders;
    }

    private List<String> told(List<ReportedOutage> tellings, int atATime) {
        var fresh = Desk.fresh();
        for (int from = 0; from < tellings.size(); from += atATime) {
            var part = tellings.subList(from, Math.min(tellings.size(), from + atATime));
            awaited(() -> outages.record(fresh.tenant(), part, clock.instant()));
        }
        return tables.rows(fresh.tenant(), ROWS);
    }

    private static ReportedOutage reported(String id, long sequence, String more) {
        return Json.read(outage(id, sequence, more), new TypeReference<>() {});
    }

    @Test
    void a_batch_answers_each_for_itself() {
        var one = outage("S-1", 1, "\"from\": \"2026-10-05T10:00:00Z\"");
        var answer = desk.integration()
                .contentType(ContentType.JSON)
                .body("{\"outages\": [%s, {\"source\": 7}, %s, %s, %s]}"
                        .formatted(
                                one,
                                one,
                                outage("S-1", 1, "\"from\": \"2026-10-05T11:00:00Z\""),
                                outage("S-2", 1, "\"from\": \"2026-11-10T08:05:01Z\"")))
                .post(ROOT + "/outages/_batch");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(207);
        assertThat(answer.jsonPath().getList("items.status")).containsExactly(201, 400, 200, 409, 400);
        assertThat(answer.jsonPath().getList("items[1].problem.errors.pointer"))
                .contains("#/outages/1/source", "#/outages/1/from");
        assertThat(answer.jsonPath().getString("items[4].problem.errors[0].code"))
                .isEqualTo("IN_THE_FUTURE");
    }

    @Test
    void a_thousand_and_one_are_refused_together() {
        var many = IntStream.rangeClosed(1, 1_001)
                .mapToObj(i -> outage("S-" + i, 1, "\"from\": \"2026-10-05T10:00:00Z\""))
                .collect(Collectors.joining(","));
        var refused = desk.integration()
                .contentType(ContentType.JSON)
                .body("{\"outages\": [" + many + "]}")
                .post(ROOT + "/outages/_batch");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(tables.rows(desk.tenant(), "select 1 from outage")).isEmpty();
    }

    @Test
    void what_is_wrong_is_told_at_once_in_dutch() {
        var refused = desk.integration()
                .contentType(ContentType.JSON)
                .header("Accept-Language", "nl")
                .body("""
                        {"source": "nagios", "sourceOutageId": "S\\u0000", "kind": "BROKEN", "services": [],
                         "from": "gisteren", "sequence": -1, "mood": "grim"}""")
                .post(ROOT + "/outages");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.pointer"))
                .containsExactlyInAnyOrder(
                        "#/sourceOutageId", "#/kind", "#/services", "#/from", "#/sequence", "#/mood");
        assertThat(codes("\"from\": \"2026-10-05T10:00:00Z\", \"until\": \"2026-10-05T10:00:00Z\""))
                .containsExactly("ENDS_BEFORE_IT_STARTS #/until");
        assertThat(codes("\"from\": \"2026-11-10T08:05:00.001Z\"")).containsExactly("IN_THE_FUTURE #/from");
        assertThat(codes("\"from\": \"2026-10-05T10:00:00Z\", \"announcedAt\": \"2026-10-01T10:00:00Z\""))
                .containsExactly("FOR_MAINTENANCE_ONLY #/announcedAt");
        assertThat(codes("\"from\": \"2026-11-10T07:00:00Z\", \"until\": \"2026-11-10T08:05:00.001Z\""))
                .containsExactly("IN_THE_FUTURE #/until");
        assertThat(codes("\"from\": \"1969-10-05T10:00:00Z\"")).containsExactly("INSTANT_OUT_OF_RANGE #/from");
        var endless = tells("M-1", 1, "\"from\": \"2026-12-05T10:00:00Z\"", "MAINTENANCE");
        assertThat(endless.jsonPath().getString("errors[0].detail")).startsWith("Onderhoud is gepland");
    }

    private List<String> codes(String more) {
        var refused = tells("S-9", 1, more);
        assertThat(refused.statusCode()).isEqualTo(400);
        var errors = refused.jsonPath();
        return IntStream.range(0, errors.getList("errors").size())
                .mapToObj(i -> errors.getString("errors[%d].code".formatted(i)) + " "
                        + errors.getString("errors[%d].pointer".formatted(i)))
                .toList();
    }

    @Test
    void from_the_topic_they_come_in_too_and_what_cannot_be_understood_stops_nothing() throws Exception {
        send("1", "{\"kind\": 7}");
        send("2", outage("S-1", 1, "\"from\": \"2026-10-05T10:00:00Z\", \"mood\": \"grim\""));
        Await.until(
                "the first telling",
                () -> !tables.rows(desk.tenant(), "select 1 from outage_telling")
                        .isEmpty());
        send("3", outage("S-1", 1, "\"from\": \"2026-10-05T11:00:00Z\""));
        send("4", outage("S-1", 2, "\"from\": \"2026-10-05T10:00:00Z\", \"until\": \"2026-10-05T10:30:00Z\""));
        Await.until(
                "both tellings",
                () -> tables.rows(desk.tenant(), "select sequence from outage_telling order by 1")
                        .equals(List.of("1", "2")));
        assertThat(tables.rows(desk.tenant(), "select told ->> 'from' from outage_telling"))
                .containsOnly("2026-10-05T10:00:00Z");
    }

    private void send(String id, String data) throws Exception {
        news.send(Topic.OUTAGE, desk.tenant(), "nagios", id, OutageConsumer.TYPE, data);
    }

    @Test
    void they_are_listed_in_pages_the_latest_first_and_by_what_is_asked() {
        for (int i = 1; i <= 5; i++) {
            tells(
                    "S-" + i,
                    1,
                    "\"from\": \"2026-10-0%1$dT10:00:00Z\", \"until\": \"2026-10-0%1$dT11:00:00Z\"".formatted(i));
        }
        var first = desk.agent().queryParam("pageSize", 2).get(ROOT + "/outages");
        assertThat(first.jsonPath().getList("items.sourceOutageId")).containsExactly("S-5", "S-4");
        var second = desk.agent().urlEncodingEnabled(false).get(first.jsonPath().getString("next"));
        assertThat(second.jsonPath().getList("items.sourceOutageId")).containsExactly("S-3", "S-2");
        var back = desk.agent().urlEncodingEnabled(false).get(second.jsonPath().getString("prev"));
        assertThat(back.jsonPath().getList("items.sourceOutageId")).containsExactly("S-5", "S-4");
        var during = desk.agent()
                .queryParam("from", "2026-10-02T10:30:00Z")
                .queryParam("until", "2026-10-03T10:30:00Z")
                .queryParam("service", "mail")
                .queryParam("kind", "OUTAGE")
                .get(ROOT + "/outages");
        assertThat(during.jsonPath().getList("items.sourceOutageId")).containsExactly("S-3", "S-2");
        assertThat(desk.agent()
                        .queryParam("dienst", "mail")
                        .get(ROOT + "/outages")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void availability_is_what_the_outages_the_exclusions_and_the_versions_make_of_it() throws Exception {
        promise();
        tells("S-1", 1, "\"from\": \"2026-10-05T10:00:00Z\", \"until\": \"2026-10-05T12:00:00Z\"");
        var read = availability(desk.agent());
        assertThat(read.statusCode()).as(read.asString()).isEqualTo(200);
        var target = read.jsonPath();
        assertThat(target.getList("targets.target")).containsExactly("beschikbaar", "streven");
        assertThat(target.getString("targets[0].outcome")).isEqualTo("BREACHED");
        assertThat(target.getString("targets[0].window.from")).isEqualTo("2026-09-30T22:00:00Z");
        assertThat(target.getString("targets[0].figures.downtime")).isEqualTo("PT2H");
        assertThat(target.getString("targets[0].budget.allowed")).isEqualTo("PT44M42S");
        assertThat(target.getString("targets[0].budget.state")).isEqualTo("EXHAUSTED");
        assertThat(target.getString("targets[0].outages[0].bearing")).isEqualTo("COUNTED");
        assertThat(target.getString("targets[0].computedRemedies[0].entitlement.amount.amount"))
                .isEqualTo("1000.00");

        var signed = Waterland.excluded(desk.tenant(), Waterland.SLA, "2026-10-05T10:00:00Z", "2026-10-05T11:30:00Z");
        awaited(() -> exclusions.save(desk.tenant(), List.of(signed), clock.instant()));
        var after = availability(desk.agent()).jsonPath();
        assertThat(after.getString("targets[0].figures.downtime")).isEqualTo("PT30M");
        assertThat(after.getString("targets[0].figures.excluded")).isEqualTo("PT1H30M");
        assertThat(after.getString("targets[0].outcome")).isEqualTo("MET");
        assertThat(desk.agent()
                        .queryParam("agreement", Waterland.SLA)
                        .queryParam("period", "2026-10")
                        .queryParam("asOf", "2026-10-05T09:00:00Z")
                        .get(ROOT + "/availability")
                        .jsonPath()
                        .getString("targets[0].figures.downtime"))
                .isEqualTo("PT0S");
    }

    @Test
    void an_outage_that_others_began_long_before_the_month_is_as_long_as_all_of_them() {
        promise();
        tells("S-1", 1, "\"from\": \"2026-07-05T10:00:00Z\", \"until\": \"2026-08-29T00:00:00Z\"");
        tells("S-2", 1, "\"from\": \"2026-08-28T00:00:00Z\", \"until\": \"2026-09-30T22:00:00Z\"");
        tells("S-3", 1, "\"from\": \"2026-09-30T22:00:00Z\", \"until\": \"2026-09-30T22:00:20Z\"");
        var read = availability(desk.agent()).jsonPath();
        // A minute is the least that counts; these twenty seconds go on what went before.
        assertThat(read.getString("targets[0].figures.downtime")).isEqualTo("PT20S");
    }

    @Test
    void a_customers_people_see_what_was_promised_to_him() {
        promise();
        tells(
                "S-1",
                1,
                "\"from\": \"2026-10-05T10:00:00Z\", \"until\": \"2026-10-05T12:00:00Z\", \"summary\": \"Jan trok de stekker eruit\"");
        tells("S-2", 1, "\"from\": \"2026-10-06T10:00:00Z\"", "OUTAGE", "loonadministratie");
        var theirs = availability(desk.viewerOf("WATERLAND"));
        assertThat(theirs.jsonPath().getList("targets.target")).containsExactly("beschikbaar");
        assertThat(theirs.jsonPath().getString("targets[0].computedRemedies[0].entitlement.amount.amount"))
                .isEqualTo("1000.00");
        assertThat(theirs.asString()).doesNotContain("stekker").doesNotContain("streven");
        assertThat(availability(desk.viewerOf("PURMEREND")).statusCode()).isEqualTo(404);
        assertThat(availability(Desk.fresh().agent()).statusCode()).isEqualTo(404);

        var listed = desk.viewerOf("WATERLAND").get(ROOT + "/outages");
        assertThat(listed.jsonPath().getList("items.sourceOutageId")).containsExactly("S-1");
        assertThat(asked("mail")).containsExactly("S-1");
        tells("S-3", 1, "\"from\": \"2026-10-07T10:00:00Z\"", "OUTAGE", "mail\", \"geheim");
        assertThat(asked("mail")).containsExactly("S-3", "S-1");
        assertThat(asked("geheim")).isEmpty();
        assertThat(asked("loonadministratie")).isEmpty();
        var path = ROOT + "/outages/" + listed.jsonPath().getString("items[0].id");
        assertThat(desk.viewerOf("WATERLAND").get(path).asString()).doesNotContain("stekker");
        assertThat(desk.viewerOf("WATERLAND").get(path).jsonPath().getList("tellings"))
                .isEmpty();
        assertThat(desk.viewerOf("PURMEREND").get(ROOT + "/outages").jsonPath().getList("items"))
                .isEmpty();
        assertThat(desk.viewerOf("PURMEREND").get(path).statusCode()).isEqualTo(404);
        assertThat(desk.agent().get(path).asString()).contains("stekker");
    }

    private List<String> asked(String service) {
        return desk.viewerOf("WATERLAND")
                .queryParam("service", service)
                .get(ROOT + "/outages")
                .jsonPath()
                .getList("items.sourceOutageId");
    }

    @Test
    void nobody_can_tell_what_will_become_of_a_month() {
        promise();
        tells("S-1", 1, "\"from\": \"2026-10-05T10:00:00Z\"");
        var refused = desk.agent()
                .queryParam("agreement", Waterland.SLA)
                .queryParam("period", "2026-11")
                .queryParam("asOf", "2026-11-10T08:00:00.001Z")
                .get(ROOT + "/availability");
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].parameter")).isEqualTo("asOf");
        assertThat(refused.jsonPath().getString("errors[0].code")).isEqualTo("IN_THE_FUTURE");
        assertThat(desk.agent()
                        .queryParam("agreement", Waterland.SLA)
                        .queryParam("period", "2026-11")
                        .queryParam("asOf", "2026-11-10T08:00:00Z")
                        .get(ROOT + "/availability")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobody_reports_outages_who_may_only_read_them() {
        for (var role : List.of(Role.CUSTOMER_MANAGER, Role.AUDITOR, Role.AGREEMENT_MANAGER)) {
            var refused = desk.as(Tokens.tenant(desk.tenant()).role(role).claim("party", "WATERLAND"))
                    .contentType(ContentType.JSON)
                    .body(outage("S-1", 1, "\"from\": \"2026-10-05T10:00:00Z\""))
                    .post(ROOT + "/outages");
            assertThat(refused.statusCode()).isEqualTo(403);
        }
        assertThat(desk.as(Tokens.tenant(desk.tenant()).role(Role.PLATFORM_OPERATOR))
                        .get(ROOT + "/outages")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_question_without_a_month_or_with_none_is_refused() {
        assertThat(desk.agent()
                        .queryParam("agreement", Waterland.SLA)
                        .get(ROOT + "/availability")
                        .statusCode())
                .isEqualTo(400);
        for (var wrong : List.of("2026-13", "oktober", "1969-12", "2026")) {
            var refused = desk.agent()
                    .queryParam("agreement", Waterland.SLA)
                    .queryParam("period", wrong)
                    .get(ROOT + "/availability");
            assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(availability(desk.agent()).statusCode()).isEqualTo(404);
    }

    private void promise() {
        var target = Promised.target("\"mail\"", ", \"minimumOutage\": \"PT1M\"");
        var objective =
                target.replace("beschikbaar", "streven").replace("{\"id\"", "{\"nature\": \"OBJECTIVE\", \"id\"");
        var agreement = Promised.published(
                desk.tenant(), AgreementKind.SLA, Promised.version(1, "2026-01-01T00:00:00Z", target, objective));
        awaited(() -> terms.save(desk.tenant(), List.of(agreement), clock.instant()));
    }

    private static Response availability(RequestSpecification by) {
        return by.queryParam("agreement", Waterland.SLA)
                .queryParam("period", "2026-10")
                .get(ROOT + "/availability");
    }

    private Response tells(String id, long sequence, String more) {
        return tells(id, sequence, more, "OUTAGE");
    }

    private Response tells(String id, long sequence, String more, String kind) {
        return tells(id, sequence, more, kind, "mail");
    }

    private Response tells(String id, long sequence, String more, String kind, String service) {
        return desk.integration()
                .contentType(ContentType.JSON)
                .body(outage(id, sequence, more)
                        .replace("\"OUTAGE\"", "\"" + kind + "\"")
                        .replace("\"mail\"", "\"" + service + "\""))
                .post(ROOT + "/outages");
    }

    private static String outage(String id, long sequence, String more) {
        return """
                {"source": "nagios", "sourceOutageId": "%s", "sequence": %d, "kind": "OUTAGE", "services": ["mail"], %s}""".formatted(id, sequence, more);
    }
}
