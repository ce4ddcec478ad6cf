package nl.druif.agreement.agreement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import nl.druif.agreement.calendar.CalendarStore;
import nl.druif.agreement.catalogue.OfferedServiceStore;
import nl.druif.agreement.party.Party;
import nl.druif.agreement.party.PartyStore;
import nl.druif.foundation.tenancy.TenantId;

/** Looks up what texts mention. */
@ApplicationScoped
class RegisterStore {
    private final PartyStore parties;
    private final OfferedServiceStore services;
    private final CalendarStore calendars;

    RegisterStore(PartyStore parties, OfferedServiceStore services, CalendarStore calendars) {
        this.parties = parties;
        this.services = services;
        this.calendars = calendars;
    }

    Uni<Register> find(TenantId tenant, Mentioned mentioned) {
        return parties.named(tenant, mentioned.parties())
                .flatMap(parties -> services.named(tenant, mentioned.services())
                        .flatMap(services -> calendars
                                .named(tenant, mentioned.calendars())
                                .map(calendars -> new Register(parties, services, calendars))));
    }

    Uni<Map<String, Party>> parties(TenantId tenant, Collection<String> references) {
        return parties.named(tenant, references);
    }
}
