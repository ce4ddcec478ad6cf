package nl.druif.ticketclock.dossier;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A ticket whose row is ours until the transaction ends, and what was told of it so far.
 *
 * @param revision    of the last telling of its verdicts, 0 before the first
 * @param judgedHash  of what was told then; absent when it was never judged
 * @param closingTold the closing that was announced last
 */
record Head(
        UUID id,
        String source,
        String reference,
        long revision,
        Optional<String> judgedHash,
        Optional<Instant> closingTold) {}
