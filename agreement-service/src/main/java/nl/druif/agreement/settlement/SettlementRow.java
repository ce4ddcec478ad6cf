package nl.druif.agreement.settlement;

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
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

@Entity(name = "Settlement")
@Table(name = "settlement")
class SettlementRow {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenantId;

    UUID ticket;
    int number;
    String reference;
    String customer;
    String service;
    String priority;

    @Enumerated(EnumType.STRING)
    SettlementState state;

    String text;

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

    String lapsed;
    UUID reverses;
    String reversal;

    @Column(name = "reversed_by")
    UUID reversedBy;

    @Column(name = "needs_reversal")
    boolean needsReversal;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "signed_at")
    Instant signedAt;

    @Column(name = "voided_at")
    Instant voidedAt;

    @Column(name = "ticket_revision")
    long ticketRevision;

    long revision;

    static SettlementRow of(Settlement settlement) {
        var row = new SettlementRow();
        row.id = settlement.id();
        row.tenantId = settlement.tenant().value();
        row.ticket = settlement.ticket();
        row.number = settlement.number();
        row.reverses = settlement.reverses().orElse(null);
        row.reversal = settlement.reversal().map(Json::text).orElse(null);
        row.openedAt = settlement.openedAt();
        row.become(settlement);
        return row;
    }

    void become(Settlement settlement) {
        if (state != SettlementState.SIGNED) {
            // What was signed stays to the letter, also when newer software would spell it differently.
            write(settlement);
        }
        reversedBy = settlement.reversedBy().orElse(null);
        needsReversal = settlement.needsReversal();
        ticketRevision = settlement.heard();
        revision = settlement.revision();
    }

    private void write(Settlement settlement) {
        reference = settlement.reference();
        customer = settlement.customer();
        service = settlement.service().orElse(null);
        priority = settlement.priority().orElse(null);
        state = settlement.state();
        text = Json.text(settlement.text());
        lapsed = Json.text(settlement.lapsed());
        signedAt = settlement.signedAt().orElse(null);
        voidedAt = settlement.voidedAt().orElse(null);
        var provider = of(Side.PROVIDER, settlement.signatures());
        providerSigner = provider.map(Signature::signer).orElse(null);
        providerSignerName = provider.flatMap(Signature::name).orElse(null);
        providerSignedAt = provider.map(Signature::at).orElse(null);
        var other = of(Side.CUSTOMER, settlement.signatures());
        customerSigner = other.map(Signature::signer).orElse(null);
        customerSignerName = other.flatMap(Signature::name).orElse(null);
        customerSignedAt = other.map(Signature::at).orElse(null);
    }

    Settlement toSettlement() {
        return new Settlement(
                id,
                new TenantId(tenantId),
                ticket,
                number,
                reference,
                customer,
                Optional.ofNullable(service),
                Optional.ofNullable(priority),
                state,
                Json.read(text, new TypeReference<SettlementText>() {}),
                Stream.concat(
                                signature(Side.PROVIDER, providerSigner, providerSignerName, providerSignedAt),
                                signature(Side.CUSTOMER, customerSigner, customerSignerName, customerSignedAt))
                        .toList(),
                Json.read(lapsed, new TypeReference<List<Signature>>() {}),
                Optional.ofNullable(reverses),
                Optional.ofNullable(reversal).map(why -> Json.read(why, new TypeReference<Reversal>() {})),
                Optional.ofNullable(reversedBy),
                needsReversal,
                openedAt,
                Optional.ofNullable(signedAt),
                Optional.ofNullable(voidedAt),
                ticketRevision,
                revision);
    }

    private static Optional<Signature> of(Side side, List<Signature> signatures) {
        return signatures.stream().filter(signature -> signature.side() == side).findFirst();
    }

    private static Stream<Signature> signature(Side side, String signer, @Nullable String name, Instant at) {
        return at == null ? Stream.empty() : Stream.of(new Signature(side, signer, Optional.ofNullable(name), at));
    }
}
