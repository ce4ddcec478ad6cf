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
import nl.druif.foundation.testing.SignIn;
import nl.druif.foundation.testing.Tokens;
import nl.druif.reporting.Story;
import nl.druif.reporting.Teller;
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

    @Test
    void an_older_verdict_that_comes_later_changes_nothing() {
        var story = new Story("waterland").agreed();
        var at = Story.amsterdam("2026-10-05T12:00");
        var late = UUID.randomUUID();
        Teller.tell(story.news);
        Teller.tellInTurn(story.judged(late, 2, at, "P1", "werkplek", 9));
        Await.until("the later verdict", () -> scorecard(story), card -> card.contains("\"ended\":1,"));
        Teller.tellInTurn(
                story.judged(late, 1, at, "P1", "werkplek", 2),
                story.judged(UUID.randomUUID(), 1, at, "P1", "werkplek", 2));
        var card = Await.until("all verdicts", () -> scorecard(story), heard -> heard.contains("\"ended\":2,"));
        assertThat(card).contains("\"met\":1,\"missed\":1,");
    }

    @Test
    void of_two_answers_to_one_invitation_the_later_revision_counts_whenever_it_comes() {
        var story = fiveAnswers(5);
        var answer = anAnswer(story);
        Teller.tellInTurn(again(answer, UUID.randomUUID(), answer.invitation(), 3, 1, false));
        Await.until("the third revision", () -> scorecard(story), card -> card.contains("\"mean\":4.2,"));
        Teller.tellInTurn(again(answer, UUID.randomUUID(), answer.invitation(), 2, 5, false), other(story));
        Await.until("all answers", () -> scorecard(story), card -> card.contains("\"responses\":6,"));
        assertThat(scorecard(story)).contains("\"mean\":4.3,");
    }

    @Test
    void what_a_machine_may_have_answered_does_not_count() {
        var story = fiveAnswers(5);
        var answer = anAnswer(story);
        Teller.tellInTurn(again(answer, UUID.randomUUID(), UUID.randomUUID(), 1, 1, true), other(story));
        Await.until("all answers", () -> scorecard(story), card -> card.contains("\"responses\":6,"));
        assertThat(scorecard(story)).contains("\"mean\":5.0,");
    }

    /** Six tickets, of which five were answered. */
    private static Story fiveAnswers(int stars) {
        var story = new Story("waterland").agreed();
        for (int i = 0; i < 5; i++) {
            story.resolved("2026-10-05T12:00", "P1", "werkplek", 2, stars);
        }
        story.resolved("2026-10-05T12:00", "P1", "werkplek", 2, 0);
        Teller.tell(story.news);
        Await.until(
                "five answers",
                () -> scorecard(story),
                card -> card.contains("\"responses\":5,") && card.contains("\"ended\":6,"));
        return story;
    }

    private static ResponseRecorded anAnswer(Story story) {
        return (ResponseRecorded) story.news.stream()
                .filter(ResponseRecorded.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    /** Five stars for the ticket nobody answered about yet. */
    private static ResponseRecorded other(Story story) {
        var ticket = story.news.get(story.news.size() - 1);
        var answer = anAnswer(story);
        return new ResponseRecorded(
                UUID.randomUUID(),
                story.tenant,
                UUID.fromString(ticket.subject()),
                UUID.randomUUID(),
                1,
                answer.service(),
                answer.customer(),
                Optional.empty(),
                5,
                false,
                answer.at());
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
        var answer = anAnswer(story);
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
