package nl.druif.ticketclock.deadletter;

import static nl.druif.ticketclock.Desk.ROOT;
import static nl.druif.ticketclock.Desk.awaited;
import static nl.druif.ticketclock.Desk.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.druif.foundation.event.Topic;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import nl.druif.ticketclock.Desk;
import nl.druif.ticketclock.News;
import nl.druif.ticketclock.Tables;
import nl.druif.ticketclock.Waterland;
import nl.druif.ticketclock.terms.TermsStore;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "ticket-clock-service"))
class DeadLetterTest {
    private static final String TYPE = "nl.druif.ticket.event.v1";

    private static final String AS_IT_STANDS = """
            select t.reference, t.outcome, t.status, t.opened_at, t.resolved_at, t.wake_at, c.label, c.cycle,
                c.state, c.outcome, c.started_at, c.due_at, c.breached_at, c.stopped_at, c.counted_millis,
                c.elapsed_millis, (select count(*) from fired f where f.ticket = t.id and f.threshold = 100 and not f.withdrawn)
            from ticket t join clock c on c.ticket = t.id""";

    private static final String OUTAGE = "select sequence, ends_at from outage";

    private final Desk desk = Desk.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    TermsStore terms;

    @Inject
    News news;

    @Inject
    Tables tables;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @BeforeEach
    void on_friday() {
        clock.set(Instant.parse("2026-04-24T08:00:00Z"));
    }

    @Test
    void what_came_too_early_is_taken_in_once_it_has_happened_and_once_only() throws Exception {
        news.send(Topic.TICKET_EVENT, desk.tenant(), "topdesk", "1", TYPE, tomorrow());
        var letter = letter();
        assertThat(letter.getString("topic")).isEqualTo("test.ticket-clock.ticket-event.v1");
        assertThat(letter.getString("origin")).startsWith("test.ticket-clock.ticket-event.v1-");
        assertThat(letter.getString("reason")).contains("/occurredAt", "IN_THE_FUTURE");
        assertThat(letter.getMap("payload"))
                .containsEntry("ticket", "M-1")
                .containsEntry("…", 2)
                .doesNotContainKeys("requester", "note");

        var replay = ROOT + "/dead-letters/" + letter.getString("id") + "/_replay";
        var still = admin().post(replay);
        assertThat(still.statusCode()).isEqualTo(409);
        assertThat(still.jsonPath().getString("code")).isEqualTo("DEAD_LETTER_REFUSED");
        assertThat(letters("WAITING").getList("items")).hasSize(1);

        clock.set(Instant.parse("2026-04-25T08:00:00Z"));
        assertThat(desk.as(Tokens.tenant(desk.tenant()).role(Role.AUDITOR))
                        .post(replay)
                        .statusCode())
                .isEqualTo(403);
        assertThat(otherAdmin().post(replay).statusCode()).isEqualTo(404);
        var done = admin().post(replay);
        assertThat(done.jsonPath().getString("state")).as(done.asString()).isEqualTo("REPLAYED");
        assertThat(done.jsonPath().getMap("payload")).isNull();
        assertThat(tables.rows(desk.tenant(), "select source_event_id from ticket_event"))
                .containsExactly("1");
        assertThat(admin().post(replay).jsonPath().getString("code")).isEqualTo("DEAD_LETTER_SETTLED");
        assertThat(tables.rows(desk.tenant(), "select deed from audit_event")).containsExactly("dead-letter.replayed");
        assertThat(tables.rows(desk.tenant(), "select 1 from dead_letter where body is not null"))
                .isEmpty();
    }

    @Test
    void what_tells_nothing_is_discarded_and_seen_by_nobody_else() throws Exception {
        news.send(Topic.TICKET_EVENT, desk.tenant(), "topdesk", "7", TYPE, "{\"type\": 7}");
        var letter = letter();
        assertThat(otherAdmin().get(ROOT + "/dead-letters").jsonPath().getList("items"))
                .isEmpty();
        assertThat(desk.as(Tokens.tenant(desk.tenant()).role(Role.AGENT))
                        .get(ROOT + "/dead-letters")
                        .statusCode())
                .isEqualTo(403);
        var discarded = admin().post(ROOT + "/dead-letters/" + letter.getString("id") + "/_discard");
        assertThat(discarded.jsonPath().getString("state")).isEqualTo("DISCARDED");
        assertThat(letters("WAITING").getList("items")).isEmpty();
        assertThat(tables.rows(desk.tenant(), "select deed from audit_event")).containsExactly("dead-letter.discarded");
    }

