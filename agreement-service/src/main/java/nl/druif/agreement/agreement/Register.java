package nl.druif.agreement.agreement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.druif.agreement.catalogue.OfferedService;
import nl.druif.agreement.catalogue.ServiceLevel;
import nl.druif.agreement.party.Party;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.event.AgreementPublished.LevelName;
import nl.druif.foundation.event.AgreementPublished.PartyName;
import nl.druif.foundation.event.AgreementPublished.ServiceName;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.terms.Objectives;
import nl.druif.foundation.terms.PartyRole;

/**
 * Of what a text mentions, that which the tenant has, by reference.
 *
 * @param segments with the customers that are in them
 * @param lineage  the agreements on which it builds
 */
public record Register(
        Map<String, Party> parties,
        Map<String, OfferedService> services,
        Map<String, List<CalendarVersion>> calendars,
        Map<String, List<String>> segments,
        Lineage lineage) {

    PartyName party(String reference) {
        var party = parties.get(reference);
        if (party == null) {
            throw new IllegalArgumentException("not registered: " + reference);
        }
        return new PartyName(reference, party.name());
    }

    /** Of it, what a reader of a version has read of, with calendars and segments as they were fixed in it. */
    Register shownIn(AgreementVersion version) {
        var named = new TreeMap<>(services);
        named.keySet().retainAll(version.binding().servicesNamed().keySet());
        named.replaceAll((reference, service) ->
                shown(service, Optional.ofNullable(version.binding().levels().get(reference))));
        var measuring = new TreeMap<>(parties);
        measuring.keySet().retainAll(version.binding().partiesNamed());
        return new Register(measuring, named, version.calendars(), version.segments(), lineage);
    }

    /** The services that the terms name, by what they and their levels are called and cost today. */
    List<ServiceName> servicesNamed(Wording terms) {
        return terms.servicesNamed().keySet().stream()
                .flatMap(reference -> Stream.ofNullable(services.get(reference))
                        .map(service -> new ServiceName(
                                reference,
                                service.name(),
                                Optional.ofNullable(terms.levels().get(reference))
                                        .flatMap(id -> level(service, id))
                                        .map(level -> new LevelName(level.id(), level.name(), level.fee())))))
                .toList();
    }

    void checkParty(Faults faults, String pointer, String reference, Set<PartyRole> roles) {
        var party = parties.get(reference);
        if (party == null) {
            faults.check(false, pointer, "UNKNOWN_PARTY", "There is no party called " + reference + ".");
        } else {
            faults.check(
                    roles.contains(party.kind()),
                    new Fault(
                                    pointer,
                                    "WRONG_KIND_OF_PARTY",
                                    reference + " is a " + party.kind() + "; here stands a " + words(roles, " or ")
                                            + ".")
                            .with("given", reference)
                            .with("found", party.kind())
                            .with("needed", words(roles, ", ")));
        }
    }

    /** A text in its own words, which hang on what it builds on. */
    void check(Faults faults, String pointer, Placement placement, Wording own) {
        check(faults, pointer, above(placement), own);
    }

    /** What a customer writes, beside what he may read of what it builds on: a fault must not tell of more. */
    void checkAsShown(Faults faults, String pointer, Placement placement, Wording own) {
        check(faults, pointer, above(placement).map(Wording::withoutObjectives), own);
    }

    private Optional<Wording> above(Placement placement) {
        return placement.parent().flatMap(name -> lineage.parent()).map(Agreement::latestText);
    }

    private void check(Faults faults, String pointer, Optional<Wording> above, Wording own) {
        var framed = above.map(parent -> Inheritance.frame(own, parent)).orElse(own);
        checkServices(faults, pointer, framed);
        checkLevels(faults, pointer, framed);
        for (int i = 0; i < own.kpis().size(); i++) {
            checkMeasuring(
                    faults,
                    pointer + "/kpis/" + i + "/measuredBy",
                    own.kpis().get(i).measuredBy());
        }
        var promised = above.map(parent -> Inheritance.beside(own, parent)).orElse(own);
        CapCheck.check(faults, pointer, own, promised);
        var whole = new Faults();
        Objectives.check(whole, "", promised.targets(), promised.availabilityTargets(), promised.kpis());
        try {
            promised.with(calendars, segments);
        } catch (Faulty faulty) {
            whole.add(faulty, fault -> fault);
        }
        whole.found()
                .forEach(fault ->
                        faults.add(Inheritance.seen(fault, own, promised).under(pointer)));
    }

    private void checkServices(Faults faults, String pointer, Wording terms) {
        terms.servicesNamed().forEach((service, place) -> {
            faults.check(
                    services.containsKey(service),
                    new Fault(pointer + place, "UNKNOWN_SERVICE", "There is no service called " + service + ".")
                            .with("given", service));
            faults.check(
                    terms.covers(service),
                    pointer + place,
                    "SERVICE_NOT_COVERED",
                    "The agreement covers certain services, and " + service + " is none of them.");
        });
    }

    private void checkLevels(Faults faults, String pointer, Wording terms) {
        terms.levels().forEach((reference, id) -> {
            var place = pointer + "/levels/" + Wording.escaped(reference);
            var service = services.get(reference);
            var level = service == null ? Optional.<ServiceLevel>empty() : level(service, id);
            if (service != null && level.isEmpty()) {
                faults.add(new Fault(
                                place,
                                "UNKNOWN_LEVEL",
                                "The service " + reference + " is not for sale at a level called " + id + ".")
                        .with("given", id)
                        .with("service", reference));
            }
            var price = level.flatMap(ServiceLevel::fee).map(fee -> fee.amount().currency());
            var paid = terms.fee().map(fee -> fee.amount().currency());
            if (price.isPresent() && paid.isPresent() && !price.equals(paid)) {
                faults.add(new Fault(
                                place,
                                "CURRENCIES_DIFFER",
                                "The level is priced in " + price.get() + ", and the fee is in " + paid.get() + ".")
                        .with("given", price.get())
                        .with("needed", paid.get()));
            }
        });
    }

    private void checkMeasuring(Faults faults, String pointer, String reference) {
        faults.check(
                parties.containsKey(reference),
                pointer,
                "UNKNOWN_PARTY",
                "There is no party called " + reference + ".");
    }

    private static Optional<ServiceLevel> level(OfferedService service, String id) {
        return service.levels().stream().filter(level -> level.id().equals(id)).findFirst();
    }

    /** With no other level than the one that was read of. */
    private static OfferedService shown(OfferedService service, Optional<String> level) {
        return new OfferedService(
                service.id(),
                service.reference(),
                service.name(),
                service.description(),
                service.owner(),
                service.support(),
                service.calendar(),
                level.flatMap(id -> level(service, id)).map(List::of).orElse(List.of()),
                service.revision());
    }

    private static String words(Set<PartyRole> roles, String between) {
        return String.join(between, roles.stream().map(PartyRole::name).sorted().toList());
    }
}
