package nl.druif.agreement.agreement;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.party.Party;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.event.AgreementPublished.PartyName;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.terms.Level;

@Entity(name = "Agreement")
@Table(name = "agreement")
class AgreementRow {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenantId;

    String reference;
    String title;

    @Enumerated(EnumType.STRING)
    AgreementKind kind;

    String provider;
    String customer;

    @Enumerated(EnumType.STRING)
    Scope scope;

    @Enumerated(EnumType.STRING)
    Level level;

    String parent;

    @Column(name = "applies_to")
    String appliesTo;

    @Column(name = "ends_at")
    Instant endsAt;

    @Column(name = "end_reason")
    String endReason;

    @Column(name = "end_recorded_at")
    Instant endRecordedAt;

    @Column(name = "end_recorded_by")
    String endRecordedBy;

    @Column(name = "legal_review")
    boolean legalReview;

    long revision;

    void become(Agreement agreement) {
        title = agreement.title();
        provider = agreement.provider().reference();
        customer = agreement.customer().reference();
        legalReview = agreement.legalReview();
        scope = agreement.placement().scope();
        level = agreement.placement().level().orElse(null);
        parent = agreement.placement().parent().orElse(null);
        appliesTo = agreement.placement().appliesTo().map(Json::text).orElse(null);
        revision = agreement.revision();
        agreement.termination().ifPresent(end -> {
            endsAt = end.endsAt();
            endReason = end.reason().orElse(null);
            endRecordedAt = end.recordedAt();
            endRecordedBy = end.recordedBy();
        });
    }

    Agreement toAgreement(List<VersionRow> versions, Map<String, Party> parties) {
        return new Agreement(
                id,
                new TenantId(tenantId),
                reference,
                title,
                kind,
                new PartyName(provider, parties.get(provider).name()),
                new PartyName(customer, parties.get(customer).name()),
                legalReview,
                new Placement(
                        scope,
                        Optional.ofNullable(level),
                        Optional.ofNullable(parent),
                        Optional.ofNullable(appliesTo).map(text -> Json.read(text, new TypeReference<>() {}))),
                versions.stream().map(VersionRow::toVersion).toList(),
                Optional.ofNullable(endsAt)
                        .map(at -> new Termination(at, Optional.ofNullable(endReason), endRecordedAt, endRecordedBy)),
                revision);
    }

    Outline toOutline(List<VersionHead> versions, Map<String, Party> parties, Instant now) {
        var lifetime = new Lifetime<>(versions, Optional.ofNullable(endsAt));
        var shown = lifetime.shownAt(now);
        return new Outline(
                id,
                reference,
                title,
                kind,
                lifetime.statusAt(now),
                new PartyName(provider, parties.get(provider).name()),
                new PartyName(customer, parties.get(customer).name()),
                scope,
                Optional.ofNullable(level),
                Optional.ofNullable(parent),
                lifetime.inForceAt(now).map(VersionHead::number),
                lifetime.open().map(VersionHead::number),
                shown.validFrom(),
                lifetime.until(shown),
                revision);
    }
}
