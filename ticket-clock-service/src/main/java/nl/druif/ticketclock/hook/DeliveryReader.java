package nl.druif.ticketclock.hook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.druif.foundation.problem.Fault;
import nl.druif.ticketclock.mapping.EventReader;
import nl.druif.ticketclock.mapping.Field;
import nl.druif.ticketclock.mapping.Pointer;
import nl.druif.ticketclock.mapping.Unmapped;
import nl.druif.ticketclock.ticket.ReportedEvent;

/** Reads the deliveries of one hook by its mapping. */
final class DeliveryReader {
    private final HookMapping mapping;
    private final EventReader events;

    DeliveryReader(HookMapping mapping, String system) {
        this.mapping = mapping;
        this.events = new EventReader(mapping.vocabulary(system));
    }

    Findings read(Delivery delivery) {
        return new Reading(delivery).findings();
    }

    /** One delivery, gone through once. */
    private final class Reading {
        private final Delivery delivery;
        private final Map<String, Object> document;
        private final Set<String> spoken = new HashSet<>();
        private final List<ReportedEvent> found = new ArrayList<>();
        private final List<Fault> faults;

        Reading(Delivery delivery) {
            this.delivery = delivery;
            faults = new ArrayList<>(delivery.oddities().values());
            document = delivery.document();
        }

        Findings findings() {
            for (var rule : mapping.rules()) {
                rule.each().ifPresentOrElse(each -> goThrough(rule, each), () -> ask(rule, document, "", ""));
            }
            var isIgnored = found.isEmpty()
                    && faults.isEmpty()
                    && mapping.ignored().stream().anyMatch(when -> fits(when, document));
            if (found.isEmpty() && faults.isEmpty() && !isIgnored) {
                faults.add(new Fault("/payload", "NO_RULE_FITS", "No rule of the mapping fits this delivery."));
            }
            return new Findings(found, faults, isIgnored);
        }

        private void goThrough(HookRule rule, String each) {
            var items = Pointer.follow(document, each).orElse(List.of());
            if (items instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    var within = new LinkedHashMap<>(document);
                    within.put("item", list.get(i));
                    ask(rule, within, ":" + i, each + "/" + i);
                }
            }
        }

        /** @param item where the item stands in the delivery */
        private void ask(HookRule rule, Map<String, Object> within, String suffix, String item) {
            var part = rule.part().map(name -> ":" + name).orElse("") + suffix;
            if (spoken.contains(part) || !mayFit(rule.when(), within, item)) {
                return;
            }
            spoken.add(part);
            if (looksAtOddities(rule, item)) {
                return;
            }
            try {
                found.add(events.read(field -> says(rule, within, part, field)));
            } catch (Unmapped unmapped) {
                var pointer = unmapped.field()
                        .map(field -> pointer(rule, within, field))
                        .orElse("/payload");
                faults.add(unmapped.fault().at(absolute(pointer, item)));
            }
        }

        /** Where nobody can tell whether a condition holds, it may. */
        private boolean mayFit(Map<String, List<String>> when, Map<String, Object> within, String item) {
            var clear = new HashMap<>(when);
            clear.keySet().removeIf(pointer -> delivery.isOddAt(absolute(pointer, item)));
            return fits(clear, within);
        }

        /** An event is not read in part: what is told by a value nobody can trust is not told at all. */
        private boolean looksAtOddities(HookRule rule, String item) {
            return Stream.concat(
                            rule.when().keySet().stream(),
                            Arrays.stream(Field.values()).flatMap(field -> pointers(rule, field).stream()))
                    .anyMatch(pointer -> delivery.isOddAt(absolute(pointer, item)));
        }

        private static String absolute(String pointer, String item) {
            return pointer.startsWith("/item") ? item + pointer.substring(5) : pointer;
        }

        private Optional<String> says(HookRule rule, Map<String, Object> within, String part, Field field) {
            var said = Optional.ofNullable(rule.constants().get(field))
                    .or(() -> pointers(rule, field).stream()
                            .flatMap(pointer -> Pointer.text(within, pointer).stream())
                            .findFirst());
            if (field == Field.SOURCE_EVENT_ID) {
                return said.or(() -> Pointer.text(within, "/delivery/id")).map(id -> id + part);
            }
            // Changes of one delivery are told in the order in which they were made.
            return field == Field.SEQUENCE && said.isEmpty() && part.matches(".*:\\d+")
                    ? Optional.of(part.substring(part.lastIndexOf(':') + 1))
                    : said;
        }

        private List<String> pointers(HookRule rule, Field field) {
            return rule.fields().getOrDefault(field, mapping.fields().getOrDefault(field, List.of()));
        }

        /** Where the part of an event stands, or should. */
        private String pointer(HookRule rule, Map<String, Object> within, Field field) {
            var pointers = pointers(rule, field);
            return pointers.stream()
                    .filter(pointer -> Pointer.text(within, pointer).isPresent())
                    .findFirst()
                    .or(() -> pointers.stream().findFirst())
                    .orElse("/payload");
        }

        private static boolean fits(Map<String, List<String>> when, Map<String, Object> within) {
            return when.entrySet().stream().allMatch(condition -> {
                var text = Pointer.text(within, condition.getKey());
                return condition.getValue().isEmpty()
                        ? text.isEmpty()
                        : text.filter(condition.getValue()::contains).isPresent();
            });
        }
    }
}
