package nl.druif.foundation.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Money;

/**
 * What is arranged about a ticket that nothing was promised about, as it stands now: the newest telling replaces all before
 * it.
 *
 * @param revision      rises with every telling of this settlement; an older one that arrives later is stale
 * @param number        of this entry within the ticket
 * @param reference     the ticket as its own system calls it
 * @param state         OPEN, SIGNED or VOID
 * @param postings      in each currency they come to nothing
 * @param reverses      the signed entry that this one undoes
 * @param reversal      why, of an entry that undoes another
 * @param reversedBy    the entry that undoes this one; in effect once that is signed
 * @param needsReversal signed, and then the ticket fell under a promise after all
 */
public record SettlementChanged(
        UUID id,
        TenantId tenant,
        UUID settlement,
        long revision,
        UUID ticket,
        int number,
        String reference,
        String customer,
        Optional<String> service,
        Optional<String> priority,
        String state,
        Track technical,
        Track administrative,
        Track financial,
        List<Posting> postings,
        List<Signed> signatures,
        Optional<UUID> reverses,
        Optional<Reversal> reversal,
        Optional<UUID> reversedBy,
        boolean needsReversal,
        Instant openedAt,
        Optional<Instant> signedAt,
        Optional<Instant> voidedAt,
        Instant at)
        implements Announcement {

    public SettlementChanged {
        postings = List.copyOf(postings);
        signatures = List.copyOf(signatures);
    }

    @Override
    public String subject() {
        return settlement.toString();
    }

    /** @param state OPEN, SETTLED or NOT_NEEDED */
    public record Track(String state, Optional<String> text) {}

    /** @param money that the party gets, or below zero gives */
    public record Posting(String party, Money money) {}

    /** @param reopens whether a new settlement opens once both signed the reversal */
    public record Reversal(String reason, boolean reopens) {}
}
