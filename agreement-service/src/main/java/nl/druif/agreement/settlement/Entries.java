package nl.druif.agreement.settlement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.druif.agreement.agreement.Signer;

/** What a deed does among all the settlements of one ticket: the answer first, then the others that changed or came. */
final class Entries {
    private Entries() {}

    static List<Settlement> signed(Settlement settlement, List<Settlement> entries, Signer signer, Instant now) {
        var signed = settlement.sign(signer, now);
        return signed.opensAnother() ? List.of(signed, signed.successor(next(entries), now)) : List.of(signed);
    }

    static List<Settlement> reversed(Settlement settlement, List<Settlement> entries, Reversal why, Instant now) {
        var reversal = settlement.reversal(why, next(entries), now);
        return List.of(reversal, settlement.reversedBy(Optional.of(reversal.id())));
    }

    static List<Settlement> withdrawn(Settlement reversal, List<Settlement> entries, Instant now) {
        var withdrawn = reversal.withdraw(now);
        return Stream.concat(
                        Stream.of(withdrawn),
                        undone(reversal, entries).map(entry -> entry.reversedBy(Optional.empty())))
                .toList();
    }

    private static Stream<Settlement> undone(Settlement reversal, List<Settlement> entries) {
        Optional<UUID> undone = reversal.reverses();
        return entries.stream().filter(entry -> undone.equals(Optional.of(entry.id())));
    }

    private static int next(List<Settlement> entries) {
        return entries.stream().mapToInt(Settlement::number).max().orElse(0) + 1;
    }
}
