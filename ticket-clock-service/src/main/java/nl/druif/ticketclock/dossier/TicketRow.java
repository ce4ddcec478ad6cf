package nl.druif.ticketclock.dossier;

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
import org.hibernate.annotations.Immutable;

/** For reading; {@link VerdictStore} writes whole batches. */
@Entity
@Immutable
@Table(name = "ticket")
class TicketRow extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenant;

    String source;
    String reference;
    long revision;

    @Enumerated(EnumType.STRING)
    TicketState state;

    String status;
    String service;
    String customer;
    String priority;
    String team;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "resolved_at")
    Instant resolvedAt;

    @Column(name = "closed_at")
    Instant closedAt;

    @Column(name = "listed_at")
    Instant listedAt;

    @Enumerated(EnumType.STRING)
    Standing outcome;

    @Column(name = "breach_at")
    Instant breachAt;

    Ticket toTicket() {
        return new Ticket(
                id,
                source,
                reference,
                state,
                outcome,
                Optional.ofNullable(status),
                Optional.ofNullable(service),
                Optional.ofNullable(customer),
                Optional.ofNullable(priority),
                Optional.ofNullable(team),
                Optional.ofNullable(openedAt),
                Optional.ofNullable(resolvedAt),
                Optional.ofNullable(closedAt),
                Optional.ofNullable(breachAt),
                listedAt);
    }
}
