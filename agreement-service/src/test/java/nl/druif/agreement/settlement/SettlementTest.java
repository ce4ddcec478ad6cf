package nl.druif.agreement.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.druif.agreement.agreement.Signature;
import nl.druif.agreement.agreement.Signer;
import nl.druif.agreement.party.Party;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Money;
import nl.druif.foundation.terms.PartyRole;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Telephony was mended though nobody had promised it; the two share the costs. */
class SettlementTest {
    private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
    private static final Signer ANNA = new Signer("anna", Optional.empty(), Optional.empty());
    private static final Signer CAREL = new Signer("carel", Optional.empty(), Optional.of("WATERLAND"));
    private static final UUID SLA = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final Map<String, Party> PARTIES = Map.of(
            "DRUIF", party("DRUIF", PartyRole.PROVIDER),
            "WATERLAND", party("WATERLAND", PartyRole.CUSTOMER),
            "PURMEREND", party("PURMEREND", PartyRole.CUSTOMER),
            "KPN", party("KPN", PartyRole.SUPPLIER));

    private final Judged ticket = new Judged(
            TenantId.of("00000000-0000-4000-8000-000000000001"),
            UUID.fromString("00000000-0000-4000-8000-000000000007"));
    private final Settlement opened = Settlement.opened(ticket.withoutPromise(1), "WATERLAND", NOW);
    private final Settlement written = opened.rewrite(shared("250.00"), PARTIES);
    private final Settlement halfSigned = written.sign(CAREL, NOW);
    private final Settlement signed = halfSigned.sign(ANNA, NOW);

    @Nested
    class A_ticket {
        @Test
        void without_any_promise_to_its_customer_opens_one_under_the_same_id_however_often_it_is_told() {
            assertThat(opened.id())
                    .isEqualTo(Settlement.opened(ticket.withoutPromise(9), "WATERLAND", NOW)
                            .id());
            assertThat(opened.text().openTracks()).containsExactly("technical", "administrative", "financial");
        }

        @Test
        void that_only_teams_promised_something_about_is_out_of_scope() {
            var ola = ticket.promised(UUID.randomUUID(), 1);
            assertThat(new Scope(Set.of(SLA)).customerWithoutPromise(ola)).contains("WATERLAND");
            assertThat(new Scope(Set.of(SLA)).customerWithoutPromise(ticket.promised(SLA, 1)))
                    .isEmpty();
            assertThat(new Scope(Set.of()).customerWithoutPromise(ticket.ofNobody(1)))
                    .isEmpty();
        }

        @Test
        void that_was_cancelled_says_nothing_and_of_the_others_the_newest_telling_counts() {
            assertThat(Scope.newest(List.of(ticket.cancelled(1)))).isEmpty();
            var newer = ticket.promised(SLA, 3);
            assertThat(Scope.newest(List.of(newer, ticket.withoutPromise(2)))).containsExactly(newer);
        }

        @Test
        void that_falls_under_a_promise_later_voids_what_both_have_not_signed() {
            var voided = halfSigned.hear(ticket.promised(SLA, 2), true, NOW);
            assertThat(voided.state()).isEqualTo(SettlementState.VOID);
            assertThat(voided.signatures()).isEmpty();
            assertThat(voided.lapsed()).extracting(Signature::signer).containsExactly("carel");
            assertThat(voided.hear(ticket.withoutPromise(3), false, NOW).state())
                    .isEqualTo(SettlementState.OPEN);
        }

        @Test
        void that_falls_under_a_promise_after_the_settlement_was_signed_asks_for_a_reversal() {
            var flagged = signed.hear(ticket.promised(SLA, 2), true, NOW);
            assertThat(flagged.state()).isEqualTo(SettlementState.SIGNED);
            assertThat(flagged.needsReversal()).isTrue();
            assertThat(flagged.reversedBy(Optional.of(SLA)).needsReversal()).isFalse();
        }

