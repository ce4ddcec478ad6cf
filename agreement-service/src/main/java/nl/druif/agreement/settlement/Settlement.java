package nl.druif.agreement.settlement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.agreement.Signature;
import nl.druif.agreement.agreement.Signatures;
import nl.druif.agreement.agreement.Signer;
import nl.druif.agreement.party.Party;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.TicketJudged;
import nl.druif.foundation.http.Versioned;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.TenantId;

/**
 * How a ticket that nothing was promised about is made good. Signed by both sides, by different people, it never changes;
 * another entry undoes it.
 *
 * @param number        of this entry within the ticket: the first opens by itself
 * @param ticket        as the clocks know it
 * @param reference     the ticket as its own system calls it
 * @param lapsed        signatures that fell away when the text was last changed
 * @param reverses      the signed entry that this one undoes
 * @param reversal      why, of an entry that undoes another
 * @param reversedBy    the entry that undoes this one; in effect once that is signed
 * @param needsReversal signed, and then the ticket fell under a promise after all
 * @param revision      its ETag, without the quotes
 */
public record Settlement(
        UUID id,
        @JsonIgnore TenantId tenant,
        UUID ticket,
        int number,
        String reference,
        String customer,
        Optional<String> service,
        Optional<String> priority,
        SettlementState state,
        SettlementText text,
        List<Signature> signatures,
        List<Signature> lapsed,
        Optional<UUID> reverses,
        Optional<Reversal> reversal,
        Optional<UUID> reversedBy,
        boolean needsReversal,
        Instant openedAt,
        Optional<Instant> signedAt,
        Optional<Instant> voidedAt,
        @JsonIgnore long heard,
        long revision)
        implements Versioned {

    public Settlement {
        signatures = List.copyOf(signatures);
        lapsed = List.copyOf(lapsed);
    }

    static Settlement opened(TicketJudged told, String customer, Instant now) {
        return fresh(
                told.tenant(),
                told.ticket(),
                1,
                told.reference(),
                customer,
                told.service(),
                told.priority(),
                SettlementText.NOTHING_YET,
                Optional.empty(),
                Optional.empty(),
                told.revision(),
                now);
    }

    /** What the clocks say now: what is promised needs no settlement, unless one was signed. Older news changes nothing. */
    Settlement hear(TicketJudged told, boolean promised, Instant now) {
        if (told.revision() <= heard || reverses.isPresent()) {
            return this;
        }
        return switch (state) {
            case OPEN -> promised ? voided(told, now) : followed(told);
            case VOID -> promised ? heard(told, needsReversal, voidedAt, state, revision) : reopened(told);
            case SIGNED -> {
                var needed = promised && reversedBy.isEmpty();
                yield heard(told, needed, voidedAt, state, needed == needsReversal ? revision : revision + 1);
            }
        };
    }

    private Settlement voided(TicketJudged told, Instant now) {
        return copy(
                SettlementState.VOID,
                text,
                List.of(),
                signatures,
                reversedBy,
                false,
                signedAt,
                Optional.of(now),
                told.revision(),
                revision + 1);
    }

    private Settlement reopened(TicketJudged told) {
        return heard(told, false, Optional.empty(), SettlementState.OPEN, revision + 1);
    }

    private Settlement heard(
            TicketJudged told, boolean needed, Optional<Instant> voided, SettlementState next, long nextRevision) {
        return copy(
                next, text, signatures, lapsed, reversedBy, needed, signedAt, voided, told.revision(), nextRevision);
    }

    /** A ticket turns out to be about another service, or another customer's: with him nothing was arranged. */
    private Settlement followed(TicketJudged told) {
        var owner = told.customer().orElse(customer);
        var same = owner.equals(customer)
                && told.service().equals(service)
                && told.priority().equals(priority);
        var stays = owner.equals(customer);
        return new Settlement(
                id,
                tenant,
                ticket,
                number,
                reference,
                owner,
                told.service(),
                told.priority(),
                state,
                stays ? text : SettlementText.NOTHING_YET,
                stays ? signatures : List.of(),
                stays ? lapsed : signatures,
                reverses,
                reversal,
                reversedBy,
                needsReversal,
                openedAt,
                signedAt,
                voidedAt,
                told.revision(),
                same ? revision : revision + 1);
    }

    /** Whoever had signed the text before has not signed this one. */
    Settlement rewrite(SettlementText other, Map<String, Party> parties) {
        refuseUnlessOpen("only an open one is written");
        if (reverses.isPresent()) {
            throw Refusal.conflict(
                    "reversal-fixed", "A reversal undoes what was signed, no more and no less; sign or withdraw it.");
        }
        other.check(parties, customer);
        return copy(
                state,
                other,
                List.of(),
                signatures,
                reversedBy,
                needsReversal,
                signedAt,
                voidedAt,
                heard,
                revision + 1);
    }

    /** The second signature settles it. */
    Settlement sign(Signer signer, Instant now) {
        var side = signer.side(Optional.empty(), AgreementKind.SLA);
        Signatures.refuseTwice(signatures, side);
        refuseUnlessOpen("only an open one is signed");
        var open = text.openTracks();
        if (!open.isEmpty()) {
            throw Refusal.conflict("tracks-open", "Nothing was arranged yet about " + String.join(", ", open) + ".")
                    .with("tracks", open);
        }
        var signed = Signatures.with(signatures, side, signer, now);
        var complete = Signatures.complete(signed);
        return copy(
                complete ? SettlementState.SIGNED : SettlementState.OPEN,
                text,
                signed,
                lapsed,
                reversedBy,
                needsReversal,
                complete ? Optional.of(now) : Optional.empty(),
                voidedAt,
                heard,
                revision + 1);
    }

    /** The entry that undoes this one, once both sides signed that too. */
    Settlement reversal(Reversal why, int nextNumber, Instant now) {
        if (state != SettlementState.SIGNED) {
            throw Refusal.conflict(
                            "settlement-not-signed", "It is " + state + "; what is not signed needs no reversal.")
                    .with("state", state);
        }
        if (reverses.isPresent()) {
            throw Refusal.conflict("reversal-fixed", "A reversal is not reversed; let it open a new settlement.");
        }
        reversedBy.ifPresent(by -> {
            throw Refusal.conflict("already-reversed", "The settlement " + by + " undoes this one.")
                    .with("reversal", by);
        });
        return fresh(
                tenant,
                ticket,
                nextNumber,
                reference,
                customer,
                service,
                priority,
                text.reversed(),
                Optional.of(id),
                Optional.of(why),
                heard,
                now);
    }

    /** A reversal that the two do not both want. */
    Settlement withdraw(Instant now) {
        if (reverses.isEmpty()) {
            throw Refusal.conflict(
                    "settlement-not-a-reversal",
                    "A settlement opens and ends with its ticket; a reversal is withdrawn.");
        }
        refuseUnlessOpen("only an open one is withdrawn");
        return copy(
                SettlementState.VOID,
                text,
                List.of(),
                signatures,
                reversedBy,
                needsReversal,
                signedAt,
                Optional.of(now),
                heard,
                revision + 1);
    }

    /** @param undoing the entry that undoes this one; empty: it was withdrawn */
    Settlement reversedBy(Optional<UUID> undoing) {
        return copy(
                state,
                text,
                signatures,
                lapsed,
                undoing,
                needsReversal && undoing.isEmpty(),
                signedAt,
                voidedAt,
                heard,
                revision + 1);
    }

    /** A new entry for the same ticket, after the one before was undone. */
    Settlement successor(int nextNumber, Instant now) {
        return fresh(
                tenant,
                ticket,
                nextNumber,
                reference,
                customer,
                service,
                priority,
                SettlementText.NOTHING_YET,
                Optional.empty(),
                Optional.empty(),
                heard,
                now);
    }

    /** Whether a new settlement is to open now that this one holds. */
    boolean opensAnother() {
        return state == SettlementState.SIGNED
                && reversal.filter(Reversal::reopens).isPresent();
    }

    @Override
    public long version() {
        return revision;
    }

    private static Settlement fresh(
            TenantId tenant,
            UUID ticket,
            int number,
            String reference,
            String customer,
            Optional<String> service,
            Optional<String> priority,
            SettlementText text,
            Optional<UUID> reverses,
            Optional<Reversal> reversal,
            long heard,
            Instant now) {
        return new Settlement(
                Uuid7.derivedFrom("settlement", tenant, ticket, number),
                tenant,
                ticket,
                number,
                reference,
                customer,
                service,
                priority,
                SettlementState.OPEN,
                text,
                List.of(),
                List.of(),
                reverses,
                reversal,
                Optional.empty(),
                false,
                now,
                Optional.empty(),
                Optional.empty(),
                heard,
                1);
    }

    private Settlement copy(
            SettlementState nextState,
            SettlementText nextText,
            List<Signature> nextSignatures,
            List<Signature> nextLapsed,
            Optional<UUID> undoing,
            boolean needed,
            Optional<Instant> signed,
            Optional<Instant> voided,
            long nextHeard,
            long nextRevision) {
        return new Settlement(
                id,
                tenant,
                ticket,
                number,
                reference,
                customer,
                service,
                priority,
                nextState,
                nextText,
                nextSignatures,
                nextLapsed,
                reverses,
                reversal,
                undoing,
                needed,
                openedAt,
                signed,
                voided,
                nextHeard,
                nextRevision);
    }

    private void refuseUnlessOpen(String rule) {
        if (state != SettlementState.OPEN) {
            throw Refusal.conflict("settlement-not-open", "It is " + state + "; " + rule + ".")
                    .with("state", state);
        }
    }
}
