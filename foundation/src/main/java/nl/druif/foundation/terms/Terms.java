package nl.druif.foundation.terms;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.Zone;
import nl.druif.foundation.problem.Faults;

/**
 * Everything one version of an agreement promises.
 *
 * @param calendars        by name, each with all its versions
 * @param calendar         the agreement's own: used by every target that names none
 * @param serviceCalendars service to calendar, used where the agreement has no calendar of its own
 * @param teamCalendars    team to calendar, for targets that follow whoever holds the ticket
 * @param services         what the agreement covers; empty: every service
 * @param timeZone         where its months, quarters and years begin; else the zone of its calendar
 * @param segments         customer segment to the references of the customers that are in it
 * @param levels           service to the level of it that was chosen
 */
public record Terms(
        @Size(max = 100) Map<String, @Size(min = 1, max = 100) List<CalendarVersion>> calendars,
        Optional<@NotBlank @Size(max = 100) String> calendar,
        @Size(max = 1_000) Map<String, String> serviceCalendars,
        @Size(max = 1_000) Map<String, String> teamCalendars,
        @Size(max = 1_000) List<@NotBlank @Size(max = 100) String> services,
        @Size(max = 500) List<Target> targets,
        @Size(max = 100) List<ExperienceTarget> experienceTargets,
        @JsonProperty(defaultValue = "{}") Policies policies,
        Optional<Zone> timeZone,
        @Size(max = 100) List<AvailabilityTarget> availabilityTargets,
        @Size(max = 100) List<KpiTarget> kpis,
        Optional<Fee> fee,
        @Size(max = 50) List<RemedyClause> remedies,
        @Size(max = 100) List<ExclusionClause> exclusionClauses,
        Optional<ReviewClause> review,

        @Size(max = 100) Map<String, @Size(max = 10_000) List<@NotBlank @Size(max = 100) String>> segments,

        @Size(max = 1_000) Map<String, @NotBlank @Size(max = 100) String> levels) {

    public Terms {
        calendars = sorted(calendars);
        serviceCalendars = sorted(serviceCalendars);
        teamCalendars = sorted(teamCalendars);
        services = services == null ? List.of() : List.copyOf(services);
        targets = targets == null ? List.of() : List.copyOf(targets);
        experienceTargets = experienceTargets == null ? List.of() : List.copyOf(experienceTargets);
        policies = policies == null ? Policies.DEFAULT : policies;
        availabilityTargets = availabilityTargets == null ? List.of() : List.copyOf(availabilityTargets);
        kpis = kpis == null ? List.of() : List.copyOf(kpis);
        remedies = remedies == null ? List.of() : List.copyOf(remedies);
        exclusionClauses = exclusionClauses == null ? List.of() : List.copyOf(exclusionClauses);
        segments = sorted(segments);
        levels = sorted(levels);

        var faults = new Faults();
        var names = calendars.keySet();
        calendars.forEach((name, versions) -> faults.check(
                !versions.isEmpty(),
                "/calendars/" + escaped(name),
                "CALENDAR_WITHOUT_VERSION",
                "The calendar " + name + " has no version, so nobody knows when it is open."));
        calendar.ifPresent(name -> known(faults, names.contains(name), "/calendar", name));
        serviceCalendars.forEach(
                (service, name) -> known(faults, names.contains(name), "/serviceCalendars/" + escaped(service), name));
        teamCalendars.forEach(
                (team, name) -> known(faults, names.contains(name), "/teamCalendars/" + escaped(team), name));
        var fallback = calendar.isPresent()
                || (!services.isEmpty() && serviceCalendars.keySet().containsAll(services));
        for (int i = 0; i < targets.size(); i++) {
            var named = targets.get(i).calendar();
            if (named.isPresent() && !named.get().equals(Target.HOLDER_TEAM)) {
                known(faults, names.contains(named.get()), "/targets/" + i + "/calendar", named.get());
            } else {
                faults.check(
                        fallback,
                        "/targets/" + i + "/calendar",
                        "NO_CALENDAR",
                        "The target needs a calendar: its own, the agreement's, or one for every service.");
            }
        }
        checkIds(faults, targets, experienceTargets);
        faults.refuse();
    }

    /** Of tickets and ratings alone. */
    public Terms(
            Map<String, List<CalendarVersion>> calendars,
            Optional<String> calendar,
            Map<String, String> serviceCalendars,
            Map<String, String> teamCalendars,
            List<String> services,
            List<Target> targets,
            List<ExperienceTarget> experienceTargets,
            Policies policies) {
        this(
                calendars,
                calendar,
                serviceCalendars,
                teamCalendars,
                services,
                targets,
                experienceTargets,
                policies,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Map.of(),
                Map.of());
    }

    public boolean covers(String service) {
        return services.isEmpty() || services.contains(service);
    }

    /** Which calendar a target counts in while nobody holds the ticket; empty only for a service that is not covered. */
    public Optional<BusinessCalendar> calendarOf(Target target, String service) {
        return target.calendar()
                .filter(name -> !name.equals(Target.HOLDER_TEAM))
                .or(() -> calendar)
                .or(() -> Optional.ofNullable(serviceCalendars.get(service)))
                .map(calendars::get)
                .map(BusinessCalendar::of);
    }

    private static void known(Faults faults, boolean known, String pointer, String name) {
        faults.check(known, pointer, "UNKNOWN_CALENDAR", "There is no calendar named " + name + ".");
    }

    private static void checkIds(Faults faults, List<Target> targets, List<ExperienceTarget> experienceTargets) {
        var seen = new HashSet<String>();
        var pointers = Stream.concat(
                        Stream.iterate(0, i -> i + 1).limit(targets.size()).map(i -> "/targets/" + i + "/id"),
                        Stream.iterate(0, i -> i + 1)
                                .limit(experienceTargets.size())
                                .map(i -> "/experienceTargets/" + i + "/id"))
                .iterator();
        Stream.concat(
                        targets.stream().map(Target::id),
                        experienceTargets.stream().map(ExperienceTarget::id))
                .forEach(id -> faults.check(
                        seen.add(id),
                        pointers.next(),
                        "ID_TWICE",
                        "Another target of these terms is called " + id + "."));
    }

    /** Keys in one order everywhere: what is printed, hashed and signed must not depend on a machine. */
    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }

    /** RFC 6901. */
    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
