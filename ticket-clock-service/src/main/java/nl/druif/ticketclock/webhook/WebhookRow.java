package nl.druif.ticketclock.webhook;

import com.fasterxml.jackson.core.type.TypeReference;
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
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "webhook")
class WebhookRow extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenant;

    String name;
    String url;
    String occasions;

    @Column(name = "bound_to")
    @Nullable
    String boundTo;

    @Nullable
    String customer;

    @Nullable
    String service;

    @Enumerated(EnumType.STRING)
    WebhookState state;

    @Enumerated(EnumType.STRING)
    @Nullable
    DisabledBecause reason;

    String secrets;
    long revision;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "removed_at")
    @Nullable
    Instant removedAt;

    @Column(name = "failing_since")
    @Nullable
    Instant failingSince;

    @Column(name = "rests_until")
    @Nullable
    Instant restsUntil;

    static WebhookRow of(TenantId tenant, Webhook webhook) {
        var row = new WebhookRow();
        row.id = webhook.id();
        row.tenant = tenant.value();
        row.boundTo = webhook.boundTo().orElse(null);
        row.createdAt = webhook.createdAt();
        row.become(webhook);
        return row;
    }

    void become(Webhook webhook) {
        name = webhook.name();
        url = webhook.url();
        occasions = Json.text(webhook.occasions());
        customer = webhook.customer().orElse(null);
        service = webhook.service().orElse(null);
        state = webhook.state();
        reason = webhook.reason().orElse(null);
        secrets = Json.text(webhook.secrets());
        revision = webhook.version();
        failingSince = webhook.failingSince().orElse(null);
        restsUntil = webhook.restsUntil().orElse(null);
    }

    Webhook toWebhook() {
        return new Webhook(
                id,
                name,
                url,
                Json.read(occasions, new TypeReference<>() {}),
                Optional.ofNullable(boundTo),
                Optional.ofNullable(customer),
                Optional.ofNullable(service),
                state,
                Optional.ofNullable(reason),
                Json.read(secrets, new TypeReference<>() {}),
                Optional.ofNullable(failingSince),
                Optional.ofNullable(restsUntil),
                createdAt,
                revision);
    }
}
