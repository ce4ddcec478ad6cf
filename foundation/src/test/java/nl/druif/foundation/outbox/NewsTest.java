package nl.druif.foundation.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nl.druif.foundation.event.TicketClosed;
import nl.druif.foundation.event.Topic;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Backing.class)
class NewsTest {
    private static final Instant FRIDAY = Instant.parse("2026-04-24T15:00:00Z");

    private final TenantId waterland = new TenantId(UUID.randomUUID());

    @Inject
    Tenancy tenancy;

    @Inject
    Outbox outbox;

    @Inject
    Heard heard;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    @DataSource("relay")
    AgroalDataSource relay;

    @Inject
    OutboxConfig config;

    @BeforeEach
    void forget() {
        heard.forget();
    }

    @Test
    void news_of_a_committed_change_is_heard() throws Throwable {
        var closed = closed("INC-1", UUID.randomUUID());
        announce(List.of(closed));
        Await.until("the news", () -> heard.of(waterland).contains(closed));
    }

    @Test
    void news_of_a_change_that_was_undone_is_never_heard() throws Throwable {
        var undone = closed("INC-1", UUID.randomUUID());
        var done = closed("INC-2", UUID.randomUUID());
        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> tenancy.as(
                        waterland,
                        session -> outbox.announce(session, List.of(undone))
                                .flatMap(told -> Uni.createFrom().failure(new IllegalStateException("undone"))))))
                .hasMessage("undone");
        announce(List.of(done));
        Await.until("the later news", () -> heard.of(waterland).contains(done));
        assertThat(heard.of(waterland)).doesNotContain(undone);
    }

    @Test
    void a_slow_transaction_that_took_its_number_first_loses_nothing() throws Throwable {
        var slow = closed("INC-1", UUID.randomUUID());
        var quick = closed("INC-2", UUID.randomUUID());
        var hold = new CompletableFuture<Void>();
        var inserted = new CompletableFuture<Void>();
        var slowDone = CompletableFuture.runAsync(() -> unchecked(() -> tenancy.as(
                waterland,
                session -> outbox.announce(session, List.of(slow))
                        .invoke(told -> inserted.complete(null))
                        .flatMap(told -> onSameContext(Uni.createFrom().completionStage(hold))))));
        inserted.join();
        announce(List.of(quick));
        Await.until("the quick news", () -> heard.of(waterland).contains(quick));
        assertThat(heard.of(waterland)).doesNotContain(slow);
        hold.complete(null);
        slowDone.join();
        Await.until("the slow news", () -> heard.of(waterland).contains(slow));
    }

    @Test
    void news_of_one_ticket_stays_in_order_also_with_three_relays() throws Throwable {
        var others = List.of(relayOfAnotherPod(), relayOfAnotherPod());
        try {
            var ticket = UUID.randomUUID();
            var told = IntStream.range(0, 1_000)
                    .mapToObj(i -> closed("INC-" + i, ticket))
                    .toList();
            for (int i = 0; i < told.size(); i += 50) {
                announce(told.subList(i, i + 50));
            }
            Await.until("all news", () -> heard.of(waterland).size() == told.size());
            assertThat(heard.of(waterland)).isEqualTo(told);
        } finally {
            for (var other : others) {
                other.stop(null);
            }
        }
    }

    @Test
    void news_told_twice_is_acted_on_once() throws Throwable {
        var closed = closed("INC-1", UUID.randomUUID());
        announce(List.of(closed));
        Await.until("the first telling", () -> heard.of(waterland).contains(closed));
        announce(List.of(closed));
        var last = closed("INC-2", UUID.randomUUID());
        announce(List.of(last));
        Await.until("the last news", () -> heard.of(waterland).contains(last));
        assertThat(heard.of(waterland)).containsOnlyOnce(closed);
    }

    @Test
    void what_cannot_be_read_goes_to_the_dead_letters_and_its_neighbours_go_on() throws Throwable {
        send(
                "{\"broken\":",
                Map.of("ce_id", "poison", "ce_source", "/elsewhere", "ce_type", "nl.druif.ticket.closed.v1"));
        send("{}", Map.of());
        var closed = closed("INC-1", UUID.randomUUID());
        announce(List.of(closed));
        Await.until("the neighbour", () -> heard.of(waterland).contains(closed));
        Await.until("both letters", () -> heard.deadLetterReasons().size() >= 2);
        assertThat(heard.deadLetterReasons())
                .anyMatch(reason -> reason.contains("nl.druif.ticket.closed.v1 cannot be read"))
                .anyMatch(reason -> reason.contains("ce_id is missing"));
    }

    @Test
    void news_that_a_handler_refuses_goes_to_the_dead_letters_alone() throws Throwable {
        var before = closed("INC-1", UUID.randomUUID());
        var refused = closed(Heard.REFUSED, UUID.randomUUID());
        var after = closed("INC-3", UUID.randomUUID());
        announce(List.of(before, refused, after));
        Await.until("the neighbours", () -> heard.of(waterland).containsAll(List.of(before, after)));
        Await.until(
                "the letter",
                () -> heard.deadLetterReasons().stream().anyMatch(reason -> reason.contains("refused by the test")));
        assertThat(heard.of(waterland)).doesNotContain(refused);
    }

    @Test
    void trouble_that_passes_is_waited_out() throws Throwable {
        heard.failNextTimes(3);
        var closed = closed("INC-1", UUID.randomUUID());
        announce(List.of(closed));
        Await.until("the news after the trouble", () -> heard.of(waterland).contains(closed));
    }

    @Test
    void a_database_that_goes_away_under_load_loses_nothing_and_fills_no_dead_letters() throws Throwable {
        var told = IntStream.range(0, 60)
                .mapToObj(i -> closed("INC-" + i, UUID.randomUUID()))
                .toList();
        announce(told.subList(0, 40));
        try (var outage = DatabaseOutage.begin()) {
            for (var news : told.subList(40, 60)) {
                send(
                        Json.mapper().writeValueAsString(news),
                        Map.of(
                                "ce_id",
                                news.id().toString(),
                                "ce_source",
                                "/elsewhere",
                                "ce_type",
                                "nl.druif.ticket.closed.v1"));
            }
            Await.until("several tries", () -> outage.tries() >= 4);
        }
        Await.until("all of it", () -> heard.of(waterland).size() >= told.size());
        assertThat(heard.of(waterland)).containsExactlyInAnyOrderElementsOf(told);
        assertThat(heard.deadLetterReasons()).isEmpty();
    }

    private OutboxRelayJob relayOfAnotherPod() {
        var another = new OutboxRelayJob(relay, kafka, config);
        another.start(null);
        return another;
    }

    private void send(String value, Map<String, String> headers) {
        try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<>(Topic.CLOCK.in("test"), "key", value.getBytes(StandardCharsets.UTF_8));
            headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            if (!headers.isEmpty()) {
                record.headers().add("ce_tenantid", waterland.toString().getBytes(StandardCharsets.UTF_8));
            }
            producer.send(record);
        }
    }

    private void announce(List<TicketClosed> news) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> tenancy.as(waterland, session -> outbox.announce(session, news)));
    }

    private static Uni<Void> onSameContext(Uni<Void> later) {
        var context = Vertx.currentContext();
        return later.emitOn(command -> context.runOnContext(now -> command.run()));
    }

    private static void unchecked(Supplier<Uni<Void>> work) {
        try {
            VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private TicketClosed closed(String reference, UUID ticket) {
        return new TicketClosed(
                Uuid7.derivedFrom(waterland, ticket, reference),
                waterland,
                ticket,
                reference,
                Optional.of("werkplek"),
                Optional.of("gemeente-waterland"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("nl"),
                FRIDAY);
    }
}
