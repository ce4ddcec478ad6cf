package nl.druif.reporting.scorecard;

import java.time.Instant;
import java.util.UUID;
import nl.druif.foundation.event.InvitationIssued;

/** What is kept of an invitation: not its link, which is a key, and nobody's name. */
record InvitationRow(UUID ticket, UUID invitation, Instant at) {
    static InvitationRow of(InvitationIssued issued) {
        return new InvitationRow(issued.ticket(), issued.invitation(), issued.at());
    }
}
