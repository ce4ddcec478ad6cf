package nl.druif.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.druif.foundation.testing.Await;
import org.junit.jupiter.api.Test;

/** Flow C: solved in time, and still one star: the slice is a watermelon. */
class RatingFlagsWatermelonTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TICKETS = 6;

    private final Suite suite = TheSuite.running();
    private final Api portal = new Api(suite, "itsm");

    @Test
    void one_star_on_the_survey_page_makes_a_slice_that_was_kept_a_watermelon() {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var deal = Deal.struck(suite, "PT4H", List.of(fourStars()), now.minus(Duration.ofDays(1)));
        var scores = new Scores(suite, deal);
        var pages = new ArrayList<SurveyPage>();
        for (int i = 0; i < TICKETS; i++) {
            pages.add(SurveyPage.opened(linkAfterClosing(deal, "INC-C-" + i + "-" + deal.service(), now)));
        }
        var before = Await.within(
                PATIENCE,
                "all tickets to be counted as met",
                () -> scores.slice(now),
                found -> found.at("/tickets/met").asInt() == TICKETS);
        assertThat(before.at("/quadrant").asText())
                .as("looking at a page is no vote")
                .isEqualTo("INSUFFICIENT");

        pages.forEach(page -> page.vote(1));

        var after = Await.within(
                PATIENCE,
                "the answers to be counted",
                () -> scores.slice(now),
                found -> found.at("/experience/responses").asInt() == TICKETS);
        assertThat(after.at("/quadrant").asText()).isEqualTo("WATERMELON");
    }

    /** Helped within the hour, and invited to say how it was. */
    private String linkAfterClosing(Deal deal, String reference, Instant now) {
        deal.report(reference, "OPENED", now.minus(Duration.ofHours(2)));
        deal.report(reference, "RESOLVED", now.minus(Duration.ofHours(1)));
        var ticket = deal.report(reference, "CLOSED", now.minus(Duration.ofMinutes(30)));
        var invitation = Await.within(
                PATIENCE,
                "the invitation about " + reference,
                () -> portal.get(Service.EXPERIENCE, "/invitations?ticket=" + ticket)
                        .at("/items/0/id"),
                id -> id.isTextual());
        return portal.post(Service.EXPERIENCE, "/invitations/" + invitation.asText() + "/links", Map.of())
                .path("url")
                .asText();
    }

    private static Map<String, Object> fourStars() {
        return Map.of("id", "beleving", "metric", "RATING", "minimumAverage", 4.0, "minimumResponses", 5);
    }
}
