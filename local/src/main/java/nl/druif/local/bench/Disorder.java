package nl.druif.local.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What it costs when events come late, come twice, or put right what was told before, beside events that come in order. In
 * processor time of the service and of PostgreSQL: it is that which a kind of event costs.
 */
final class Disorder {
    private static final int BATCH = 1_000;
    private static final String IN_ORDER = "events in order, in the same run";

    private final Bed bed;
    private final Figures figures;
    private final Story story = new Story(2026, Instant.now());

    private Disorder(Bed bed, Figures figures) {
        this.bed = bed;
        this.figures = figures;
    }

    static void lateDup(Bed bed, Figures figures, boolean quick) throws Exception {
        var disorder = new Disorder(bed, figures);
        disorder.cost(disorder.story.next("warm-up", quick ? 8_000 : 16_000));
        disorder.measure(quick ? 2 : 5, quick ? 2_000 : 6_000);
    }

    private void measure(int pairs, int tickets) throws Exception {
        Map<String, List<double[]>> byKind = new LinkedHashMap<>();
        for (int pair = 0; pair < pairs; pair++) {
            var source = "disorder-" + pair;
            var inOrder = story.next(source, tickets);
            var cost = cost(inOrder);
            var openings = inOrder.stream()
                    .filter(event -> event.type().equals("OPENED"))
                    .toList();
            var late = openings.stream()
                    .map(event -> event.and(event.id() + "-late", "CUSTOMER_REPLIED", 15))
                    .toList();
            var corrections = openings.stream()
                    .map(event -> event.and(event.id() + "-right", "RESPONDED", 5))
                    .toList();
            add(byKind, "late", cost(late), cost);
            add(byKind, "duplicate", cost(openings), cost);
            add(byKind, "correction", cost(corrections), cost);
            add(byKind, "mixed", cost(mixed(source + "-mixed", tickets)), cost);
            check(source, tickets);
        }
        byKind.forEach(
                (kind, costs) -> figures.ratio(kind, "processor", "us/event", IN_ORDER, costs, (long) pairs * tickets));
    }

    private static void add(Map<String, List<double[]>> byKind, String kind, double cost, double inOrder) {
        byKind.computeIfAbsent(kind, first -> new ArrayList<>()).add(new double[] {cost, inOrder});
    }

    /** Of a hundred events five come late, five come twice, and one puts something right. */
    private List<Story.Event> mixed(String source, int tickets) {
        var mixed = new ArrayList<Story.Event>();
        var told = 0;
        var responded = 0;
        for (var event : story.next(source, tickets)) {
            mixed.add(event);
            told++;
            if (told % 20 == 10) {
                mixed.add(event);
            }
            if (told % 20 == 0) {
                mixed.add(event.and(event.id() + "-late", "CUSTOMER_REPLIED", -5));
            }
            if (event.type().equals("RESPONDED") && ++responded % 20 == 0) {
                mixed.add(event.and(event.id() + "-right", "RESPONDED", -1));
            }
        }
        return mixed;
    }

    /** Microseconds for each event, until its news is with the broker. */
    private double cost(List<Story.Event> events) throws Exception {
        var before = bed.processors();
        Ingest.byBatch(bed, events, BATCH);
        Bed.await("the news to be told", () -> bed.number("select count(*) from outbox") == 0);
        var used = bed.processors().since(before);
        return (used.service() + used.postgres()) * 1e6 / events.size();
    }

    /** Every fact is there once, and what was put right counts. */
    private void check(String source, int tickets) throws Exception {
        var facts = bed.number("select count(*) from ticket_event where source = '" + source + "'");
        var right =
                bed.number("select count(*) from clock c join ticket t on t.tenant_id = c.tenant_id and t.id = c.ticket"
                        + " where t.source = '" + source + "' and c.metric = 'TIME_TO_RESPOND' and c.state = 'STOPPED'"
                        + " and c.elapsed_millis = 5000");
        if (facts != tickets * (Story.EVENTS + 2L) || right != tickets) {
            throw new IllegalStateException(
                    source + ": " + facts + " facts, " + right + " of " + tickets + " put right");
        }
    }
}
