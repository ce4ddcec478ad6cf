package nl.druif.foundation.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "foundation"))
class GatheringTest {
    private static final UUID SOMEBODY = UUID.randomUUID();

    private final UUID tenant = UUID.randomUUID();
    private final ExecutorService people = Executors.newCachedThreadPool();

    @BeforeEach
    void shut() {
        LettersResource.BAGS.clear();
        LettersResource.HANDED_IN.set(0);
        LettersResource.open = new CompletableFuture<>();
    }

    @AfterEach
    void open() {
        LettersResource.open.complete(null);
        people.shutdown();
    }

    private static Response post(UUID tenant, String key, String text) {
        var token = Tokens.tenant(tenant)
                .role("agent")
                .subject(SOMEBODY)
                .claim("azp", "portal")
                .sign();
        var request = given().auth().oauth2(token).contentType(ContentType.JSON).body("{\"text\": \"" + text + "\"}");
        return (key.isEmpty() ? request : request.header("Idempotency-Key", key)).post("/fixture/v1/letters");
    }

    /** Under a key of its own text, handed in when this returns. */
    private CompletableFuture<Response> sent(UUID sender, String key, String text) {
        var before = LettersResource.HANDED_IN.get();
        var answer = CompletableFuture.supplyAsync(() -> post(sender, key, text), people);
        Await.until("a letter", () -> LettersResource.HANDED_IN.get() > before);
        return answer;
    }

    private CompletableFuture<Response> sent(String text) {
        return sent(tenant, text, text);
    }

    /** A letter, with which somebody is at work. */
    private void busy() {
        sent("first");
    }

    private List<CompletableFuture<Response>> letters(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> sent(name + i)).toList();
    }

    private static List<String> names(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + i).toList();
    }

    private static List<Response> all(List<CompletableFuture<Response>> answers) {
        LettersResource.open.complete(null);
        return answers.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void what_comes_while_others_are_at_work_goes_together() {
        busy();
        var answers = letters("letter-", 5);

        assertThat(all(answers)).extracting(answer -> answer.path("text")).isEqualTo(names("letter-", 5));
        assertThat(LettersResource.BAGS).containsExactly(List.of("first"), names("letter-", 5));
    }

    @Test
    void company_enough_does_not_wait_for_those_at_work_and_then_others_wait_for_both() {
        busy();
        var enough = letters("enough-", Gathering.ENOUGH);
        var later = letters("later-", 3);

        assertThat(all(enough)).allMatch(answer -> answer.statusCode() == 201);
        later.forEach(CompletableFuture::join);
        assertThat(LettersResource.BAGS)
                .containsExactlyInAnyOrder(List.of("first"), names("enough-", Gathering.ENOUGH), names("later-", 3));
    }

    @Test
    void one_that_is_refused_is_refused_alone_and_its_key_stays_free() {
        busy();
        var answers = all(List.of(sent("one"), sent(tenant, "free", "rude"), sent("two")));

        assertThat(answers).extracting(Response::statusCode).containsExactly(201, 400, 201);
        assertThat(answers.get(1).<String>path("errors[0].pointer")).isEqualTo("#/text");
        assertThat(post(tenant, "free", "polite").statusCode()).isEqualTo(201);
    }

    @Test
    void one_that_cannot_be_done_stands_in_nobodys_way() {
        busy();
        var answers = all(List.of(sent("one"), sent("poison"), sent("two")));

        assertThat(answers).extracting(Response::statusCode).containsExactly(201, 500, 201);
        assertThat(LettersResource.BAGS)
                .contains(List.of("one", "poison", "two"), List.of("one"), List.of("poison"), List.of("two"));
    }

    @Test
    void a_key_counts_once_in_a_group_and_over_groups() {
        LettersResource.open.complete(null);
        var first = post(tenant, "same", "one");
        shut();
        busy();
        var answers =
                all(List.of(sent(tenant, "same", "one"), sent(tenant, "other", "two"), sent(tenant, "other", "two")));

        assertThat(answers).extracting(Response::statusCode).containsExactly(201, 201, 409);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(answers.get(0).header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(answers.get(0).asString()).isEqualTo(first.asString());
        assertThat(answers.get(2).<String>path("code")).isEqualTo("STILL_RUNNING");
        assertThat(post(tenant, "other", "two").header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(post(tenant, "other", "three").statusCode()).isEqualTo(422);
    }

    @Test
    void nobody_waits_for_another_tenant_or_goes_with_him() {
        busy();
        var ours = sent("ours");
        var other = UUID.randomUUID();
        var theirs = List.of(sent(other, "a", "theirs a"), sent(other, "b", "theirs b"));

        all(theirs);
        ours.join();
        assertThat(LettersResource.BAGS).contains(List.of("theirs a"), List.of("theirs b"), List.of("ours"));
    }

    @Test
    void who_comes_when_too_many_wait_is_sent_away() {
        busy();
        letters("enough-", Gathering.ENOUGH);
        var waiting = letters("letter-", LettersResource.MOST_WAITING);
        var one = post(tenant, "too-many", "one too many");

        assertThat(one.statusCode()).isEqualTo(503);
        assertThat(one.header("Retry-After")).isEqualTo("1");
        assertThat(all(waiting)).allMatch(answer -> answer.statusCode() == 201);
        assertThat(post(tenant, "too-many", "one too many").statusCode()).isEqualTo(201);
    }

    @Test
    void without_a_key_nothing_is_taken() {
        assertThat(post(tenant, "", "one").<String>path("code")).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
    }
}
