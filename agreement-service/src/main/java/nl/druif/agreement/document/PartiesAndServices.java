package nl.druif.agreement.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.druif.agreement.document.Contract.Grid;

/** Who agrees, for how long, about what. */
final class PartiesAndServices {
    private PartiesAndServices() {}

    static void print(Printing paper) {
        parties(paper);
        validity(paper);
        paper.terms()
                .sections()
                .summary()
                .ifPresent(text -> paper.clause(
                        "parties", "sections/summary", paper.words().say("summary"), paragraphs(text)));
        services(paper);
    }

    static List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static void parties(Printing paper) {
        var words = paper.words();
        var agreement = paper.agreement();
        paper.clause(
                "parties",
                "parties",
                words.say("parties"),
                List.of(words.say(
                        "parties.are",
                        agreement.provider().name(),
                        agreement.provider().reference(),
                        agreement.customer().name(),
                        agreement.customer().reference())));
    }

    private static void validity(Printing paper) {
        var words = paper.words();
        var version = paper.version();
        var from = words.moment(version.validFrom(), paper.zone());
        var sentences = new ArrayList<String>();
        sentences.add(version.validUntil()
                .map(until -> words.say("valid.until", from, words.moment(until, paper.zone())))
                .orElseGet(() -> words.say("valid.open", from)));
        paper.agreement()
                .termination()
                .ifPresent(end -> sentences.add(words.say("valid.ends", words.moment(end.endsAt(), paper.zone()))));
        sentences.add(words.say("zone", paper.zone().getId()));
        paper.clause("parties", "timeZone", words.say("validity"), sentences);
    }

    private static void services(Printing paper) {
        var words = paper.words();
        var terms = paper.terms();
        var named = Stream.concat(terms.services().stream(), terms.levels().keySet().stream())
                .distinct()
                .toList();
        if (named.isEmpty()) {
            paper.clause("services", "services", words.say("services"), List.of(words.say("services.every")));
            return;
        }
        var rows = named.stream()
                .map(service -> List.of(paper.service(service), service, level(paper, service)))
                .toList();
        paper.clause(
                "services",
                "services",
                words.say("services"),
                List.of(words.say(terms.services().isEmpty() ? "services.every" : "services.these")),
                new Grid(
                        words.say("services"),
                        List.of(words.say("service"), words.say("reference"), words.say("level")),
                        rows));
    }

    /** By its name and price as they were fixed with the text; of a text from before that, by its id. */
    private static String level(Printing paper, String service) {
        var words = paper.words();
        return paper.level(service)
                .map(level -> level.fee()
                        .map(fee -> words.say(
                                "level.priced",
                                level.name(),
                                words.money(fee.amount()),
                                words.say("each." + fee.per())))
                        .orElse(level.name()))
                .or(() -> Optional.ofNullable(paper.terms().levels().get(service)))
                .orElse(words.say("level.none"));
    }
}
