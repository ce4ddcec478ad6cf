package nl.druif.agreement.agreement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.druif.agreement.catalogue.OfferedService;
import nl.druif.agreement.party.Party;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.event.AgreementPublished.PartyName;
import nl.druif.foundation.event.AgreementPublished.ServiceName;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.terms.PartyRole;

/**
 * Of what a text mentions, that which the tenant has, by reference.
 *
 * @param lineage the agreements on which it builds
 */
public record Register(
        Map<String, Party> parties,
        Map<String, OfferedService> services,
        Map<String, List<CalendarVersion>> calendars,
        Lineage lineage) {

    PartyName party(String reference) {
        var party = parties.get(reference);
        if (party == null) {
            throw new IllegalArgumentException("not registered: " + reference);
        }
        return new PartyName(reference, party.name());
    }

    /** Of it, what a reader of a version has read of, with the calendars as they were fixed in it. */
    Register shownIn(AgreementVersion version) {
        var named = new TreeMap<>(services);
        named.keySet().retainAll(version.binding().servicesNamed().keySet());
        return new Register(parties, named, version.calendars(), lineage);
    }

    /** The services that the terms name, by what they are called today. */
    List<ServiceName> servicesNamed(Wording terms) {
        return terms.servicesNamed().keySet().stream()
                .flatMap(reference -> services.containsKey(reference)
                        ? java.util.stream.Stream.of(new ServiceName(
                                reference, services.get(reference).name()))
                        : java.util.stream.Stream.empty())
                .toList();
    }

    void checkParty(Faults faults, String pointer, String reference, Set<PartyRole> roles) {
        var party = parties.get(reference);
        if (party == null) {
            faults.check(false, pointer, "UNKNOWN_PARTY", "There is no party called " + reference + ".");
        } else {
            faults.check(
                    roles.contains(party.kind()),
                    pointer,
                    "WRONG_KIND_OF_PARTY",
                    reference + " is a " + party.kind() + "; here stands a " + words(roles) + ".");
        }
    }

    /** A text in its own words, which hang on what it builds on. */
    void check(Faults faults, String pointer, Placement placement, Wording own) {
        var terms = placement.parent().isEmpty()
                ? own
                : lineage.parent()
                        .map(parent -> Inheritance.frame(own, parent.latestText()))
                        .orElse(own);
        terms.servicesNamed().forEach((service, place) -> {
            faults.check(
                    services.containsKey(service),
                    pointer + place,
                    "UNKNOWN_SERVICE",
                    "There is no service called " + service + ".");
            faults.check(
                    terms.covers(service),
                    pointer + place,
                    "SERVICE_NOT_COVERED",
                    "The agreement covers certain services, and " + service + " is none of them.");
        });
        try {
            terms.with(calendars);
        } catch (Faulty faulty) {
            faults.add(faulty, fault -> fault.under(pointer));
        }
    }

    private static String words(Set<PartyRole> roles) {
        return String.join(" or ", roles.stream().map(PartyRole::name).sorted().toList());
    }
}
