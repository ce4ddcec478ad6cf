package nl.druif.experience.response;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import nl.druif.experience.Desk;
import nl.druif.foundation.event.Topic;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "experience-service"))
class RatingNewsTest {
    private final TenantId tenant = new TenantId(UUID.randomUUID());

    @Inject
    Desk desk;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    private UUID invitation;
    private String token;

    @BeforeEach
    void somebody_is_asked() {
        desk.clock().set(Instant.parse("2026-04-24T15:00:00Z"));
        invitation = desk.invitation(tenant, desk.closing(tenant, "INC-1", "werkplek"));
        var link = desk.link(tenant, invitation);
        token = link.substring(link.lastIndexOf('/') + 1);
    }

    @Test
    void the_link_goes_to_whoever_sends_the_mail_and_opens_the_survey() {
        var issued = told(Topic.INVITATION, 1).get(0);
        var link = URI.create(issued.path("link").asText());
        assertThat(issued.path("invitation").asText()).isEqualTo(invitation.toString());
        assertThat(issued.path("expiresAt").asText()).isEqualTo("2026-05-22T15:00:00Z");
        given().get(link.getPath()).then().statusCode(200).body(containsString("INC-1"));
    }

    @Test
    void the_world_hears_stars_and_never_what_was_written() {
        answer(2, "CANARY Jan de Vries heeft mij vier uur laten wachten").then().statusCode(201);
        var news = told(Topic.RESPONSE, 1);
        assertThat(news).singleElement().satisfies(rating -> {
            assertThat(rating.path("stars").asInt()).isEqualTo(2);
            assertThat(rating.path("revision").asLong()).isEqualTo(1);
            assertThat(rating.path("service").asText()).isEqualTo("werkplek");
            assertThat(rating.path("customer").asText()).isEqualTo("gemeente-waterland");
            assertThat(rating.path("priority").asText()).isEqualTo("P3");
            assertThat(rating.toString()).doesNotContain("CANARY").doesNotContain("requester");
        });
    }

    @Test
    void a_changed_mind_is_told_with_a_higher_revision_and_a_comment_alone_is_not_told() {
        answer(2, "").then().statusCode(201);
        answer(2, "Toch nog dit.").then().statusCode(201);
        answer(5, "").then().statusCode(201);
        assertThat(told(Topic.RESPONSE, 2))
                .extracting(rating -> rating.path("revision").asInt() + ": "
                        + rating.path("stars").asInt())
                .containsExactly("1: 2", "2: 5");
    }

    @Test
    void twenty_answers_at_once_leave_one_that_counts_and_no_revision_twice() {
        var answers = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> answer(1 + i % 5, "")))
                .toList();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(201));
        int last = Desk.as(tenant, Role.INTEGRATION)
                .get("/experience/v1/responses/{invitation}", invitation)
                .path("revision");
        assertThat(told(Topic.RESPONSE, last))
                .extracting(rating -> rating.path("revision").asInt())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, last).boxed().toList());
    }

    @Test
    void asking_twice_at_once_asks_once() {
        var old = desk.closing(
                tenant, "INC-2", "werkplek", java.util.Optional.empty(), Instant.parse("2026-01-05T09:00:00Z"));
        desk.tell(tenant, old);
        Await.until("the closing", () -> !desk.skipped(tenant, old.ticket()).isEmpty());
        var asked = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> Desk.as(tenant, Role.INTEGRATION)
                        .contentType("application/json")
                        .body(Map.of("ticket", old.ticket()))
                        .post("/experience/v1/invitations")
                        .statusCode()))
                .toList();
        assertThat(asked.stream().map(CompletableFuture::join).filter(status -> status == 201))
                .hasSize(1);
        assertThat(asked.stream().map(CompletableFuture::join).filter(status -> status == 409))
                .hasSize(7);
    }

    @Test
    void an_answer_that_came_too_late_is_refused_with_the_hour() {
        desk.clock().advance(Duration.ofDays(28));
        answer(5, "")
                .then()
                .statusCode(410)
                .body("code", equalTo("SURVEY_CLOSED"))
                .body("expiresAt", equalTo("2026-05-22T15:00:00Z"))
                .body("detail", equalTo("Deze enquête sloot op 2026-05-22T15:00:00Z."));
    }

    @Test
    void five_faults_in_an_answer_come_back_as_five() {
        Desk.as(tenant, Role.INTEGRATION)
                .contentType("application/json")
                .body("{\"stars\": 6, \"stars\": 7, \"comment\": 3, \"lostTime\": \"P1M\", \"mood\": \"fine\"}")
                .post("/experience/v1/responses")
                .then()
                .statusCode(400)
                .body("errors", hasSize(5));
    }

    private Response answer(int stars, String comment) {
        var answer = new HashMap<String, Object>(Map.of("token", token, "stars", stars));
        if (!comment.isEmpty()) {
            answer.put("comment", comment);
        }
        return Desk.as(tenant, Role.INTEGRATION)
                .contentType("application/json")
                .body(answer)
                .post("/experience/v1/responses");
    }

    /** This tenant's news on a topic, once there is so much of it. */
    private List<JsonNode> told(Topic topic, int howMuch) {
        var settings = new HashMap<>(kafka);
        settings.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, topic.partitions())
                    .mapToObj(i -> new TopicPartition(topic.in("test"), i))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var told = new ArrayList<JsonNode>();
            Await.until("news on " + topic, () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    var news = json(record.value());
                    if (news.path("tenant").asText().equals(tenant.toString())) {
                        told.add(news);
                    }
                });
                return told.size() >= howMuch;
            });
            return told;
        }
    }

    private static JsonNode json(byte[] text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
