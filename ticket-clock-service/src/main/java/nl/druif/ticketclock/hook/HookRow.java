package nl.druif.ticketclock.hook;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.link.LinkKeys;
import nl.druif.foundation.link.TenantLink;
import nl.druif.foundation.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "hook")
class HookRow extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenant;

    String name;

    @Enumerated(EnumType.STRING)
    HookSource source;

    String system;

    @Enumerated(EnumType.STRING)
    HookState state;

    String mapping;

    String secrets;

    long revision;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "removed_at")
    @Nullable
    Instant removedAt;

    static HookRow of(TenantId tenant, Hook hook) {
        var row = new HookRow();
        row.id = hook.id();
        row.tenant = tenant.value();
        row.source = hook.source();
        row.system = hook.system();
        row.createdAt = hook.createdAt();
        row.become(hook);
        return row;
    }

    void become(Hook hook) {
        name = hook.name();
        state = hook.state();
        mapping = Json.text(hook.mapping());
        secrets = Json.text(hook.secrets());
        revision = hook.version();
    }

    Hook toHook(LinkKeys keys, long parked) {
        return new Hook(
                id,
                name,
                source,
                system,
                state,
                Json.read(mapping, new TypeReference<>() {}),
                address(keys),
                Json.read(secrets, new TypeReference<>() {}),
                parked,
                createdAt,
                revision);
    }

    /** By the key of today: the one before leads there as well, while it is known. */
    private String address(LinkKeys keys) {
        return HookStore.INGEST + "/" + source.inPath() + "/"
                + TenantLink.of(HookStore.PURPOSE, new TenantId(tenant), id, keys.current())
                        .text();
    }
}
