package nl.druif.experience.invitation;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "invitation")
class InvitationRow extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "tenant_id", updatable = false)
    UUID tenant;

    UUID ticket;
    String reference;

    @Nullable
    String service;

    @Nullable
    String customer;

    @Nullable
    String priority;

    @Nullable
    String requester;

    @Nullable
    String locale;

    @Column(name = "closed_at")
    Instant closedAt;

    @Enumerated(EnumType.STRING)
    Origin origin;

    @Column(name = "issued_at")
    Instant issuedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    static InvitationRow of(TenantId tenant, Invitation invitation) {
        var row = new InvitationRow();
        row.id = invitation.id();
        row.tenant = tenant.value();
        row.ticket = invitation.ticket();
        row.reference = invitation.reference();
        row.service = invitation.service().orElse(null);
        row.customer = invitation.customer().orElse(null);
        row.priority = invitation.priority().orElse(null);
        row.requester = invitation.requester().orElse(null);
        row.locale = invitation.locale().orElse(null);
        row.closedAt = invitation.closedAt();
        row.origin = invitation.origin();
        row.issuedAt = invitation.issuedAt();
        row.expiresAt = invitation.expiresAt();
        return row;
    }

    Invitation toInvitation() {
        return new Invitation(
                id,
                ticket,
                reference,
                Optional.ofNullable(service),
                Optional.ofNullable(customer),
                Optional.ofNullable(priority),
                Optional.ofNullable(requester),
                Optional.ofNullable(locale),
                closedAt,
                origin,
                issuedAt,
                expiresAt);
    }
}
