package nl.druif.experience.response;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "response")
class ResponseRow extends PanacheEntityBase {
    @Id
    UUID invitation;

    @Column(name = "tenant_id", updatable = false)
    UUID tenant;

    long revision;
    int stars;

    @Nullable
    String comment;

    @Column(name = "lost_seconds")
    @Nullable
    Long lostSeconds;

    @Column(name = "suspected_automated")
    boolean suspectedAutomated;

    @Column(name = "answered_at")
    Instant answeredAt;

    static ResponseRow of(TenantId tenant) {
        var row = new ResponseRow();
        row.tenant = tenant.value();
        return row;
    }

    ResponseRow hold(Response response) {
        invitation = response.invitation();
        revision = response.revision();
        stars = response.stars();
        comment = response.comment().orElse(null);
        lostSeconds = response.lostTime().map(Duration::toSeconds).orElse(null);
        suspectedAutomated = response.suspectedAutomated();
        answeredAt = response.answeredAt();
        return this;
    }

    Response toResponse() {
        return new Response(
                invitation,
                revision,
                stars,
                Optional.ofNullable(comment),
                Optional.ofNullable(lostSeconds).map(Duration::ofSeconds),
                suspectedAutomated,
                answeredAt);
    }
}