        @Test
        void of_which_older_news_comes_late_stays_as_it_was() {
            var voided = opened.hear(ticket.promised(SLA, 5), true, NOW);
            assertThat(voided.hear(ticket.withoutPromise(4), false, NOW)).isEqualTo(voided);
        }

        @Test
        void that_turns_out_to_be_another_customers_starts_without_what_was_arranged() {
            var moved = halfSigned.hear(ticket.of("PURMEREND", 2), false, NOW);
            assertThat(moved.customer()).isEqualTo("PURMEREND");
            assertThat(moved.text()).isEqualTo(SettlementText.NOTHING_YET);
            assertThat(moved.signatures()).isEmpty();
        }
    }

    @Nested
    class Postings {
        @Test
        void come_to_nothing_in_each_currency() {
            var faults = faults(() -> text(
                    posting("DRUIF", "10.00", "EUR"),
                    posting("WATERLAND", "-9.99", "EUR"),
                    posting("DRUIF", "5", "JPY"),
                    posting("WATERLAND", "-5", "JPY")));
            assertThat(faults).singleElement().satisfies(fault -> {
                assertThat(fault.code()).isEqualTo("NOT_BALANCED");
                assertThat(fault.values()).containsEntry("currency", "EUR").containsEntry("sum", "0.01");
            });
        }

        @Test
        void are_exact_to_the_cent_however_many_there_are() {
            var parts = IntStream.range(0, 10)
                    .mapToObj(i -> posting("DRUIF", "0.10", "EUR"))
                    .collect(Collectors.toCollection(ArrayList::new));
            parts.add(posting("WATERLAND", "-1.00", "EUR"));
            assertThat(text(parts.toArray(Posting[]::new)).postings()).hasSize(11);
        }

        @Test
        void are_between_the_provider_and_this_customer() {
            var text = text(
                    posting("KPN", "10.00", "EUR"),
                    posting("PURMEREND", "-10.00", "EUR"),
                    posting("X", "1", "EUR"),
                    posting("DRUIF", "-1", "EUR"));
            assertThat(faults(() -> opened.rewrite(text, PARTIES)))
                    .extracting(Fault::pointer, Fault::code)
                    .containsExactly(
                            tuple("/postings/0/party", "NOT_OF_THIS_SETTLEMENT"),
                            tuple("/postings/1/party", "NOT_OF_THIS_SETTLEMENT"),
                            tuple("/postings/2/party", "UNKNOWN_PARTY"));
        }

        @Test
        void need_the_financial_track() {
            var notNeeded = new Track(TrackState.NOT_NEEDED, Optional.empty());
            assertThat(faults(() -> new SettlementText(
                            notNeeded, notNeeded, notNeeded, shared("1.00").postings())))
                    .extracting(Fault::code)
                    .containsExactly("POSTINGS_ARE_FINANCIAL");
            assertThat(faults(() -> posting("DRUIF", "0.00", "EUR")))
                    .extracting(Fault::code)
                    .containsExactly("NOTHING_POSTED");
            assertThat(faults(() -> new Track(TrackState.SETTLED, Optional.empty())))
                    .extracting(Fault::code)
                    .containsExactly("SETTLED_WITHOUT_WORDS");
        }
    }

    @Nested
    class Signatures_under_it {
        @Test
        void are_of_both_sides_by_different_people() {
            assertThat(signed.state()).isEqualTo(SettlementState.SIGNED);
            assertThat(signed.signedAt()).contains(NOW);
            assertThat(slug(() -> halfSigned.sign(new Signer("carel", Optional.empty(), Optional.empty()), NOW)))
                    .isEqualTo("same-signer-for-both-sides");
            assertThat(slug(() -> halfSigned.sign(CAREL, NOW))).isEqualTo("already-signed");
        }

