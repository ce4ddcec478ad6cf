package nl.druif.reporting.scorecard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.ResponseRecorded;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Tokens;
import nl.druif.reporting.Story;
import nl.druif.reporting.Teller;
import nl.druif.reporting.console.SignIn;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "reporting-service"))
@WithTestResource(SignIn.class)
class DisorderTest {
    @Test
    void news_that_comes_twice_and_in_any_order_ends_in_the_same_scorecard() {
        var inOrder = corrected();
        Teller.tell(inOrder.news);
        var shuffled = corrected();
        Teller.tell(disordered(shuffled.news));

        var expected = Await.until("the story in order", () -> scorecard(inOrder), DisorderTest::isComplete);
        Await.until("the same out of order", () -> scorecard(shuffled), expected::equals);
        assertThat(expected).contains("\"mean\":4.9").contains("\"count\":38").doesNotContain("\"hidden\":true");
    }

    /** Forty tickets; two verdicts and one answer are corrected later, and a machine adds an answer of its own. */
    private static Story corrected() {
        var story = new Story("waterland", new TenantId(UUID.randomUUID()), new Random(7)).agreed();
        for (int i = 0; i < 40; i++) {
            var ticket = story.resolved("2026-10-" + (10 + i % 20) + "T12:00", "P1", "werkplek", 2, 5);
            if (i < 2) {
                story.news.add(story.judged(ticket, 2, Story.amsterdam("2026-10-05T12:00"), "P1", "werkplek", 9));
            }
        }
        var answer = (ResponseRecorded) story.news.stream()
                .filter(ResponseRecorded.class::isInstance)
                .findFirst()
                .orElseThrow();
        story.news.add(again(answer, UUID.nameUUIDFromBytes(new byte[] {1}), answer.invitation(), 2, 1, false));
        story.news.add(again(
                answer, UUID.nameUUIDFromBytes(new byte[] {2}), UUID.nameUUIDFromBytes(new byte[] {3}), 1, 2, true));
        return story;
    }

    private static ResponseRecorded again(
            ResponseRecorded answer, UUID id, UUID invitation, long revision, int stars, boolean machine) {
        return new ResponseRecorded(
                id,
                answer.tenant(),
                answer.ticket(),
                invitation,
                revision,
                answer.service(),
                answer.customer(),
                Optional.empty(),
                stars,
                machine,
                answer.at().plus(Duration.ofMinutes(5)));
    }

    private static List<Announcement> disordered(List<Announcement> news) {
        var twice = new ArrayList<>(news);
        twice.addAll(news);
        Collections.shuffle(twice, new Random(3));
        return twice;
    }

    private static boolean isComplete(String scorecard) {
        return scorecard.contains("\"responses\":40")
                && scorecard.contains("\"mean\":4.9")
                && scorecard.contains("\"count\":38");
    }

    private static String scorecard(Story story) {
        return given().auth()
                .oauth2(Tokens.tenant(story.tenant).role("auditor").sign())
                .queryParam("agreement", story.agreement)
                .queryParam("period", "2026-10")
                .get("/reporting/v1/scorecards")
                .asString();
    }
}
