package nl.druif.experience.invitation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "skipped_invitation")
class SkippedRow {
    @Id
    UUID id;

    UUID ticket;
    String reference;

    @Enumerated(EnumType.STRING)
    SkipReason reason;

    @Column(name = "closed_at")
    Instant closedAt;

    @Column(name = "skipped_at")
    Instant skippedAt;

    Skipped toSkipped() {
        return new Skipped(id, ticket, reference, reason, closedAt, skippedAt);
    }
}
