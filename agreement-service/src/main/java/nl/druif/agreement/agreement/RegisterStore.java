package nl.druif.agreement.agreement;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import nl.druif.agreement.calendar.CalendarStore;
import nl.druif.agreement.calendar.NamedCalendar;
import nl.druif.agreement.catalogue.OfferedServiceStore;
import nl.druif.agreement.party.Party;
import nl.druif.agreement.party.PartyStore;
import nl.druif.agreement.party.Segment;
import nl.druif.agreement.party.SegmentStore;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.tenancy.TenantId;

/** Looks up what texts mention; it stays until the transaction has ended. */
@ApplicationScoped
class RegisterStore {
    private final PartyStore parties;
    private final OfferedServiceStore services;
    private final CalendarStore calendars;
    private final SegmentStore segments;

    RegisterStore(PartyStore parties, OfferedServiceStore services, CalendarStore calendars, SegmentStore segments) {
        this.parties = parties;
        this.services = services;
        this.calendars = calendars;
        this.segments = segments;
    }

    /** @param lineage what the text builds on: what that mentions is looked up too */
    Uni<Register> find(TenantId tenant, Mentioned text, Lineage lineage) {
        var mentioned = text.and(lineage.mentioned());
        return parties.held(tenant, mentioned.parties())
                .flatMap(parties -> services.held(tenant, mentioned.services())
                        .flatMap(services -> calendars
                                .held(tenant, mentioned.calendars())
                                .flatMap(calendars -> segments.held(tenant, mentioned.segments())
                                        .map(segments -> new Register(
                                                parties, services, versions(calendars), members(segments), lineage)))));
    }

    private static Map<String, List<CalendarVersion>> versions(Map<String, NamedCalendar> calendars) {
        return calendars.values().stream().collect(toMap(NamedCalendar::reference, NamedCalendar::versions));
    }

    private static Map<String, List<String>> members(Map<String, Segment> segments) {
        return segments.values().stream().collect(toMap(Segment::reference, Segment::members));
    }

    Uni<Map<String, Party>> parties(TenantId tenant, Collection<String> references) {
        return parties.named(tenant, references);
    }
}
