package nl.druif.agreement.settlement;

import java.time.Instant;
import nl.druif.agreement.agreement.Signature;
import nl.druif.foundation.event.SettlementChanged;
import nl.druif.foundation.identity.Uuid7;

/** What the world hears of a settlement: all of it, as it stands. */
final class News {
    private News() {}

    static SettlementChanged of(Settlement settlement, Instant now) {
        var text = settlement.text();
        return new SettlementChanged(
                Uuid7.derivedFrom("settlement-changed", settlement.tenant(), settlement.id(), settlement.revision()),
                settlement.tenant(),
                settlement.id(),
                settlement.revision(),
                settlement.ticket(),
                settlement.number(),
                settlement.reference(),
                settlement.customer(),
                settlement.service(),
                settlement.priority(),
                settlement.state().name(),
                track(text.technical()),
                track(text.administrative()),
                track(text.financial()),
                text.postings().stream()
                        .map(posting -> new SettlementChanged.Posting(posting.party(), posting.money()))
                        .toList(),
                settlement.signatures().stream().map(Signature::told).toList(),
                settlement.reverses(),
                settlement.reversal().map(why -> new SettlementChanged.Reversal(why.reason(), why.reopens())),
                settlement.reversedBy(),
                settlement.needsReversal(),
                settlement.openedAt(),
                settlement.signedAt(),
                settlement.voidedAt(),
                now);
    }

    private static SettlementChanged.Track track(Track track) {
        return new SettlementChanged.Track(track.state().name(), track.text());
    }
}
