package nl.druif.ticketclock.live;

import java.time.Instant;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.audience.Audience;
import nl.druif.ticketclock.board.BoardFilter;

/**
 * Who watches what.
 *
 * @param until his token ends
 */
record Watcher(TenantId tenant, Audience audience, BoardFilter filter, Instant until) {}
