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
        for (var name : List.of("priority", "statusChangeReason")) {
            checkText(content, name, "", faults);
        }
        checkList(content, "externalIdentifier", List.of(), faults);
        checkList(content, "relatedEntity", List.of("entity"), faults);
        checkList(content, "relatedParty", List.of("partyOrPartyRole"), faults);
        var facts = in(content, faults);
        faults.refuse();
        return facts;
    }

    /** Of what was taken in before; what is wrong with it is nobody's fault now. */
    static Facts in(Map<String, Object> content) {
        return in(content, new Faults());
    }

    private static Facts in(Map<String, Object> content, Faults faults) {
        return new Facts(
                status(content, faults),
                text(content, "priority", "", faults).or(() -> text(content, "severity", "", faults)),
                text(content, "ticketType", "", faults),
                related(content, "relatedEntity", "entity", "service", faults),
                related(content, "relatedParty", "partyOrPartyRole", "customer", faults),
                related(content, "relatedParty", "partyOrPartyRole", "team", faults));
    }

    private static void checkList(Map<String, Object> content, String name, List<String> inside, Faults faults) {
        var list = content.get(name);
        if (list == null) {
            return;
        }
        if (!(list instanceof List<?> entries)) {
            faults.add(new Fault("/" + name, "LIST_NEEDED", "A list is needed here."));
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            var at = "/" + name + "/" + i;
            if (!(entries.get(i) instanceof Map<?, ?> entry)) {
                faults.add(new Fault(at, "OBJECT_NEEDED", "An object is needed here."));
                continue;
            }
            checkText(entry, "id", at, faults);
            for (var part : inside) {
                if (entry.get(part) instanceof Map<?, ?> nested) {
                    checkText(nested, "id", at + "/" + part, faults);
                } else if (entry.get(part) != null) {
                    faults.add(new Fault(at + "/" + part, "OBJECT_NEEDED", "An object is needed here."));
                }
            }
        }
    }

    private static void checkText(Map<?, ?> object, String name, String at, Faults faults) {
        faults.check(
                object.get(name) == null || object.get(name) instanceof String,
                new Fault(at + "/" + name, "TEXT_NEEDED", "A text is needed here."));
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
            faults.add(Status.unknown("/status", shown(given)));
        }
        return status;
    }

    static String shown(Object given) {
        var text = given.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static Optional<String> text(Map<?, ?> object, String name, String at, Faults faults) {
        var value = object.get(name);
        if (!(value instanceof String text) || text.isBlank()) {
            return Optional.empty();
        }
        faults.check(
                text.length() <= LONGEST,
                new Fault(at + "/" + name, "TEXT_TOO_LONG", "The text is longer than " + LONGEST + " characters.")
                        .with("most", LONGEST));
        return Optional.of(text.strip());
    }

    /** The id of the first that plays a role: as version 5 nests it, or flat as version 4 did. */
    private static Optional<String> related(
            Map<String, Object> content, String list, String inside, String role, Faults faults) {
        if (!(content.get(list) instanceof List<?> entries)) {
            return Optional.empty();
        }
        for (int i = 0; i < entries.size(); i++) {
            var at = "/" + list + "/" + i;
            if (entries.get(i) instanceof Map<?, ?> entry
                    && (plays(entry, role) || plays(nested(entry, inside), role))) {
                var id = text(nested(entry, inside), "id", at + "/" + inside, faults)
                        .or(() -> text(entry, "id", at, faults));
                if (id.isPresent()) {
                    return id;
                }
            }
        }
        return Optional.empty();
    }

    private static Map<?, ?> nested(Map<?, ?> entry, String inside) {
        return entry.get(inside) instanceof Map<?, ?> nested ? nested : Map.of();
    }

    private static boolean plays(Map<?, ?> entry, String role) {
        return Stream.of("role", "@referredType")
                .anyMatch(name -> role.equalsIgnoreCase(String.valueOf(entry.get(name))));
    }
}
