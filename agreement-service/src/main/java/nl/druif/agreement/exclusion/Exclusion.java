package nl.druif.agreement.exclusion;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.Side;
import nl.druif.agreement.agreement.Signature;
import nl.druif.agreement.agreement.Signatures;
import nl.druif.agreement.agreement.Signer;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.ExclusionSigned;
import nl.druif.foundation.http.Versioned;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.TenantId;

/**
 * Time that does not count once both sides signed it, by different people, and that counts again once both revoked it.
 *
 * @param customer    of the agreement, by its reference
 * @param ground      what it rests on
 * @param signatures  at most one of each side
 * @param revocations those of the sides that want it undone
 * @param revision    its ETag, without the quotes
 */
public record Exclusion(
        UUID id,
        @JsonIgnore TenantId tenant,
        @JsonIgnore AgreementKind kind,
        String customer,
        ExclusionState state,
        ExclusionProposal proposal,
        Ground ground,
        Side proposedBy,
        Instant proposedAt,
        List<Signature> signatures,
        List<Signature> revocations,
        Optional<Instant> withdrawnAt,
        long revision)
        implements Versioned {

    public Exclusion {
        signatures = List.copyOf(signatures);
        revocations = List.copyOf(revocations);
    }

    static Exclusion proposed(UUID id, Agreement agreement, ExclusionProposal proposal, Signer proposer, Instant now) {
        return new Exclusion(
                id,
                agreement.tenant(),
                agreement.kind(),
                agreement.customer().reference(),
                ExclusionState.PROPOSED,
                proposal,
                Ground.of(agreement, proposal),
                proposer.side(Optional.empty(), agreement.kind()),
                now,
                List.of(),
                List.of(),
                Optional.empty(),
                1);
    }

    /** The second signature excludes the time. What it rests on is looked up again: the agreement may have been amended. */
    Revised sign(Agreement agreement, Optional<Side> wanted, Signer signer, Instant now) {
        var side = signer.side(wanted, kind);
        Signatures.refuseTwice(signatures, side);
        refuseUnless(ExclusionState.PROPOSED, "exclusion-not-open", "only what is proposed is signed");
        var signed = Signatures.with(signatures, side, signer, now);
        var complete = Signatures.complete(signed);
        var next = new Exclusion(
                id,
                tenant,
                kind,
                customer,
                complete ? ExclusionState.SIGNED : ExclusionState.PROPOSED,
                proposal,
                Ground.of(agreement, proposal),
                proposedBy,
                proposedAt,
                signed,
                revocations,
                withdrawnAt,
                revision + 1);
        return complete ? next.told(now) : Revised.quiet(next);
    }

    /** Either side may, until both signed. */
    Revised withdraw(Instant now) {
        refuseUnless(ExclusionState.PROPOSED, "exclusion-not-open", "only what is not signed by both is withdrawn");
        return Revised.quiet(new Exclusion(
                id,
                tenant,
                kind,
                customer,
                ExclusionState.WITHDRAWN,
                proposal,
                ground,
                proposedBy,
                proposedAt,
                signatures,
                revocations,
                Optional.of(now),
                revision + 1));
    }

    /** Both sides have to want it, as they both signed; the second of them makes the time count again. */
    Revised revoke(Optional<Side> wanted, Signer signer, Instant now) {
        var side = signer.side(wanted, kind);
        Signatures.refuseTwice(revocations, side);
        refuseUnless(ExclusionState.SIGNED, "exclusion-not-signed", "only what both signed is revoked");
        var revoked = Signatures.with(revocations, side, signer, now);
        var complete = Signatures.complete(revoked);
        var next = new Exclusion(
                id,
                tenant,
                kind,
                customer,
                complete ? ExclusionState.REVOKED : ExclusionState.SIGNED,
                proposal,
                ground,
                proposedBy,
                proposedAt,
                signatures,
                revoked,
                withdrawnAt,
                revision + 1);
        return complete ? next.told(now) : Revised.quiet(next);
    }

    @Override
    public long version() {
        return revision;
    }

    private void refuseUnless(ExclusionState needed, String slug, String rule) {
        if (state != needed) {
            throw Refusal.conflict(slug, "The exclusion is " + state + "; " + rule + ".")
                    .with("state", state);
        }
    }

    private Revised told(Instant now) {
        return new Revised(
                this,
                List.of(new ExclusionSigned(
                        Uuid7.derivedFrom("exclusion-signed", tenant, id, revision),
                        tenant,
                        id,
                        proposal.agreement(),
                        revision,
                        proposal.excluded(id),
                        proposal.cause(),
                        state == ExclusionState.REVOKED,
                        now)));
    }
}
