package nl.druif.agreement.exclusion;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.druif.agreement.agreement.Side;
import nl.druif.agreement.agreement.Signature;
import nl.druif.foundation.event.AgreementKind;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

@Entity(name = "Exclusion")
@Table(name = "exclusion")
class ExclusionRow {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenantId;

    UUID agreement;

    @Enumerated(EnumType.STRING)
    AgreementKind kind;

    String customer;

    @Enumerated(EnumType.STRING)
    ExclusionState state;

    @Column(name = "starts_at")
    Instant startsAt;

    @Column(name = "ends_at")
    Instant endsAt;

    String clause;
    String proposal;
    String ground;

    @Enumerated(EnumType.STRING)
    @Column(name = "proposed_by")
    Side proposedBy;

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

    @Column(name = "provider_revoker")
    String providerRevoker;

    @Column(name = "provider_revoker_name")
    String providerRevokerName;

    @Column(name = "provider_revoked_at")
    Instant providerRevokedAt;

    @Column(name = "customer_revoker")
    String customerRevoker;

    @Column(name = "customer_revoker_name")
    String customerRevokerName;

    @Column(name = "customer_revoked_at")
    Instant customerRevokedAt;

    @Column(name = "withdrawn_at")
    Instant withdrawnAt;

    long revision;

    static ExclusionRow of(Exclusion exclusion) {
        var row = new ExclusionRow();
        row.id = exclusion.id();
        row.tenantId = exclusion.tenant().value();
        row.agreement = exclusion.proposal().agreement();
        row.kind = exclusion.kind();
        row.customer = exclusion.customer();
        row.startsAt = exclusion.proposal().from();
        row.endsAt = exclusion.proposal().until();
        row.clause = exclusion.proposal().clause();
        row.proposal = Json.text(exclusion.proposal());
        row.proposedBy = exclusion.proposedBy();
        row.proposedAt = exclusion.proposedAt();
        row.become(exclusion);
        return row;
    }

    void become(Exclusion exclusion) {
        state = exclusion.state();
        ground = Json.text(exclusion.ground());
        withdrawnAt = exclusion.withdrawnAt().orElse(null);
        revision = exclusion.revision();
        for (var signature : exclusion.signatures()) {
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
        for (var revocation : exclusion.revocations()) {
            switch (revocation.side()) {
                case PROVIDER -> {
                    providerRevoker = revocation.signer();
                    providerRevokerName = revocation.name().orElse(null);
                    providerRevokedAt = revocation.at();
                }
                case CUSTOMER -> {
                    customerRevoker = revocation.signer();
                    customerRevokerName = revocation.name().orElse(null);
                    customerRevokedAt = revocation.at();
                }
            }
        }
    }

    Exclusion toExclusion() {
        return new Exclusion(
                id,
                new TenantId(tenantId),
                kind,
                customer,
                state,
                Json.read(proposal, new TypeReference<>() {}),
                Json.read(ground, new TypeReference<>() {}),
                proposedBy,
                proposedAt,
                signatures(
                        signature(Side.PROVIDER, providerSigner, providerSignerName, providerSignedAt),
                        signature(Side.CUSTOMER, customerSigner, customerSignerName, customerSignedAt)),
                signatures(
                        signature(Side.PROVIDER, providerRevoker, providerRevokerName, providerRevokedAt),
                        signature(Side.CUSTOMER, customerRevoker, customerRevokerName, customerRevokedAt)),
                Optional.ofNullable(withdrawnAt),
                revision);
    }

    private static List<Signature> signatures(Stream<Signature> provider, Stream<Signature> customer) {
        return Stream.concat(provider, customer).toList();
    }

    private static Stream<Signature> signature(Side side, String signer, @Nullable String name, Instant at) {
        return at == null ? Stream.empty() : Stream.of(new Signature(side, signer, Optional.ofNullable(name), at));
    }
}
