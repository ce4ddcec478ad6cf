package nl.druif.agreement.document;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.AgreementVersion;
import nl.druif.agreement.agreement.Termination;
import nl.druif.agreement.agreement.Wording;
import nl.druif.agreement.document.Contract.Grid;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.Zone;
import nl.druif.foundation.event.AgreementPublished.LevelName;
import nl.druif.foundation.event.AgreementPublished.ServiceName;
import nl.druif.foundation.terms.Level;
import nl.druif.foundation.terms.Reach;

/** One version on its way to paper: what chapters need to know, and where they put their clauses. */
final class Printing {
    private final Agreement agreement;
    private final AgreementVersion version;
    private final Words words;
    private final ZoneId zone;
    private final Map<String, String> serviceNames = new TreeMap<>();
    private final Map<String, List<Unnumbered>> chapters = new LinkedHashMap<>();

    private record Unnumbered(String id, String title, List<String> sentences, List<Grid> grids) {}

    Printing(Agreement agreement, AgreementVersion version, Words words) {
        this.agreement = agreement;
        this.version = version;
        this.words = words;
        this.zone = zone(version);
        for (ServiceName service : version.services()) {
            serviceNames.put(service.reference(), service.name());
        }
    }

    Agreement agreement() {
        return agreement;
    }

    AgreementVersion version() {
        return version;
    }

    Wording terms() {
        return version.binding();
    }

    Words words() {
        return words;
    }

    ZoneId zone() {
        return zone;
    }

    /** Of the level alone: a customer is not told whom else it reaches, and both sides read the same. */
    boolean isForItsCustomerOnly() {
        return switch (agreement.kind()) {
            case SLA, XLA -> version.reach().map(Reach::level).orElse(Level.CUSTOMER) == Level.CUSTOMER;
            case OLA, UC -> false;
        };
    }

    /** When it ends, as far as that is agreed: with its term, or sooner with the agreement. */
    Optional<Instant> end() {
        return Stream.concat(version.validUntil().stream(), agreement.termination().map(Termination::endsAt).stream())
                .min(Comparator.naturalOrder());
    }

    /** What was chosen of a service's price list, as it was fixed with the text. */
    Optional<LevelName> level(String service) {
        return version.services().stream()
                .filter(named -> named.reference().equals(service))
                .flatMap(named -> named.level().stream())
                .findFirst();
    }

    Map<String, List<CalendarVersion>> calendars() {
        return version.calendars();
    }

    Optional<BusinessCalendar> calendar(Optional<String> name) {
        return name.map(calendars()::get).map(BusinessCalendar::of);
    }

    String service(String reference) {
        return serviceNames.getOrDefault(reference, reference);
    }

    /** The services by name; of none in particular, all of them. */
    String services(List<String> references) {
        return references.isEmpty()
                ? words.say("services.all")
                : words.all(references.stream().map(this::service).toList());
    }

    void clause(String chapter, String id, String title, List<String> sentences, Grid... grids) {
        chapters.computeIfAbsent(chapter, missing -> new ArrayList<>())
                .add(new Unnumbered(id, title, List.copyOf(sentences), List.of(grids)));
    }

    List<Contract.Chapter> numbered() {
        var numbered = new ArrayList<Contract.Chapter>();
        chapters.forEach((chapter, clauses) -> {
            var number = numbered.size() + 1;
            var printed = new ArrayList<Contract.Clause>();
            for (var clause : clauses) {
                printed.add(new Contract.Clause(
                        number + "." + (printed.size() + 1),
                        clause.id(),
                        clause.title(),
                        clause.sentences(),
                        clause.grids(),
                        origin(clause.id())));
            }
            numbered.add(new Contract.Chapter(number, words.say("chapter." + chapter), printed));
        });
        return numbered;
    }

    /** The agreement that a clause was taken over from; empty for what is this one's own. */
    private Optional<String> origin(String clause) {
        return version.origins().entrySet().stream()
                .filter(origin -> origin.getKey().text().equals(clause))
                .map(Map.Entry::getValue)
                .filter(origin -> !origin.agreement().equals(agreement.reference()))
                .map(origin -> words.say("origin.version", origin.agreement(), words.number(origin.version())))
                .findFirst();
    }

    /** Where its days begin: as it says itself, else where its calendar is. */
    private static ZoneId zone(AgreementVersion version) {
        return version.binding()
                .timeZone()
                .or(() -> version.binding()
                        .calendar()
                        .map(version.calendars()::get)
                        .filter(versions -> !versions.isEmpty())
                        .map(versions -> versions.get(0).hours().timeZone()))
                .or(() -> version.calendars().values().stream()
                        .flatMap(List::stream)
                        .map(calendar -> calendar.hours().timeZone())
                        .findFirst())
                .map(Zone::id)
                .orElse(ZoneId.of("UTC"));
    }
}
