package nl.druif.ticketclock.hook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.ticketclock.mapping.Constants;
import nl.druif.ticketclock.mapping.Field;
import nl.druif.ticketclock.mapping.MomentFormat;
import nl.druif.ticketclock.mapping.Pointer;
import nl.druif.ticketclock.mapping.StatusMeaning;
import nl.druif.ticketclock.mapping.Vocabulary;

/**
 * How a delivery tells what happened. Pointers (RFC 6901) lead into {@code /payload}, {@code /headers},
 * {@code /delivery/id} and, in a rule with {@code each}, {@code /item}; of several the first that leads to a text, number or
 * truth counts.
 *
 * @param zone       where times without an offset were written down
 * @param moments    the ways in which moments are written; the first that fits is the right one
 * @param fields     where each part of an event stands; a rule may say otherwise
 * @param rules      what gives an event: of those that speak of the same part of a delivery, the first that fits
 * @param ignored    deliveries that give no event and need none; any other that gives none is parked
 * @param statuses   what each status means; {@code *} stands for every other one, and none at all for what it is called
 * @param priorities the names that agreements use, by those of the system; one that is not listed keeps its name
 */
public record HookMapping(
        ZoneId zone,
        @NotEmpty @Size(max = 5) List<MomentFormat> moments,

        @Size(max = 20) Map<Field, @NotEmpty @Size(max = 5) List<@NotBlank @Size(max = 500) String>> fields,

        Optional<Constants> constants,
        @NotEmpty @Size(max = 50) List<HookRule> rules,

        @Size(max = 50) List<@Size(max = 10) Map<String, @Size(max = 50) List<@Size(max = 200) String>>> ignored,

        @Size(max = 500) Map<String, StatusMeaning> statuses,
        @Size(max = 200) Map<String, @NotBlank @Size(max = 100) String> priorities) {

    public HookMapping {
        moments = List.copyOf(moments);
        fields = new LinkedHashMap<>(fields);
        rules = List.copyOf(rules);
        ignored = List.copyOf(ignored);
        statuses = new LinkedHashMap<>(statuses);
        priorities = new LinkedHashMap<>(priorities);
        var faults = new Faults();
        fields.forEach((field, pointers) -> Pointer.check(faults, "/fields/" + Pointer.named(field), pointers));
        for (int i = 0; i < ignored.size(); i++) {
            Pointer.checkKeys(faults, "/ignored/" + i, ignored.get(i));
        }
        checkParts(faults, rules);
        faults.refuse();
    }

    /** How the system named so speaks. */
    @JsonIgnore
    Vocabulary vocabulary(String system) {
        return new Vocabulary(system, zone, moments, constants, statuses, priorities);
    }

    /** Ids of events count the items of a part, so all its rules have to go through the same ones. */
    private static void checkParts(Faults faults, List<HookRule> rules) {
        var parts = new HashMap<String, Optional<String>>();
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            var each = parts.putIfAbsent(rule.part().orElse(""), rule.each());
            faults.check(
                    each == null || each.equals(rule.each()),
                    new Fault(
                            "/rules/" + i + "/each",
                            "PART_WITH_OTHER_ITEMS",
                            "Rules of the same part go through the same items; give this one a part of its own."));
        }
    }
}
