package nl.druif.agreement.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Problem;
import nl.druif.foundation.problem.Refusal;

/** What became of each measurement of a batch, in its order. */
public record BatchAnswer(List<Item> items) {
    public BatchAnswer {
        items = List.copyOf(items);
    }

    /**
     * @param status  what a request with this measurement alone would have been answered with
     * @param problem why it is not 200 or 201; its pointers go into the batch
     */
    public record Item(int index, int status, Optional<Measurement> measurement, Optional<Problem> problem) {}

    /** A measurement of a batch, or what is wrong with it. */
    record Reading(Optional<ReportedMeasurement> reported, Optional<Faulty> faulty) {
        static Reading of(Document document, StrictJson json) {
            try {
                return new Reading(Optional.of(json.read(document, ReportedMeasurement.class)), Optional.empty());
            } catch (Faulty faulty) {
                return new Reading(Optional.empty(), Optional.of(faulty));
            }
        }
    }

    /** @param hearings of the measurements that could be read, in their order */
    static BatchAnswer of(
            List<Reading> readings,
            List<Hearing> hearings,
            Function<Faulty, Problem> faulty,
            Function<Refusal, Problem> refused) {
        var hearing = hearings.iterator();
        var items = new ArrayList<Item>();
        for (var reading : readings) {
            var index = items.size();
            var became = reading.faulty().<Hearing>map(Hearing.Unfit::new).orElseGet(hearing::next);
            items.add(item(
                    index,
                    became,
                    wrong -> faulty.apply(wrong.seen(fault -> fault.under("/measurements/" + index))),
                    refused));
        }
        return new BatchAnswer(items);
    }

    private static Item item(
            int index, Hearing hearing, Function<Faulty, Problem> faulty, Function<Refusal, Problem> refused) {
        if (hearing instanceof Hearing.Recorded recorded) {
            return new Item(index, 201, Optional.of(recorded.measurement()), Optional.empty());
        }
        if (hearing instanceof Hearing.Known known) {
            return new Item(index, 200, Optional.of(known.measurement()), Optional.empty());
        }
        var problem = hearing instanceof Hearing.Refused no
                ? refused.apply(no.refusal())
                : faulty.apply(((Hearing.Unfit) hearing).faulty());
        return new Item(index, problem.status(), Optional.empty(), Optional.of(problem));
    }
}
