package nl.druif.agreement.negotiation;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import nl.druif.agreement.agreement.CounterText;
import nl.druif.agreement.agreement.Side;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.tenancy.TenantId;

@Entity(name = "Counter")
@Table(name = "counter")
@IdClass(CounterRow.Key.class)
class CounterRow {
    record Key(UUID agreementId, int number) {}

    @Id
    @Column(name = "agreement_id")
    UUID agreementId;

    @Id
    int number;

    @Column(name = "tenant_id")
    UUID tenantId;

    int draft;

    @Enumerated(EnumType.STRING)
    Side side;

    String author;
    Instant at;
    String text;

    /** @param draft the number of the version that became of it */
    static CounterRow of(TenantId tenant, UUID agreement, int draft, Counter counter) {
        var row = new CounterRow();
        row.tenantId = tenant.value();
        row.agreementId = agreement;
        row.number = counter.version();
        row.draft = draft;
        row.side = counter.side();
        row.author = counter.author();
        row.at = counter.at();
        row.text = Json.text(counter.text());
        return row;
    }

    Counter toCounter() {
        return new Counter(number, side, author, at, Json.read(text, new TypeReference<CounterText>() {}));
    }
}
