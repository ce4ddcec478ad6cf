package nl.druif.agreement.agreement;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.event.AgreementPublished.ServiceName;
import nl.druif.foundation.json.Json;
import org.jspecify.annotations.Nullable;

@Entity(name = "AgreementVersion")
@Table(name = "agreement_version")
@IdClass(VersionRow.Key.class)
class VersionRow {
    record Key(UUID agreementId, int number) {}

    @Id
    @Column(name = "agreement_id")
    UUID agreementId;

    @Id
    int number;

    @Column(name = "tenant_id")
    UUID tenantId;

    @Enumerated(EnumType.STRING)
    VersionState state;

    @Column(name = "valid_from")
    Instant validFrom;

    @Column(name = "valid_until")
    Instant validUntil;

    String terms;
    String resolved;
    String origins;
    String reach;
    String calendars;
    String segments;
    String services;

    @Column(name = "proposed_at")
    Instant proposedAt;

    @Column(name = "provider_signer")
    String providerSigner;

    @Column(name = "provider_signer_name")
    String providerSignerName;

    @Column(name = "provider_signed_at")
    Instant providerSignedAt;

    @Column(name = "customer_signer")
    String customerSigner;

    @Column(name = "customer_signer_name")
    String customerSignerName;

    @Column(name = "customer_signed_at")
    Instant customerSignedAt;

    @Column(name = "recorded_at")
    Instant recordedAt;

    @Column(name = "text_hash")
    String textHash;

    String writers;
    String approvals;

    static VersionRow of(Agreement agreement, AgreementVersion version) {
        var row = new VersionRow();
        row.agreementId = agreement.id();
        row.number = version.number();
        row.tenantId = agreement.tenant().value();
        row.become(version);
        return row;
    }

    void become(AgreementVersion version) {
        if (proposedAt == null) {
            // What was proposed stays to the letter, also when newer software would spell it differently.
            write(version);
        }
        state = version.state();
        recordedAt = version.recordedAt().orElse(null);
        approvals = Json.text(version.approvals());
        for (var signature : version.signatures()) {
            switch (signature.side()) {
                case PROVIDER -> {
                    providerSigner = signature.signer();
                    providerSignerName = signature.name().orElse(null);
                    providerSignedAt = signature.at();
                }
                case CUSTOMER -> {
                    customerSigner = signature.signer();
                    customerSignerName = signature.name().orElse(null);
                    customerSignedAt = signature.at();
                }
            }
        }
    }

    private void write(AgreementVersion version) {
        validFrom = version.validFrom();
        validUntil = version.validUntil().orElse(null);
        terms = Json.text(version.terms());
        resolved = version.resolved().map(Json::text).orElse(null);
        origins = Json.text(version.origins());
        reach = version.reach().map(Json::text).orElse(null);
        calendars = Json.text(version.calendars());
        segments = Json.text(version.segments());
        services = Json.text(version.services());
        writers = Json.text(version.writers());
        textHash = version.textHash().orElse(null);
        proposedAt = version.proposedAt().orElse(null);
    }

    AgreementVersion toVersion() {
        return new AgreementVersion(
                number,
                state,
                validFrom,
                Optional.ofNullable(validUntil),
                Json.read(terms, new TypeReference<Wording>() {}),
                Optional.ofNullable(resolved).map(letters -> Json.read(letters, new TypeReference<>() {})),
                origins == null ? Map.of() : Json.read(origins, new TypeReference<Map<ClauseId, Origin>>() {}),
                Optional.ofNullable(reach).map(letters -> Json.read(letters, new TypeReference<>() {})),
                Json.read(calendars, new TypeReference<Map<String, List<CalendarVersion>>>() {}),
                Json.read(segments, new TypeReference<Map<String, List<String>>>() {}),
                Json.read(services, new TypeReference<List<ServiceName>>() {}),
                Optional.ofNullable(proposedAt),
                Stream.concat(
                                signature(Side.PROVIDER, providerSigner, providerSignerName, providerSignedAt),
                                signature(Side.CUSTOMER, customerSigner, customerSignerName, customerSignedAt))
                        .toList(),
                Optional.ofNullable(recordedAt),
                Optional.ofNullable(textHash),
                Json.read(writers, new TypeReference<List<String>>() {}),
                Json.read(approvals, new TypeReference<List<Approval>>() {}));
    }

    /** Bytes of what is told of it. */
    long size() {
        return Stream.of(resolved == null ? terms : resolved, calendars, segments, services)
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static Stream<Signature> signature(Side side, String signer, @Nullable String name, Instant at) {
        return at == null ? Stream.empty() : Stream.of(new Signature(side, signer, Optional.ofNullable(name), at));
    }
}
