package nl.druif.agreement.party;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import nl.druif.agreement.EntryStore;
import nl.druif.agreement.ReferringStore;
import nl.druif.agreement.Sort;
import nl.druif.agreement.Use;
import nl.druif.agreement.calendar.CalendarStore;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.event.PartyRegistered;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.outbox.Outbox;
import nl.druif.foundation.tenancy.Tenancy;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The parties that a tenant knows. */
@Singleton
public class PartyStore extends EntryStore<Party, PartyRow> implements ReferringStore {
    private static final String INSERT = """
            insert into party (tenant_id, id, reference, name, kind, calendar, revision)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            on conflict (tenant_id, reference) do nothing""";

    private final CalendarStore calendars;
    private final Outbox outbox;
    private final Clock clock;

    PartyStore(
            Tenancy tenancy,
            AuditTrail audit,
            Instance<ReferringStore> referrers,
            CalendarStore calendars,
            Outbox outbox,
            Clock clock) {
        super(tenancy, audit, referrers, Sort.PARTY, PartyRow.class, "Party");
        this.outbox = outbox;
        this.clock = clock;
        this.calendars = calendars;
    }

    @Override
    protected Uni<Void> announce(
            Mutiny.Session session, TenantId tenant, @Nullable Party before, @Nullable Party after) {
        var news = after != null
                ? Stream.of(told(tenant, after, after.revision(), false))
                : Stream.ofNullable(before).map(gone -> told(tenant, gone, gone.revision() + 1, true));
        return outbox.announce(session, news.toList());
    }

    private PartyRegistered told(TenantId tenant, Party entry, long revision, boolean removed) {
        return new PartyRegistered(
                Uuid7.derivedFrom("party-registered", tenant, entry.id(), revision),
                tenant,
                entry.id(),
                revision,
                entry.reference(),
                entry.name(),
                entry.kind(),
                entry.calendar(),
                removed,
                clock.instant());
    }

    @Override
    protected Uni<Integer> insert(Mutiny.Session session, TenantId tenant, Party party) {
        return session.createNativeQuery(INSERT)
                .setParameter(1, tenant.value())
                .setParameter(2, party.id())
                .setParameter(3, party.reference())
                .setParameter(4, party.name())
                .setParameter(5, party.kind().name())
                .setParameter(6, party.calendar().orElse(null))
                .setParameter(7, party.revision())
                .executeUpdate();
    }

    @Override
    protected void write(PartyRow row, Party party) {
        row.become(party);
    }

    @Override
    protected Uni<List<Party>> read(Mutiny.Session session, List<PartyRow> rows) {
        return Uni.createFrom().item(rows.stream().map(PartyRow::toParty).toList());
    }

    @Override
    protected Uni<Void> check(TenantId tenant, Party party) {
        return calendars.hold(tenant, party.calendar());
    }

    /** A team refers to its calendar. */
    @Override
    public Uni<List<Use>> usesOf(TenantId tenant, Sort sort, String reference) {
        return sort == Sort.CALENDAR
                ? uses(tenant, "team", "calendar = ?1", reference)
                : Uni.createFrom().item(List.of());
    }
}
