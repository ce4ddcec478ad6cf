package nl.druif.ticketclock.hook;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Fault;
import org.jspecify.annotations.Nullable;

/** A row comes into being by a statement that knows whether it is there already. */
@Entity
@Table(name = "parked_delivery")
class ParkedRow extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenant;

    UUID hook;

    @Enumerated(EnumType.STRING)
    ParkedState state;

    @Column(name = "delivery_id")
    String deliveryId;

    String headers;

    byte @Nullable [] body;

    int recorded;

    String faults;

    @Column(name = "received_at")
    Instant receivedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "settled_at")
    @Nullable
    Instant settledAt;

    /** With it goes what it said: nobody needs that any more. */
    void settle(ParkedState settled, Instant now) {
        state = settled;
        settledAt = now;
        body = null;
    }

    void findAgain(int recordedNow, List<Fault> faultsNow) {
        recorded = Math.max(recorded, recordedNow);
        faults = stored(faultsNow);
    }

    static String stored(List<Fault> faults) {
        return Json.text(faults.stream().map(StoredFault::of).toList());
    }

    Map<String, String> toHeaders() {
        return Json.read(headers, new TypeReference<>() {});
    }

    ParkedDelivery toParked() {
        return toParked(Optional.empty());
    }

    ParkedDelivery toParkedWithBody() {
        return toParked(Optional.ofNullable(body).map(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    }

    private ParkedDelivery toParked(Optional<String> told) {
        return new ParkedDelivery(
                id,
                hook,
                state,
                deliveryId,
                recorded,
                List.of(),
                receivedAt,
                expiresAt,
                Optional.ofNullable(settledAt),
                toHeaders(),
                told,
                Json.read(faults, new TypeReference<List<StoredFault>>() {}).stream()
                        .map(StoredFault::fault)
                        .toList());
    }
}
