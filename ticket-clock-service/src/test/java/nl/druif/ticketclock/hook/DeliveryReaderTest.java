package nl.druif.ticketclock.hook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.ticketclock.ticket.ReportedEvent;
import nl.druif.ticketclock.ticket.TicketEventType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeliveryReaderTest {
    private static final StrictJson JSON =
            new StrictJson(Validation.buildDefaultValidatorFactory().getValidator());
    private static final Templates TEMPLATES = new Templates(JSON);

    @Nested
    class By_the_template {
        @Test
        void a_new_issue_of_jira_is_an_opening_with_its_facts() {
            var opened = only(read(HookSource.JIRA, Deliveries.jiraCreated("MAIL-1")));
            assertThat(opened.type()).isEqualTo(TicketEventType.OPENED);
            assertThat(opened.ticket()).isEqualTo("MAIL-1");
            assertThat(opened.sourceEventId()).contains("d-1");
            assertThat(opened.occurredAt()).isEqualTo(Instant.parse("2026-04-24T15:00:00Z"));
            assertThat(opened.openedAt()).contains(Instant.parse("2026-04-24T15:00:00Z"));
            assertThat(opened.priority()).contains("High");
            assertThat(opened.service()).contains("MAIL");
            assertThat(opened.requester()).contains("557058:f58131cb");
        }

        @Test
        void a_changelog_of_jira_is_an_event_for_each_change_that_matters() {
            var read = read(HookSource.JIRA, Deliveries.jiraUpdated("MAIL-1", "In Progress"));
            assertThat(read.faults()).isEmpty();
            assertThat(read.events())
                    .extracting(ReportedEvent::type)
                    .containsExactlyInAnyOrder(
                            TicketEventType.PRIORITY_CHANGED, TicketEventType.WORK_STARTED, TicketEventType.ASSIGNED);
            assertThat(read.events())
                    .extracting(event -> event.sourceEventId().orElseThrow())
                    .containsExactlyInAnyOrder("d-1:change:1", "d-1:change:2", "d-1:change:3");
            assertThat(read.events()).extracting(ReportedEvent::sequence).containsExactlyInAnyOrder(1L, 2L, 3L);
        }

        @Test
        void an_unmapped_status_of_jira_is_told_where_it_stands_and_the_rest_is_read() {
            var read = read(HookSource.JIRA, Deliveries.jiraUpdated("MAIL-1", "Op de plank"));
            assertThat(read.events()).hasSize(2);
            assertThat(read.faults())
                    .extracting(Fault::pointer, Fault::code)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(
                            "/payload/changelog/items/2/toString", "UNKNOWN_STATUS"));
        }

        @Test
        void a_resolution_that_is_taken_away_in_jira_reopens() {
            var read = read(HookSource.JIRA, """
                    {"timestamp": 1777044600000, "webhookEvent": "jira:issue_updated", "issue": {"key": "MAIL-1"},
                     "changelog": {"items": [{"field": "resolution", "from": "10000", "fromString": "Done", "to": null}]}}""");
            assertThat(only(read).type()).isEqualTo(TicketEventType.REOPENED);
        }

        @Test
        void a_change_of_jira_that_concerns_no_clock_is_ignored() {
            var read = read(HookSource.JIRA, """
                    {"timestamp": 1777044600000, "webhookEvent": "jira:issue_updated", "issue": {"key": "MAIL-1"},
                     "changelog": {"items": [{"field": "description", "toString": "b"}]}}""");
            assertThat(read.ignored()).isTrue();
            assertThat(read.faults()).isEmpty();
        }

        @Test
        void a_ticket_of_zammad_tells_its_state_and_the_answer_beside_it() {
            var read = read(HookSource.ZAMMAD, Deliveries.zammad("67001", "open", "2026-04-24T15:10:00.000Z"));
            assertThat(read.faults()).isEmpty();
            assertThat(read.events())
                    .extracting(ReportedEvent::type)
                    .containsExactly(TicketEventType.STATUS_CHANGED, TicketEventType.RESPONDED);
            assertThat(read.events().get(0).priority()).contains("1");
            assertThat(read.events().get(1).sourceEventId()).contains("104:reply");
        }

        @Test
        void what_people_write_for_each_other_is_a_note_and_no_answer() {
            var notes = List.of(
                    read(HookSource.JIRA, Deliveries.jiraComment("MAIL-1", "\"jsdPublic\": false")),
                    read(HookSource.JIRA, Deliveries.jiraComment("MAIL-1", "\"id\": \"7\"")),
                    read(HookSource.SERVICENOW, Deliveries.written("work_note")),
                    read(HookSource.TOPDESK, Deliveries.written("noted")));
            assertThat(notes)
                    .allSatisfy(note -> assertThat(only(note))
                            .extracting(ReportedEvent::type, ReportedEvent::actor, ReportedEvent::status)
                            .containsExactly(TicketEventType.NOTED, Optional.of(PartyRole.PROVIDER), Optional.empty()));
            var zammad = Deliveries.zammad("67001", "open", "2026-04-24T15:10:00.000Z")
                    .replace("\"internal\": false", "\"internal\": true");
            assertThat(read(HookSource.ZAMMAD, zammad).events())
                    .extracting(ReportedEvent::type)
                    .containsExactly(TicketEventType.STATUS_CHANGED, TicketEventType.NOTED);
        }

        @Test
        void what_customers_read_and_write_in_jira_is_no_note() {
            assertThat(only(read(HookSource.JIRA, Deliveries.jiraComment("MAIL-1", "\"jsdPublic\": true")))
                            .type())
                    .isEqualTo(TicketEventType.RESPONDED);
            assertThat(only(read(
                                    HookSource.JIRA,
                                    Deliveries.jiraComment("MAIL-1", "\"author\": {\"accountType\": \"customer\"}")))
                            .type())
                    .isEqualTo(TicketEventType.CUSTOMER_REPLIED);
        }

        @Test
        void service_now_and_topdesk_are_read_from_what_their_users_write() {
            var incident = only(read(HookSource.SERVICENOW, Deliveries.serviceNow("INC0010001", "6")));
            assertThat(incident.type()).isEqualTo(TicketEventType.RESOLVED);
            assertThat(incident.status()).contains("Resolved");
            assertThat(incident.occurredAt()).isEqualTo(Instant.parse("2026-04-24T15:00:00Z"));
            var melding = only(read(HookSource.TOPDESK, Deliveries.topdesk("M2604 001", "In behandeling")));
            assertThat(melding.type()).isEqualTo(TicketEventType.WORK_STARTED);
            assertThat(melding.customer()).contains("WATERLAND");
        }

        @Test
        void a_cloud_event_and_plain_json_say_the_same() {
            var event = only(read(HookSource.GENERIC, Deliveries.cloudEvent("e-1", "M-1")));
            assertThat(event.sourceEventId()).contains("e-1");
            assertThat(event.type()).isEqualTo(TicketEventType.OPENED);
            var plain = only(read(HookSource.GENERIC, """
                    {"ticket": "M-1", "type": "OPENED", "occurredAt": "2026-04-24T15:00:00Z", "sourceEventId": "e-1",
                     "service": "mail", "customer": "WATERLAND"}"""));
            assertThat(plain).isEqualTo(event);
        }
    }

    @Nested
    class Nothing_that_is_sent {
        @Test
        void breaks_the_reading() {
            var hostile = List.of(
                    "[]",
                    "7",
                    "null",
                    "\"\"",
                    "{}",
                    "{\"issue\": []}",
                    "{\"webhookEvent\": {\"a\": 1}, \"issue\": {\"key\": [1]}}",
                    "{\"webhookEvent\": \"jira:issue_updated\", \"issue\": 3, \"changelog\": {\"items\": {\"0\": 1}}}",
                    "{\"webhookEvent\": \"jira:issue_updated\", \"changelog\": {\"items\": [null, 1, [], {\"field\": \"status\"}]}}",
                    "{\"webhookEvent\": \"jira:issue_created\", \"timestamp\": 1e30, \"issue\": {\"key\": \""
                            + "x".repeat(300) + "\"}}",
                    "{\"webhookEvent\": \"jira:issue_created\", \"timestamp\": 99999999999999999, \"issue\": {\"key\": \"M\"}}",
                    "{\"webhookEvent\": \"jira:issue_created\", \"timestamp\": -1, \"issue\": {\"key\": \"M\"}}",
                    "{\"webhookEvent\": \"jira:issue_created\", \"timestamp\": 1777042800000, \"issue\": {\"key\": \"M\\u0000\"}}");
            for (var source : HookSource.values()) {
                assertThat(hostile).allSatisfy(body -> {
                    var read = read(source, body);
                    assertThat(read.events()).as(body).isEmpty();
                    assertThat(!read.faults().isEmpty() || read.ignored())
                            .as(body)
                            .isTrue();
                });
            }
        }
    }

    @Nested
    class What_nobody_can_store_or_trust {
        @Test
        void is_told_where_it_stands_and_makes_no_event() {
            var told = List.of(
                    List.of("INVALID_CHARACTER", "/payload/status", "'status': 'Waiting\\u0000'"),
                    List.of("INVALID_CHARACTER", "/payload/status", "'status': 'Waiting \\ud83d'"),
                    List.of("INVALID_CHARACTER", "/payload/ticket", "'ticket': 'M\\u0000'"),
                    List.of("INVALID_CHARACTER", "/payload/ticket", "'ticket': '\\udc00'"),
                    List.of("DUPLICATE_KEY", "/payload/ticket", "'ticket': 'M-1', 'ticket': 'M-2'"),
                    List.of("DUPLICATE_KEY", "/payload/data", "'data': {}, 'data': {'ticket': 'M-2'}"));
            assertThat(told).allSatisfy(odd -> {
                var rest = odd.get(1).equals("/payload/ticket") ? "" : "'ticket': 'M-1', ";
                var read = read(
                        HookSource.GENERIC,
                        ("{" + rest + odd.get(2) + ", 'type': 'STATUS_CHANGED', 'time': '2026-11-20T10:00:00Z'}")
                                .replace('\'', '"'));
                assertThat(read.events()).isEmpty();
                assertThat(read.faults())
                        .extracting(Fault::pointer, Fault::code)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple(odd.get(1), odd.get(0)));
            });
        }

        @Test
        void is_told_too_where_no_event_is_read_from_it() {
            var read = read(HookSource.GENERIC, """
                    {"ticket": "M-1", "type": "OPENED", "time": "2026-11-20T10:00:00Z", "memo": "a\\u0000b"}""");
            assertThat(read.events()).hasSize(1);
            assertThat(read.faults()).extracting(Fault::pointer).containsExactly("/payload/memo");
        }

        @Test
        void decides_about_no_item_of_a_list() {
            var read = read(HookSource.JIRA, """
                    {"timestamp": 1777044600000, "webhookEvent": "jira:issue_updated", "issue": {"key": "MAIL-1"},
                     "changelog": {"items": [{"field": "resolution", "to": "1\\u0000"},
                        {"field": "assignee", "to": "5b10a2844c20165700ede21g"}]}}""");
            assertThat(read.events()).extracting(ReportedEvent::type).containsExactly(TicketEventType.ASSIGNED);
            assertThat(read.faults()).extracting(Fault::pointer).containsExactly("/payload/changelog/items/0/to");
        }
    }

    @Nested
    class A_mapping {
        @Test
        void survives_being_stored() {
            for (var source : HookSource.values()) {
                var mapping = TEMPLATES.of(source);
                assertThat(Json.<HookMapping>read(
                                Json.text(mapping), new com.fasterxml.jackson.core.type.TypeReference<>() {}))
                        .usingRecursiveComparison()
                        .withEqualsForType(
                                (a, b) -> a.toString().equals(b.toString()),
                                nl.druif.ticketclock.mapping.MomentFormat.class)
                        .isEqualTo(mapping);
                assertThat(JSON.read(Json.text(mapping).getBytes(UTF_8), HookMapping.class)
                                .fields())
                        .isEqualTo(mapping.fields());
            }
        }

        @Test
        void is_told_all_that_is_wrong_with_it() {
            assertThatThrownBy(() -> JSON.read("""
                            {"zone": "UTC", "moments": ["ISO", "yesterday"], "fields": {"ticket": ["payload.id"], "colour": ["/payload/x"]},
                             "rules": [{"when": {"id": ["1"]}, "constants": {"type": "DONE"}}, {"each": "/payload/a"}]}""".getBytes(UTF_8), HookMapping.class))
                    .isInstanceOfSatisfying(
                            Faulty.class,
                            faulty -> assertThat(faulty.faults())
                                    .extracting(Fault::pointer)
                                    .contains("/moments/1", "/fields/colour", "/rules/0/when/id"));
        }

        @Test
        void does_not_go_through_other_items_for_the_same_part() {
            assertThatThrownBy(() -> JSON.read("""
                            {"zone": "UTC", "moments": ["ISO"], "rules": [{}, {"each": "/payload/a"}]}""".getBytes(UTF_8), HookMapping.class))
                    .isInstanceOfSatisfying(
                            Faulty.class,
                            faulty -> assertThat(faulty.faults().get(0).code()).isEqualTo("PART_WITH_OTHER_ITEMS"));
        }
    }

    private static Findings read(HookSource source, String body) {
        var payload = JSON.read(body.getBytes(UTF_8), Document.class);
        return new DeliveryReader(TEMPLATES.of(source), "desk").read(Delivery.of("d-1", Map.of(), payload));
    }

    private static ReportedEvent only(Findings read) {
        assertThat(read.faults()).isEmpty();
        assertThat(read.events()).hasSize(1);
        return read.events().get(0);
    }
}