    @Test
    void what_names_no_tenant_is_for_whoever_runs_the_platform_and_says_nothing() throws Exception {
        var id = UUID.randomUUID().toString();
        try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<>(
                    Topic.TICKET_EVENT.in("test"), id, ("Anna " + id).getBytes(StandardCharsets.UTF_8));
            record.headers().add("ce_id", id.getBytes(StandardCharsets.UTF_8));
            producer.send(record).get();
        }
        var operator = desk.as(Tokens.tenant(desk.tenant()).role(Role.PLATFORM_OPERATOR));
        var seen = Await.until(
                "the letter",
                () -> operator.get(ROOT + "/dead-letters").jsonPath(),
                page -> !page.getList("items").isEmpty());
        assertThat(seen.getString("items[0].reason")).isEqualTo("It names no tenant.");
        assertThat(seen.prettify()).doesNotContain("Anna", id);
        assertThat(letters("WAITING").getList("items")).isEmpty();
    }

    @Test
    void a_ticket_whose_beginning_was_taken_in_last_stands_as_one_that_was_told_in_order() throws Exception {
        var late = promised(desk);
        var inOrder = promised(Desk.fresh());
        var opened = event("M-1", "1", "OPENED", "2026-04-24T15:00:00Z");
        send(late, "1", opened);
        var letter = letter();
        clock.set(Instant.parse("2026-04-30T08:00:00Z"));
        for (var each : List.of(late, inOrder)) {
            if (each == inOrder) {
                send(each, "1", opened);
            }
            send(each, "2", inStatus("2", "Wacht op klant", "2026-04-24T15:30:00Z"));
            send(each, "3", inStatus("3", "In behandeling", "2026-04-28T08:00:00Z"));
            send(each, "4", event("M-1", "4", "RESOLVED", "2026-04-28T12:00:00Z"));
            // Each under a key of its own: the last may be taken in first.
            var told = each == inOrder ? List.of("1", "2", "3", "4") : List.of("2", "3", "4");
            Await.until(
                    "what came after it",
                    () -> tables.rows(each.tenant(), "select source_event_id from ticket_event order by 1"),
                    told::equals);
        }
        assertThat(tables.rows(late.tenant(), AS_IT_STANDS)).isEmpty();
        admin().post(ROOT + "/dead-letters/" + letter.getString("id") + "/_replay")
                .then()
                .statusCode(200);
        assertThat(tables.rows(late.tenant(), AS_IT_STANDS))
                .isNotEmpty()
                .isEqualTo(tables.rows(inOrder.tenant(), AS_IT_STANDS));
    }

    @Test
    void an_outage_whose_beginning_was_taken_in_last_stands_as_it_was_told_last() throws Exception {
        outage(0, "\"from\": \"2026-04-24T09:00:00Z\"");
        var letter = letter();
        clock.set(Instant.parse("2026-04-24T12:00:00Z"));
        outage(1, "\"from\": \"2026-04-24T09:00:00Z\", \"until\": \"2026-04-24T10:00:00Z\"");
        Await.until(
                "its end",
                () -> tables.rows(desk.tenant(), OUTAGE),
                found -> found.equals(List.of("1 2026-04-24 10:00:00+00")));
        admin().post(ROOT + "/dead-letters/" + letter.getString("id") + "/_replay")
                .then()
                .statusCode(200);
        assertThat(tables.rows(desk.tenant(), OUTAGE)).containsExactly("1 2026-04-24 10:00:00+00");
        assertThat(tables.rows(desk.tenant(), "select sequence from outage_telling order by 1"))
                .containsExactly("0", "1");
    }

    private Desk promised(Desk where) {
        awaited(() -> terms.save(where.tenant(), List.of(Waterland.sla(where.tenant(), 1, 4)), clock.instant()));
        return where;
    }

    private void send(Desk to, String id, String event) throws Exception {
        news.send(Topic.TICKET_EVENT, to.tenant(), "topdesk", id, TYPE, event);
    }

    private static String inStatus(String id, String status, String at) {
        return event("M-1", id, "STATUS_CHANGED", at)
                .replace("\"source\"", "\"status\": \"" + status + "\", \"source\"");
    }

    private void outage(int sequence, String when) throws Exception {
        news.send(Topic.OUTAGE, desk.tenant(), "monitor", "O-" + sequence, "nl.druif.outage.report.v1", """
                {"sourceOutageId": "O", "sequence": %d, "kind": "OUTAGE", "services": ["mail"], %s}""".formatted(
                        sequence, when));
    }

    private static String tomorrow() {
        return event("M-1", "1", "OPENED", "2026-04-25T07:00:00Z")
                .replace("\"source\": \"topdesk\", ", "\"requester\": \"anna\", \"note\": \"Bel Anna terug\", ");
    }

    private JsonPath letter() {
        var page = Await.until(
                "the letter",
                () -> letters("WAITING"),
                found -> !found.getList("items").isEmpty());
        page.setRootPath("items[0]");
        return page;
    }

    private JsonPath letters(String state) {
        return admin().queryParam("state", state).get(ROOT + "/dead-letters").jsonPath();
    }

    private RequestSpecification admin() {
        return desk.as(Tokens.tenant(desk.tenant()).role(Role.PROVIDER_ADMIN));
    }

    private static RequestSpecification otherAdmin() {
        var other = Desk.fresh();
        return other.as(Tokens.tenant(other.tenant()).role(Role.PROVIDER_ADMIN));
    }
}
