package nl.druif.reporting.watermelon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.druif.foundation.event.Topic;
import nl.druif.foundation.event.WatermelonFound;
import nl.druif.foundation.event.WatermelonFound.Along;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.SignIn;
import nl.druif.reporting.Story;
import nl.druif.reporting.Teller;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "reporting-service"))
@WithTestResource(SignIn.class)
class WatermelonNewsTest {
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Test
    void five_unhappy_people_whose_tickets_were_solved_in_time_are_told_of_in_each_part_they_are_in() {
        var story = new Story("waterland").agreed();
        unhappy(story, "2026-10-3%d", 5);
        Teller.tell(story.news);
        assertThat(told(story, 3))
                .extracting(
                        WatermelonFound::period,
                        WatermelonFound::along,
                        found -> found.slice().orElseThrow())
                .containsExactlyInAnyOrder(
                        tuple(OCTOBER, Along.PRIORITY, "P1"),
                        tuple(OCTOBER, Along.SERVICE, "werkplek"),
                        tuple(OCTOBER, Along.TEAM, "servicedesk"));
        assertThat(told(story, 3)).allSatisfy(found -> {
            assertThat(found.agreement()).isEqualTo(story.agreement);
            assertThat(found.responses()).isEqualTo(5);
            assertThat(found.rating()).isEqualTo(new BigDecimal("1.0"));
            assertThat(found.minimum()).isEqualTo(new BigDecimal("3.5"));
        });
    }

    @Test
    void news_that_comes_twice_and_in_any_order_finds_a_watermelon_once_and_four_answers_find_none() {
        var story = new Story("waterland").agreed();
        unhappy(story, "2026-09-1%d", 4);
        unhappy(story, "2026-10-1%d", 5);
        var disordered = new ArrayList<>(story.news);
        disordered.addAll(story.news);
        Collections.shuffle(disordered);
        Teller.tell(disordered);
        told(story, 3);

        var more = new Story(story);
        unhappy(more, "2026-10-2%d", 3);
        unhappy(more, "2026-11-1%d", 5);
        Teller.tell(more.news);
        assertThat(told(story, 6))
                .extracting(WatermelonFound::period)
                .containsExactlyInAnyOrder(OCTOBER, OCTOBER, OCTOBER, NOVEMBER, NOVEMBER, NOVEMBER);
    }

    @Test
    void a_ticket_closed_in_the_last_hour_of_the_month_in_amsterdam_belongs_to_that_month() {
        var story = new Story("waterland").agreed();
        IntStream.range(0, 5).forEach(i -> story.resolved("2026-10-01T00:30", "P1", "werkplek", 1, 1));
        Teller.tell(story.news);
        assertThat(told(story, 3)).extracting(WatermelonFound::period).containsOnly(OCTOBER);
    }

    private static void unhappy(Story story, String day, int people) {
        IntStream.range(0, people)
                .forEach(i -> story.resolved(day.formatted(i % 2) + "T12:00", "P1", "werkplek", 1, 1));
    }

    /** All that was told of an agreement, once there is so much of it. */
    private List<WatermelonFound> told(Story story, int howMuch) {
        var settings = new HashMap<>(kafka);
        settings.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, Topic.WATERMELON.partitions())
                    .mapToObj(i -> new TopicPartition(Topic.WATERMELON.in("test"), i))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var told = new ArrayList<WatermelonFound>();
            Await.until("watermelons", () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> told.add(read(record.value())));
                told.removeIf(found -> !found.tenant().equals(story.tenant));
                return told.size() >= howMuch;
            });
            return told;
        }
    }

    private static WatermelonFound read(byte[] news) {
        try {
            return Json.mapper().readValue(news, WatermelonFound.class);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
