package nl.druif.ticketclock.imports;

import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;

/**
 * An import in the hands of one worker, for as long as it goes on saying so.
 *
 * @param total     rows, or -1 before they are counted
 * @param processed rows that are done
 */
record Claim(
        TenantId tenant,
        UUID importId,
        UUID worker,
        String mapping,
        boolean dryRun,
        ImportState state,
        long total,
        long processed) {

    Claim in(ImportState next) {
        return new Claim(tenant, importId, worker, mapping, dryRun, next, total, processed);
    }

    Claim of(long rows) {
        return new Claim(tenant, importId, worker, mapping, dryRun, state, rows, processed);
    }

    Claim after(long rows) {
        return new Claim(tenant, importId, worker, mapping, dryRun, state, total, processed + rows);
    }
}
