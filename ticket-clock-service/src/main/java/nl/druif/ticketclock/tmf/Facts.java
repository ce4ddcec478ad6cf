package nl.druif.ticketclock.tmf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;

/**
 * What clocks need to know of a trouble ticket, found in what was sent.
 *
 * @param priority its priority; without one, its severity
 * @param service  the related entity that is a service, by its id
 * @param customer the related party that is the customer, by its id
 * @param team     the related party that holds it, by its id
 */
record Facts(
        Optional<Status> status,
        Optional<String> priority,
        Optional<String> requestType,
        Optional<String> service,
        Optional<String> customer,
        Optional<String> team) {
    static final Set<String> OURS = Set.of(
            "id",
            "href",
            "creationDate",
            "lastUpdate",
            "statusChangeDate",
            "statusChangeHistory",
            "resolutionDate",
            "expectedResolutionDate");
    private static final List<String> NEEDED = List.of("description", "severity", "ticketType", "@type");
    private static final int LONGEST = 100;

    /** @throws nl.druif.foundation.problem.Faulty when it is no trouble ticket */
    static Facts of(Map<String, Object> content) {
        var faults = new Faults();
        OURS.stream()
                .filter(content::containsKey)
                .sorted()
                .forEach(name -> faults.add(
                        new Fault("/" + name, "NOT_YOURS_TO_SET", "This is told by the service, and not to it.")));
        NEEDED.forEach(name -> faults.check(
                content.get(name) instanceof String text && !text.isBlank(),
                new Fault("/" + name, "VALUE_NEEDED", "A value is needed here.")));
        var status = status(content, faults);
        var priority = text(content, "priority", faults).or(() -> text(content, "severity", faults));
        var facts = new Facts(
                status,
                priority,
                text(content, "ticketType", faults),
                related(content, "relatedEntity", "entity", "service", faults),
                related(content, "relatedParty", "partyOrPartyRole", "customer", faults),
                related(content, "relatedParty", "partyOrPartyRole", "team", faults));
        faults.refuse();
        return facts;
    }

    /** A patch that names no status leaves it as it is. */
    Facts withStatusOf(Facts other) {
        return new Facts(other.status, priority, requestType, service, customer, team);
    }

    private static Optional<Status> status(Map<String, Object> content, Faults faults) {
        var given = content.get("status");
        if (given == null) {
            return Optional.empty();
        }
        var status = Status.named(given.toString());
        if (status.isEmpty()) {
            var known = String.join(
                    ", ", Stream.of(Status.values()).map(Status::text).toList());
            faults.add(new Fault("/status", "UNKNOWN_LABEL", "\"" + shown(given) + "\" is not one of " + known + ".")
                    .with("given", shown(given))
                    .with("known", known));
        }
        return status;
    }

    private static String shown(Object given) {
        var text = given.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static Optional<String> text(Map<?, ?> object, String name, Faults faults) {
        var value = object.get(name);
        if (!(value instanceof String text) || text.isBlank()) {
            return Optional.empty();
        }
        faults.check(
                text.length() <= LONGEST,
                new Fault("/" + name, "TEXT_TOO_LONG", "The text is longer than " + LONGEST + " characters.")
                        .with("most", LONGEST));
        return Optional.of(text.strip());
    }

    /** The id of the first that plays a role: as version 5 nests it, or flat as version 4 did. */
    private static Optional<String> related(
            Map<String, Object> content, String list, String inside, String role, Faults faults) {
        if (!(content.get(list) instanceof List<?> entries)) {
            return Optional.empty();
        }
        return entries.stream()
                .filter(Map.class::isInstance)
                .map(entry -> (Map<?, ?>) entry)
                .filter(entry -> plays(entry, role)
                        || nested(entry, inside).filter(it -> plays(it, role)).isPresent())
                .flatMap(
                        entry -> nested(entry, inside)
                                .flatMap(it -> text(it, "id", faults))
                                .or(() -> text(entry, "id", faults))
                                .stream())
                .findFirst();
    }

    private static Optional<Map<?, ?>> nested(Map<?, ?> entry, String inside) {
        return entry.get(inside) instanceof Map<?, ?> nested ? Optional.of(nested) : Optional.empty();
    }

    private static boolean plays(Map<?, ?> entry, String role) {
        return Stream.of("role", "@referredType")
                .anyMatch(name -> role.equalsIgnoreCase(String.valueOf(entry.get(name))));
    }
}
