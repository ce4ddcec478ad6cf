package nl.druif.experience.invitation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.InvitationIssued;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.TenantId;

/**
 * Somebody was asked how they were helped with a ticket.
 *
 * @param expiresAt from then on no answer is taken or changed
 */
public record Invitation(
        UUID id,
        UUID ticket,
        String reference,
        Optional<String> service,
        Optional<String> customer,
        Optional<String> priority,
        @JsonIgnore Optional<String> requester,
        Optional<String> locale,
        Instant closedAt,
        Origin origin,
        Instant issuedAt,
        Instant expiresAt) {

    public static Invitation about(ClosedTicket ticket, Origin origin, Instant now, Duration openFor) {
        return new Invitation(
                Uuid7.at(now),
                ticket.ticket(),
                ticket.reference(),
                ticket.service(),
                ticket.customer(),
                ticket.priority(),
                ticket.requester(),
                ticket.locale(),
                ticket.closedAt(),
                origin,
                now,
                now.plus(openFor));
    }

    /** @throws Refusal 410 {@code survey-closed} when the window is over */
    public void checkOpenAt(Instant now) {
        if (!now.isBefore(expiresAt)) {
            throw Refusal.gone("survey-closed", "This survey closed at {expiresAt}.")
                    .with("expiresAt", expiresAt);
        }
    }

    InvitationIssued issued(TenantId tenant, URI link) {
        return new InvitationIssued(
                Uuid7.derivedFrom("invitation issued", id),
                tenant,
                ticket,
                id,
                service,
                customer,
                requester,
                locale,
                link.toString(),
                expiresAt,
                issuedAt);
    }
}
