package nl.druif.ticketclock.outage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Problem;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.dossier.Hearing;

/** What became of each outage of a batch, in its order. */
public record OutageBatchAnswer(List<Item> items) {
    public OutageBatchAnswer {
        items = List.copyOf(items);
    }

    /**
     * @param status  what a request with this outage alone would have been answered with
     * @param problem why it is not 200 or 201; its pointers go into the batch
     */
    public record Item(int index, int status, Optional<OutageReceipt> receipt, Optional<Problem> problem) {}

    /** An outage of a batch, or what is wrong with it. */
    record Reading(Optional<ReportedOutage> told, Optional<Faulty> faulty) {
        static Reading of(Document document, StrictJson json, Instant now) {
            try {
                var told = json.read(document, ReportedOutage.class);
                told.future(now).refuse();
                return new Reading(Optional.of(told), Optional.empty());
            } catch (Faulty faulty) {
                return new Reading(Optional.empty(), Optional.of(faulty));
            }
        }
    }

    /**
     * @param hearings of what could be read, in its order
     * @param faulty   puts into words what could not be read
     * @param refused  puts into words what could not be granted
     */
    static OutageBatchAnswer of(
            TenantId tenant,
            List<Reading> readings,
            List<Hearing> hearings,
            Function<Faulty, Problem> faulty,
            Function<Refusal, Problem> refused) {
        var hearing = hearings.iterator();
        var items = new ArrayList<Item>();
        for (var reading : readings) {
            var index = items.size();
            var problem =
                    reading.faulty().map(wrong -> faulty.apply(wrong.seen(fault -> fault.under("/outages/" + index))));
            items.add(reading.told()
                    .map(told -> heard(index, tenant, told, hearing.next(), refused))
                    .orElseGet(() -> new Item(index, 400, Optional.empty(), problem)));
        }
        return new OutageBatchAnswer(items);
    }

    private static Item heard(
            int index, TenantId tenant, ReportedOutage told, Hearing hearing, Function<Refusal, Problem> refused) {
        var receipt = Optional.of(OutageReceipt.of(tenant, told, hearing));
        return switch (hearing) {
            case RECORDED -> new Item(index, 201, receipt, Optional.empty());
            case KNOWN -> new Item(index, 200, receipt, Optional.empty());
            case CONTRADICTED ->
                new Item(index, 409, receipt, Optional.of(refused.apply(OutageReceipt.contradiction(told))));
        };
    }
}
