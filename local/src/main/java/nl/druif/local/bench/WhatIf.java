package nl.druif.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;

/**
 * A year of tickets of ten events each, read again under another text. They respond after half an hour to five and a half,
 * and are solved after one hour to twelve of counted time, so that what has to come of them is known beforehand.
 */
final class WhatIf {
    static final String TICKETS = "druif.bench.tickets";

    private static final int SLICE = 10_000;
    private static final int EVENTS = 10;
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Bed bed;
    private final Figures figures;
    private final int tickets;

    private WhatIf(Bed bed, Figures figures, int tickets) {
        this.bed = bed;
        this.figures = figures;
        this.tickets = tickets;
    }

    static void run(Bed bed, Figures figures, boolean quick) throws Exception {
        new WhatIf(bed, figures, Integer.getInteger(TICKETS, quick ? 20_000 : 1_000_000)).run(quick ? 2 : 3);
    }

    private void run(int rounds) throws Exception {
        var bare = new Bare(bed);
        seed();
        var name = tickets + "-tickets";
        replay();
        var pairs = new ArrayList<double[]>();
        var before = bed.processors();
        for (int round = 0; round < rounds; round++) {
            var copied = bare.copy("ticket_event");
            pairs.add(new double[] {replay(), copied});
        }
        var used = bed.processors().since(before);
        var checked = (long) rounds * tickets;
        figures.ratio(name, "seconds", "s", "binary COPY of the rows", pairs, checked);
        var seconds = pairs.stream().mapToDouble(pair -> pair[0]).sum();
        figures.plain(name, "rate", checked * EVENTS / seconds, "events/s", checked);
        figures.plain(name, "processor-service", used.service() * 1e6 / checked, "ms/1000 tickets", checked);
        figures.plain(
                name, "processor-postgres-with-copy", used.postgres() * 1e6 / checked, "ms/1000 tickets", checked);
        figures.plain(name, "resident", bed.resident(), "MB", checked);
    }

    /** Seconds from asking to the answer, which is checked. */
    private double replay() throws Exception {
        var begun = System.nanoTime();
        var path = "/replays/"
                + JSON.readTree(bed.post("/replays", "application/json", request()))
                        .path("id")
                        .asText();
        JsonNode[] replay = {JSON.createObjectNode()};
        Bed.await("the replay", () -> {
            replay[0] = bed.get(path);
            return replay[0].path("state").asText().equals("COMPLETED");
        });
        var seconds = Bare.seconds(begun);
        check(replay[0].path("result"));
        return seconds;
    }

    private String request() throws Exception {
        var agreement = JSON.readTree(Bed.resource("agreements")).path(0);
        var draft = JSON.createObjectNode();
        for (var part : new String[] {"agreement", "reference", "title", "kind", "provider", "customer", "services"}) {
            draft.set(part, agreement.path(part));
        }
        var terms = (ObjectNode) agreement.path("versions").path(0).path("terms");
        ((ObjectNode) terms.path("targets").path(0)).put("duration", "PT5H");
        ((ObjectNode) terms.path("targets").path(1)).put("duration", "PT6H");
        draft.put("version", 2).set("terms", terms);
        return JSON.createObjectNode()
                .put("from", FIRST.toString())
                .put("until", "2026-02-01T00:00:00Z")
                .set("draft", draft)
                .toString();
    }

    private void check(JsonNode result) {
        expect(result.path("tickets"), tickets, "tickets");
        expect(result.path("unreadable"), 0, "unreadable");
        for (var target : result.path("targets")) {
            var isResponse = target.path("target").asText().equals("reageren");
            var changes = target.path("changes");
            expect(changes.path("breachedToMet"), isResponse ? with(6, 4) : 0, "breached to met");
            expect(changes.path("metToBreached"), isResponse ? 0 : with(12, 6) + with(12, 7), "met to breached");
            expect(
                    target.path("before").path("met"),
                    isResponse
                            ? tickets - with(6, 4) - with(6, 5)
                            : tickets - with(12, 8) - with(12, 9) - with(12, 10) - with(12, 11),
                    "met");
        }
    }

    /** Tickets whose number leaves this rest. */
    private long with(int divisor, int rest) {
        return (tickets - rest + divisor - 1) / divisor;
    }

    private static void expect(JsonNode found, long expected, String what) {
        if (found.asLong(-1) != expected) {
            throw new IllegalStateException(what + ": " + found + ", not " + expected);
        }
    }

    /** As they come in: in the order in which things happened, a few hours of many tickets mixed. */
    private void seed() throws Exception {
        try (var connection = bed.superuser();
                var create = connection.createStatement()) {
            create.execute("insert into tenant values ('" + Bed.TENANT + "') on conflict do nothing");
            create.execute("""
                    create procedure bench_story(first int, count int, apart double precision) language sql as $$
                        with opened as (
                            select n, 'INC-' || n reference, md5('%1$s' || n)::uuid id,
                                timestamptz '%2$s' + n * apart * interval '1 second' began,
                                (2 + n %% 12) * interval '1 hour' solved,
                                (n %% 6) * interval '1 hour' + interval '30 minutes' responded
                            from generate_series(first, first + count - 1) n),
                        tickets as (
                            insert into ticket (tenant_id, id, source, reference, revision, state, status, service, customer,
                                priority, team, opened_at, listed_at, resolved_at, closed_at, outcome)
                            select '%1$s', id, 'story', reference, 1, 'CLOSED', 'Gesloten', '%4$s', '%3$s', 'P3', 'team-1',
                                began, began, began + solved, began + solved + interval '1 hour', 'MET'
                            from opened)
                        insert into ticket_event (tenant_id, source, source_event_id, ticket, occurred_at, content)
                        select '%1$s', 'story', reference || '-' || step, id, began + after, jsonb_strip_nulls(json_build_object(
                            'source', 'story', 'ticket', reference, 'sourceEventId', reference || '-' || step, 'type', type,
                            'occurredAt', to_char((began + after) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                            'sequence', 0, 'status', status, 'priority', 'P3', 'team', 'team-1', 'service', '%4$s',
                            'customer', '%3$s'))
                        from opened, lateral (values
                            (1, 'OPENED', 'Nieuw', interval '0'),
                            (2, 'ASSIGNED', null, interval '5 minutes'),
                            (3, 'STATUS_CHANGED', 'In behandeling', interval '10 minutes'),
                            (4, 'STATUS_CHANGED', 'Wacht op melder', interval '20 minutes'),
                            (5, 'STATUS_CHANGED', 'In behandeling', interval '80 minutes'),
                            (6, 'RESPONDED', null, responded),
                            (7, 'WORK_STARTED', null, interval '90 minutes'),
                            (8, 'WORK_STOPPED', null, solved - interval '5 minutes'),
                            (9, 'RESOLVED', 'Opgelost', solved),
                            (10, 'CLOSED', 'Gesloten', solved + interval '1 hour')) as story(step, type, status, after)
                        order by began + after
                    $$""".formatted(Bed.TENANT, FIRST, Story.CUSTOMER, Story.SERVICE));
            for (int first = 0; first < tickets; first += SLICE) {
                create.execute("call bench_story(" + first + ", " + Math.min(SLICE, tickets - first) + ", "
                        + 31_000_000.0 / tickets + ")");
            }
            create.execute("vacuum analyze ticket");
            create.execute("vacuum analyze ticket_event");
        }
    }
}