        @Test
        void fall_away_when_the_text_changes_and_it_says_whose() {
            var changed = halfSigned.rewrite(shared("200.00"), PARTIES);
            assertThat(changed.signatures()).isEmpty();
            assertThat(changed.lapsed()).extracting(Signature::signer).containsExactly("carel");
        }

        @Test
        void wait_until_something_was_arranged_on_every_track() {
            var refusal = catchThrowableOfType(Refusal.class, () -> opened.sign(ANNA, NOW));
            assertThat(refusal.slug()).isEqualTo("tracks-open");
            assertThat(refusal.values()).containsEntry("tracks", List.of("technical", "administrative", "financial"));
        }

        @Test
        void of_both_make_it_final() {
            assertThat(slug(() -> signed.rewrite(shared("1.00"), PARTIES))).isEqualTo("settlement-not-open");
        }
    }

    @Nested
    class A_reversal {
        private final Reversal why = new Reversal("Toch beloofd", true);
        private final List<Settlement> both = Entries.reversed(signed, List.of(signed), why, NOW);
        private final Settlement reversal = both.get(0);

        @Test
        void is_an_entry_of_its_own_with_the_opposite_postings() {
            assertThat(reversal.number()).isEqualTo(2);
            assertThat(reversal.text().postings())
                    .containsExactly(posting("DRUIF", "-250.00", "EUR"), posting("WATERLAND", "250.00", "EUR"));
            assertThat(both.get(1).reversedBy()).contains(reversal.id());
            assertThat(reversal.state()).isEqualTo(SettlementState.OPEN);
        }

        @Test
        void is_signed_by_both_and_opens_another_where_that_was_asked() {
            var half = Entries.signed(reversal, both, ANNA, NOW);
            assertThat(half).hasSize(1);
            var done = Entries.signed(half.get(0), both, CAREL, NOW);
            assertThat(done).extracting(Settlement::number).containsExactly(2, 3);
            assertThat(done.get(1).text()).isEqualTo(SettlementText.NOTHING_YET);
        }

        @Test
        void is_not_written_but_withdrawn_and_frees_what_it_was_to_undo() {
            assertThat(slug(() -> reversal.rewrite(shared("1.00"), PARTIES))).isEqualTo("reversal-fixed");
            var withdrawn = Entries.withdrawn(reversal, both, NOW);
            assertThat(withdrawn)
                    .extracting(Settlement::state)
                    .containsExactly(SettlementState.VOID, SettlementState.SIGNED);
            assertThat(withdrawn.get(1).reversedBy()).isEmpty();
        }

        @Test
        void is_only_of_what_both_signed_and_only_once() {
            assertThat(slug(() -> halfSigned.reversal(why, 2, NOW))).isEqualTo("settlement-not-signed");
            assertThat(slug(() -> both.get(1).reversal(why, 3, NOW))).isEqualTo("already-reversed");
            assertThat(slug(() -> signed.withdraw(NOW))).isEqualTo("settlement-not-a-reversal");
        }
    }

    private static SettlementText shared(String amount) {
        return text(posting("DRUIF", amount, "EUR"), posting("WATERLAND", "-" + amount, "EUR"));
    }

    private static SettlementText text(Posting... postings) {
        var done = new Track(TrackState.SETTLED, Optional.of("Zo gedaan"));
        return new SettlementText(done, new Track(TrackState.NOT_NEEDED, Optional.empty()), done, List.of(postings));
    }

    private static Posting posting(String party, String amount, String currency) {
        return new Posting(party, Money.of(amount, currency));
    }

    private static Party party(String reference, PartyRole kind) {
        return new Party(SLA, reference, reference, kind, Optional.empty(), 1);
    }

    private static String slug(ThrowingCallable deed) {
        return catchThrowableOfType(Refusal.class, deed).slug();
    }

    private static List<Fault> faults(ThrowingCallable deed) {
        return catchThrowableOfType(Faulty.class, deed).faults();
    }
}
