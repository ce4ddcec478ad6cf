package nl.druif.foundation.outbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.druif.foundation.problem.Outage;
import nl.druif.foundation.tenancy.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * How every consumer takes a batch from Kafka: a tenant at a time and in order. Trouble that passes is waited out, for as
 * long as it takes; what cannot be understood or is refused for good goes to the dead letters with its reason, alone,
 * and its neighbours go on.
 *
 * <p>Also those of the same key: nothing is parked behind a dead letter. So whoever takes news with it may hear an older
 * telling after a newer one, when it is taken in after all, and has to come to the same: by the names of facts, or by
 * keeping the newest revision.
 */
@ApplicationScoped
public class Reception {
    private static final Logger LOG = Logger.getLogger(Reception.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final DeadLetters deadLetters;

    Reception(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /**
     * @param read   reads a record; empty for what is none of this consumer's business; {@link Unreadable} and
     *               {@link IllegalArgumentException} send the record to the dead letters
     * @param handle does the work for one tenant, in one transaction of its own; may see the same again
     */
    public <T> Uni<Void> receive(
            ConsumerRecords<String, byte[]> records,
            Function<ConsumerRecord<String, byte[]>, Optional<Received<T>>> read,
            TenantHandler<T> handle) {
        var byTenant = new LinkedHashMap<TenantId, List<Received<T>>>();
        var unreadable = new ArrayList<Uni<Void>>();
        for (var record : records) {
            try {
                read.apply(record)
                        .ifPresent(received -> byTenant.computeIfAbsent(received.tenant(), first -> new ArrayList<>())
                                .add(received));
            } catch (Unreadable | IllegalArgumentException reason) {
                unreadable.add(Uni.createFrom().deferred(() -> buried(record, reason)));
            }
        }
        var turns = new ArrayList<>(unreadable);
        byTenant.forEach((tenant, received) -> turns.add(handled(tenant, received, handle)));
        return inTurn(turns);
    }

    /** One record that was a dead letter: what is still wrong with it fails, and nothing is buried. */
    public static <T> Uni<Void> again(
            ConsumerRecord<String, byte[]> record,
            Function<ConsumerRecord<String, byte[]>, Optional<Received<T>>> read,
            TenantHandler<T> handle) {
        return Uni.createFrom()
                .deferred(() -> read.apply(record)
                        .map(received -> handle.handle(received.tenant(), List.of(received)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private <T> Uni<Void> handled(TenantId tenant, List<Received<T>> received, TenantHandler<T> handle) {
        return patiently(Outage::isBehind, () -> handle.handle(tenant, received))
                .onFailure()
                .recoverWithUni(reason -> received.size() == 1
                        ? buried(received.get(0).record(), reason)
                        : halves(tenant, received, handle));
    }

    /** In order, and down to the ones that fail alone: a bad one among a thousand costs twenty attempts, not a thousand. */
    private <T> Uni<Void> halves(TenantId tenant, List<Received<T>> received, TenantHandler<T> handle) {
        var middle = received.size() / 2;
        return inTurn(List.of(
                handled(tenant, received.subList(0, middle), handle),
                handled(tenant, received.subList(middle, received.size()), handle)));
    }

    /** Until the broker has it, however long that takes: before that, the record is not done with. */
    private Uni<Void> buried(ConsumerRecord<String, byte[]> record, Throwable reason) {
        var context = Vertx.currentContext();
        // The producer answers on a thread of its own; database work goes on where it began.
        return patiently(
                anything -> true,
                () -> deadLetters.bury(record, reason).emitOn(command -> context.runOnContext(here -> command.run())));
    }

    private static Uni<Void> patiently(Predicate<Throwable> passes, Supplier<Uni<? extends Void>> attempt) {
        return Uni.createFrom()
                .<Void>deferred(attempt)
                .onFailure(passes)
                .invoke(trouble -> LOG.warnf("will be tried again: %s", trouble.getMessage()))
                .onFailure(passes)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .atMost(Long.MAX_VALUE);
    }

    private static Uni<Void> inTurn(List<Uni<Void>> turns) {
        return Multi.createFrom()
                .iterable(turns)
                .onItem()
                .transformToUniAndConcatenate(turn -> turn)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
