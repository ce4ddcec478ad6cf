package nl.druif.experience.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.experience.invitation.ClosedTicket;
import nl.druif.experience.invitation.Invitation;
import nl.druif.experience.invitation.Origin;
import nl.druif.foundation.event.ResponseRecorded;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.TenantId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BallotTest {
    private static final Instant FRIDAY = Instant.parse("2026-04-24T15:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-04-27T09:00:00Z");
    private static final TenantId TENANT = new TenantId(UUID.fromString("0199aaaa-0000-7000-8000-000000000001"));

    private final Invitation invitation = Invitation.about(
            new ClosedTicket(
                    UUID.fromString("0199bbbb-0000-7000-8000-000000000001"),
                    "INC-1",
                    Optional.of("werkplek"),
                    Optional.of("gemeente-waterland"),
                    Optional.of("P3"),
                    Optional.of("requester-7f3a"),
                    Optional.of("nl"),
                    FRIDAY),
            Origin.CLOSING,
            FRIDAY,
            Duration.ofDays(28));

    @Nested
    class The_last_answer {
        @Test
        void wins_and_is_told() {
            var changed = vote(cast(vote(empty(), 4)), 2);
            assertThat(changed.next().stars()).isEqualTo(2);
            assertThat(revisions(changed)).containsExactly(2L);
        }

        @Test
        void that_says_the_same_is_not_told_again() {
            var first = vote(empty(), 4);
            var again = vote(cast(first), 4);
            assertThat(again.news()).isEmpty();
            assertThat(again.next()).isEqualTo(first.next());
        }

        @Test
        void is_taken_until_the_window_closes_and_not_at_that_instant() {
            var closing = FRIDAY.plus(Duration.ofDays(28));
            assertThat(empty().vote(TENANT, answer(5), false, closing.minusMillis(1))
                            .news())
                    .hasSize(1);
            assertThatThrownBy(() -> empty().vote(TENANT, answer(5), false, closing))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.slug()).isEqualTo("survey-closed"));
        }
    }

    @Nested
    class A_scanners_answer {
        @Test
        void is_told_as_suspected() {
            assertThat(scanned(empty(), 5).news())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            ResponseRecorded.class,
                            told -> assertThat(told.suspectedAutomated()).isTrue());
        }

        @Test
        void gives_way_to_a_persons_also_when_both_say_the_same() {
            var person = vote(cast(scanned(empty(), 5)), 5);
            assertThat(person.next().suspectedAutomated()).isFalse();
            assertThat(revisions(person)).containsExactly(2L);
        }

        @Test
        void never_replaces_a_persons() {
            var person = vote(empty(), 1);
            assertThat(scanned(cast(person), 5)).isEqualTo(new Revision(person.next(), List.of()));
        }
    }

    @Nested
    class A_comment {
        @Test
        void stays_when_only_the_stars_change() {
            var commented = comment(empty(), "Vier uur gewacht.");
            assertThat(vote(cast(commented), 1).next().comment()).contains("Vier uur gewacht.");
        }

        @Test
        void can_be_taken_back() {
            var commented = comment(empty(), "Vier uur gewacht.");
            assertThat(comment(cast(commented), "  ").next().comment()).isEmpty();
        }

        @Test
        void alone_is_kept_and_not_told() {
            var commented = comment(cast(vote(empty(), 3)), "Ging wel.");
            assertThat(commented.news()).isEmpty();
            assertThat(commented.next().comment()).contains("Ging wel.");
            assertThat(commented.next().revision()).isEqualTo(1);
        }
    }

    private Ballot empty() {
        return new Ballot(invitation, Optional.empty());
    }

    private Ballot cast(Revision revision) {
        return new Ballot(invitation, Optional.of(revision.next()));
    }

    private static Revision vote(Ballot ballot, int stars) {
        return ballot.vote(TENANT, answer(stars), false, MONDAY);
    }

    private static Revision scanned(Ballot ballot, int stars) {
        return ballot.vote(TENANT, answer(stars), true, MONDAY);
    }

    private static Revision comment(Ballot ballot, String comment) {
        return ballot.vote(TENANT, new Answer(3, Optional.of(comment), Optional.empty()), false, MONDAY);
    }

    private static Answer answer(int stars) {
        return new Answer(stars, Optional.empty(), Optional.empty());
    }

    private static List<Long> revisions(Revision revision) {
        return revision.news().stream()
                .map(news -> ((ResponseRecorded) news).revision())
                .toList();
    }
}
