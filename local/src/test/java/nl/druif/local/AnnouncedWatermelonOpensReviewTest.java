package nl.druif.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.druif.foundation.testing.Await;
import org.junit.jupiter.api.Test;

/** Flow D: green outside and red inside, and the two look at their agreement again. */
class AnnouncedWatermelonOpensReviewTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TICKETS = 6;

    private final Suite suite = TheSuite.running();
    private final Api portal = new Api(suite, "itsm");
    private final Api manager = new Api(suite, "bram");
    private final Api customer = new Api(suite, "dirk");

    @Test
    void six_unhappy_people_who_were_helped_in_time_have_the_agreement_reviewed_once() {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var deal = Deal.struck(suite, "PT4H", List.of(fourStars()), now.minus(Duration.ofDays(1)));
        var pages = new ArrayList<SurveyPage>();
        for (int i = 0; i < TICKETS; i++) {
            pages.add(SurveyPage.opened(linkAfterClosing(deal, "INC-D-" + i + "-" + deal.service(), now)));
        }

        pages.forEach(page -> page.vote(1));

        var found = Await.within(PATIENCE, "the review", () -> reviews(manager, deal), reviews -> !reviews.isEmpty());
        assertThat(found).hasSize(1);
        var seen = reviews(customer, deal).path(0);
        assertThat(seen.at("/evidence/items").findValuesAsText("name"))
                .as("a customer hears of priorities and services, and of no team")
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("TEAM"));
        assertThat(seen.path("summary").asText()).startsWith("De belofte is gehouden en toch is men ontevreden");
    }

    private static JsonNode reviews(Api reader, Deal deal) {
        return reader.get(Service.AGREEMENT, "/reviews?trigger=WATERMELON&agreement=" + deal.agreement())
                .path("items");
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
                JsonNode::isTextual);
        return portal.post(Service.EXPERIENCE, "/invitations/" + invitation.asText() + "/links", Map.of())
                .path("url")
                .asText();
    }

    private static Map<String, Object> fourStars() {
        return Map.of("id", "beleving", "metric", "RATING", "minimumAverage", 4.0, "minimumResponses", 5);
    }
}
