package nl.druif.ticketclock.outage;

import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.problem.Outcome;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.ticketclock.dossier.Hearing;

/**
 * That something was heard of an outage, and what became of it.
 *
 * @param outageId the same over all its tellings
 */
public record OutageReceipt(UUID outageId, String source, String sourceOutageId, long sequence, Hearing hearing) {
    static Outcome<OutageReceipt> outcome(TenantId tenant, ReportedOutage told, Hearing hearing) {
        var receipt =
                new OutageReceipt(told.id(tenant), told.source(), told.sourceOutageId(), told.sequence(), hearing);
        return switch (hearing) {
            case RECORDED -> new Outcome.Recorded<>(receipt);
            case KNOWN -> new Outcome.Known<>(receipt);
            case CONTRADICTED -> new Outcome.Refused<>(contradiction(told), Optional.of(receipt));
        };
    }

    static Refusal contradiction(ReportedOutage told) {
        return Refusal.conflict(
                        "outage-content-differs",
                        "The outage {outage} of {source} is known with the sequence {sequence}, and it says something"
                                + " else; a correction has a higher one.")
                .with("outage", told.sourceOutageId())
                .with("source", told.source())
                .with("sequence", told.sequence());
    }
}
