package nl.druif.agreement.agreement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.druif.agreement.agreement.Clauses.Clause;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.terms.Policies;

/**
 * A text with all that it inherits. Of clauses of one id its own is the one that counts; what is left out, policies that are
 * left at their defaults too, is the parent's. What the parent promises about services that are not covered stays behind.
 */
final class Inheritance {
    private static final Pattern PLACE =
            Pattern.compile("/(?<list>targets|experienceTargets|availabilityTargets|kpis|remedies|exclusionClauses)"
                    + "/(?<index>\\d{1,6})(?=/|$)");

    private Inheritance() {}

    static Wording of(Wording own, Wording parent) {
        var services = own.services().isEmpty() ? parent.services() : own.services();
        Function<List<String>, Boolean> covered =
                named -> services.isEmpty() || named.isEmpty() || !Collections.disjoint(services, named);
        return new Wording(
                services,
                own.calendar().or(parent::calendar),
                ofServices(services, own.serviceCalendars(), parent.serviceCalendars()),
                merged(own.teamCalendars(), parent.teamCalendars()),
                merged(own.targets(), parent.targets(), each -> each.id(), each -> covered.apply(each.services())),
                merged(
                        own.experienceTargets(),
                        parent.experienceTargets(),
                        each -> each.id(),
                        each -> covered.apply(each.services())),
                own.policies().equals(Policies.DEFAULT) ? parent.policies() : own.policies(),
                own.timeZone().or(parent::timeZone),
                merged(
                        own.availabilityTargets(),
                        parent.availabilityTargets(),
                        each -> each.id(),
                        each -> covered.apply(each.services())),
                merged(own.kpis(), parent.kpis(), each -> each.id(), each -> covered.apply(each.services())),
                own.fee().or(parent::fee),
                merged(own.remedies(), parent.remedies(), each -> each.id(), each -> true),
                merged(own.exclusionClauses(), parent.exclusionClauses(), each -> each.id(), each -> true),
                own.review().or(parent::review),
                ofServices(services, own.levels(), parent.levels()),
                sections(own.sections(), parent.sections()));
    }

    /** Its own part, with that of the parent on which its own clauses hang: places in its lists stay what they are. */
    static Wording frame(Wording own, Wording parent) {
        var whole = of(own, parent);
        return new Wording(
                whole.services(),
                whole.calendar(),
                whole.serviceCalendars(),
                whole.teamCalendars(),
                own.targets(),
                own.experienceTargets(),
                own.policies(),
                whole.timeZone(),
                own.availabilityTargets(),
                own.kpis(),
                whole.fee(),
                own.remedies(),
                own.exclusionClauses(),
                own.review(),
                whole.levels(),
                own.sections());
    }

    /** Its own clauses in their places, and behind them those that it inherits: all that has to go together. */
    static Wording beside(Wording own, Wording parent) {
        var whole = of(own, parent);
        return new Wording(
                whole.services(),
                whole.calendar(),
                whole.serviceCalendars(),
                whole.teamCalendars(),
                behind(own.targets(), whole.targets(), each -> each.id()),
                behind(own.experienceTargets(), whole.experienceTargets(), each -> each.id()),
                whole.policies(),
                whole.timeZone(),
                behind(own.availabilityTargets(), whole.availabilityTargets(), each -> each.id()),
                behind(own.kpis(), whole.kpis(), each -> each.id()),
                whole.fee(),
                behind(own.remedies(), whole.remedies(), each -> each.id()),
                behind(own.exclusionClauses(), whole.exclusionClauses(), each -> each.id()),
                whole.review(),
                whole.levels(),
                whole.sections());
    }

    /**
     * A fault of {@link #beside} as the writer of its own part sees it: the place of an inherited clause is none in what he sent,
     * so the fault is of his text as a whole and names the clause.
     */
    static Fault seen(Fault fault, Wording own, Wording beside) {
        var place = PLACE.matcher(fault.pointer());
        if (!place.lookingAt()) {
            return fault;
        }
        var list = place.group("list");
        var index = Integer.parseInt(place.group("index"));
        if (index < ids(own, list).size()) {
            return fault;
        }
        var clause = list + "/" + ids(beside, list).get(index);
        return new Fault(
                        "",
                        "INHERITED_CLAUSE",
                        "The inherited clause " + clause + " does not fit here: " + fault.detail())
                .with("clause", clause)
                .with("reason", fault.code());
    }

    private static List<String> ids(Wording text, String list) {
        return switch (list) {
            case "targets" -> text.targets().stream().map(each -> each.id()).toList();
            case "experienceTargets" ->
                text.experienceTargets().stream().map(each -> each.id()).toList();
            case "availabilityTargets" ->
                text.availabilityTargets().stream().map(each -> each.id()).toList();
            case "kpis" -> text.kpis().stream().map(each -> each.id()).toList();
            case "remedies" -> text.remedies().stream().map(each -> each.id()).toList();
            case "exclusionClauses" ->
                text.exclusionClauses().stream().map(each -> each.id()).toList();
            default -> throw new IllegalArgumentException(list);
        };
    }

    private static <T> List<T> behind(List<T> own, List<T> whole, Function<T, String> id) {
        var named = own.stream().map(id).collect(Collectors.toSet());
        return Stream.concat(own.stream(), whole.stream().filter(each -> !named.contains(id.apply(each))))
                .toList();
    }

    /** Of each clause of the whole text. */
    static Map<ClauseId, Origin> origins(
            Wording whole, Wording own, Origin here, AgreementVersion parent, String parentReference) {
        var written = contents(own);
        var origins = new LinkedHashMap<ClauseId, Origin>();
        for (var clause : Clauses.of(whole)) {
            var isOwn = clause.content().equals(written.get(clause.id()));
            var above = new Origin(parentReference, parent.number());
            origins.put(clause.id(), isOwn ? here : parent.origins().getOrDefault(clause.id(), above));
        }
        return origins;
    }

    private static Map<ClauseId, Object> contents(Wording own) {
        var contents = Clauses.of(own).stream().collect(Collectors.toMap(Clause::id, Clause::content));
        if (own.policies().equals(Policies.DEFAULT)) {
            contents.remove(new ClauseId("policies"));
        }
        return contents;
    }

    private static Sections sections(Sections own, Sections parent) {
        return new Sections(
                own.summary().or(parent::summary),
                own.support().or(parent::support),
                own.baseline().or(parent::baseline),
                own.indemnity().or(parent::indemnity),
                merged(own.clauses(), parent.clauses(), each -> each.id(), each -> true));
    }

    /** In the parent's order, each in its own words where it has any; then what is new. */
    private static <T> List<T> merged(
            List<T> own, List<T> parent, Function<T, String> id, Function<T, Boolean> inherited) {
        var all = new LinkedHashMap<String, T>();
        parent.stream().filter(inherited::apply).forEach(each -> all.put(id.apply(each), each));
        own.forEach(each -> all.put(id.apply(each), each));
        return new ArrayList<>(all.values());
    }

    private static Map<String, String> merged(Map<String, String> own, Map<String, String> parent) {
        var all = new TreeMap<>(parent);
        all.putAll(own);
        return all;
    }

    private static Map<String, String> ofServices(
            List<String> services, Map<String, String> own, Map<String, String> parent) {
        var all = new TreeMap<>(parent);
        if (!services.isEmpty()) {
            all.keySet().retainAll(services);
        }
        all.putAll(own);
        return all;
    }
}
