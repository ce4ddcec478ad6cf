package nl.druif.ticketclock.replay;

import java.time.Instant;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.terms.KnownTerms;

/**
 * A replay at work: all that its verdicts hang on, as it was when the replay was made.
 *
 * @param from       half-open with {@code until}
 * @param asOf       when clocks are read
 * @param heardUntil by the clock of the database: what was heard later is not known
 */
record Replaying(
        TenantId tenant,
        UUID id,
        Instant from,
        Instant until,
        Instant asOf,
        Instant heardUntil,
        KnownTerms before,
        KnownTerms after) {}
