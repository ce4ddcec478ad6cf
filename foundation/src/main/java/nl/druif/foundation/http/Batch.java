package nl.druif.foundation.http;

import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Outcome;
import nl.druif.foundation.problem.Problem;
import nl.druif.foundation.problem.Problems;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Things that came in one request and are answered each for itself: one that cannot be read or granted stops no other. */
public final class Batch<T> {
    private static final int MULTI_STATUS = 207;

    private final String name;
    private final List<Reading<T>> readings;

    private record Reading<T>(Optional<T> thing, Optional<Faulty> faulty) {}

    private Batch(String name, List<Reading<T>> readings) {
        this.name = name;
        this.readings = readings;
    }

    /**
     * @param name   of the list in the body
     * @param reader throws {@link Faulty} for what cannot be read
     */
    public static <T> Batch<T> read(String name, List<Document> documents, Function<Document, T> reader) {
        return new Batch<>(
                name,
                documents.stream()
                        .map(document -> Batch.<T>reading(document, reader))
                        .toList());
    }

    private static <T> Reading<T> reading(Document document, Function<Document, T> reader) {
        try {
            return new Reading<>(Optional.of(reader.apply(document)), Optional.empty());
        } catch (Faulty faulty) {
            return new Reading<>(Optional.empty(), Optional.of(faulty));
        }
    }

    /** Those that could be read, in their order. */
    public List<T> readable() {
        return readings.stream().flatMap(reading -> reading.thing().stream()).toList();
    }

    /**
     * 207, also when all failed.
     *
     * @param outcomes of {@link #readable}, in that order
     */
    public <R> RestResponse<BatchAnswer<R>> answer(
            List<? extends Outcome<R>> outcomes, Problems problems, RoutingContext request) {
        var outcome = outcomes.iterator();
        var items = new ArrayList<BatchAnswer.Item<R>>();
        for (var reading : readings) {
            items.add(item(items.size(), became(reading, outcome), problems, request));
        }
        return ResponseBuilder.<BatchAnswer<R>>create(MULTI_STATUS)
                .entity(new BatchAnswer<>(items))
                .build();
    }

    private static <R> Outcome<R> became(Reading<?> reading, Iterator<? extends Outcome<R>> outcome) {
        return reading.faulty().<Outcome<R>>map(Outcome.Unfit::new).orElseGet(outcome::next);
    }

    private <R> BatchAnswer.Item<R> item(int index, Outcome<R> outcome, Problems problems, RoutingContext request) {
        if (outcome instanceof Outcome.Recorded<R> recorded) {
            return new BatchAnswer.Item<>(index, 201, Optional.of(recorded.receipt()), Optional.empty());
        }
        if (outcome instanceof Outcome.Known<R> known) {
            return new BatchAnswer.Item<>(index, 200, Optional.of(known.receipt()), Optional.empty());
        }
        if (outcome instanceof Outcome.Refused<R> refused) {
            return failed(index, problems.problem(refused.refusal(), request), refused.receipt());
        }
        var faulty = ((Outcome.Unfit<R>) outcome).faulty().seen(fault -> fault.under("/" + name + "/" + index));
        return failed(index, problems.problem(faulty, request), Optional.empty());
    }

    private static <R> BatchAnswer.Item<R> failed(int index, Problem problem, Optional<R> receipt) {
        return new BatchAnswer.Item<>(index, problem.status(), receipt, Optional.of(problem));
    }
}
