package nl.druif.experience.response;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.TenantId;

/** One press of the button; kept also when a later one took its place. */
@Entity
@Table(name = "vote")
class VoteRow {
    @Id
    UUID id;

    @Column(name = "tenant_id", updatable = false)
    UUID tenant;

    UUID invitation;
    int stars;
    boolean counted;

    @Column(name = "suspected_automated")
    boolean suspectedAutomated;

    @Column(name = "voted_at")
    Instant votedAt;

    static VoteRow of(TenantId tenant, Response now, int stars, boolean suspectedAutomated, Instant votedAt) {
        var row = new VoteRow();
        row.id = Uuid7.at(votedAt);
        row.tenant = tenant.value();
        row.invitation = now.invitation();
        row.stars = stars;
        row.counted = now.countsAs(stars, suspectedAutomated);
        row.suspectedAutomated = suspectedAutomated;
        row.votedAt = votedAt;
        return row;
    }
}
