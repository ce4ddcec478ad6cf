package nl.druif.ticketclock.hook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.druif.foundation.problem.Faults;
import nl.druif.ticketclock.mapping.Field;
import nl.druif.ticketclock.mapping.Pointer;

/**
 * A way in which a delivery tells of an event.
 *
 * @param when      what has to stand at each pointer: one of these texts; with none, nothing may stand there
 * @param part      of a delivery that tells several things at once, the one this rule is about; it becomes part of the
 *                  event's id
 * @param each      leads to an array, such as a list of changes: the rule is asked for each item of it
 * @param fields    instead of those of the mapping; no pointers: it is not told
 * @param constants what an event by this rule always says, such as its type
 */
public record HookRule(
        @Size(max = 10) Map<String, @Size(max = 50) List<@Size(max = 200) String>> when,

        Optional<@Pattern(regexp = "[a-z][a-z0-9-]{0,19}") String> part,

        Optional<@NotBlank @Size(max = 500) String> each,

        @Size(max = 20) Map<Field, @Size(max = 5) List<@NotBlank @Size(max = 500) String>> fields,

        @Size(max = 20) Map<Field, @NotBlank @Size(max = 100) String> constants) {

    public HookRule {
        when = new LinkedHashMap<>(when);
        fields = new LinkedHashMap<>(fields);
        constants = new LinkedHashMap<>(constants);
        var faults = new Faults();
        Pointer.checkKeys(faults, "/when", when);
        each.ifPresent(pointer -> Pointer.check(faults, "/each", List.of(pointer)));
        fields.forEach((field, pointers) -> Pointer.check(faults, "/fields/" + Pointer.named(field), pointers));
        faults.refuse();
    }
}
