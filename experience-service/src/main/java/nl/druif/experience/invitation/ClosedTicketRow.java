package nl.druif.experience.invitation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "closed_ticket")
class ClosedTicketRow {
    @Id
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

    ClosedTicket toClosedTicket() {
        return new ClosedTicket(
                ticket,
                reference,
                Optional.ofNullable(service),
                Optional.ofNullable(customer),
                Optional.ofNullable(priority),
                Optional.ofNullable(requester),
                Optional.ofNullable(locale),
                closedAt);
    }
}
