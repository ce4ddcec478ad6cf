package nl.druif.foundation.terms;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.Zone;
import nl.druif.foundation.problem.Fault;
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
                new Fault(
                                "/calendars/" + escaped(name),
                                "CALENDAR_WITHOUT_VERSION",
                                "The calendar " + name + " has no version, so nobody knows when it is open.")
                        .with("given", name)));
        calendar.ifPresent(name -> known(faults, names.contains(name), "/calendar", name));
        serviceCalendars.forEach(
                (service, name) -> known(faults, names.contains(name), "/serviceCalendars/" + escaped(service), name));
        teamCalendars.forEach(
                (team, name) -> known(faults, names.contains(name), "/teamCalendars/" + escaped(team), name));
        var named = new CalendarNames(names, calendar.isPresent() || coversAll(serviceCalendars.keySet(), services));
        for (int i = 0; i < targets.size(); i++) {
            named.check(
                    faults,
                    "/targets/" + i + "/calendar",
                    targets.get(i).calendar().filter(name -> !name.equals(Target.HOLDER_TEAM)));
            checkSegments(faults, "/targets/" + i + "/segments/", targets.get(i).segments(), segments.keySet());
        }
        for (int i = 0; i < availabilityTargets.size(); i++) {
            var target = availabilityTargets.get(i);
            if (target.measuredIn() == MeasuredIn.SERVICE_HOURS) {
                named.check(faults, "/availabilityTargets/" + i + "/calendar", target.calendar());
            }
        }
        faults.check(
                timeZone.isPresent()
                        || calendar.isPresent()
                        || availabilityTargets.isEmpty() && kpis.isEmpty() && remedies.isEmpty(),
                "/timeZone",
                "NO_TIME_ZONE",
                "Months, quarters and years begin somewhere: name a time zone, or a calendar that has one.");
        checkIds(faults, targets, availabilityTargets, experienceTargets, kpis);
        Remedies.check(faults, remedies, fee, targets, availabilityTargets, experienceTargets, kpis);
        checkOnce(faults, "/remedies/", remedies.stream().map(RemedyClause::id).toList());
        checkOnce(
                faults,
                "/exclusionClauses/",
                exclusionClauses.stream().map(ExclusionClause::id).toList());
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
        return calendarOf(target.calendar().filter(name -> !name.equals(Target.HOLDER_TEAM)), service);
    }

    /** Whose open hours are the service hours of a target; empty only for a service that is not covered. */
    public Optional<BusinessCalendar> calendarOf(AvailabilityTarget target, String service) {
        return calendarOf(target.calendar(), service);
    }

    private Optional<BusinessCalendar> calendarOf(Optional<String> own, String service) {
        return own.or(() -> calendar)
                .or(() -> Optional.ofNullable(serviceCalendars.get(service)))
                .map(calendars::get)
                .map(BusinessCalendar::of);
    }

    /** Where its months, quarters and years begin: as it says, else of its calendar, else of any it has. */
    public Optional<ZoneId> zone() {
        return timeZone.map(Zone::id)
                .or(() -> calendar.map(calendars::get)
                        .or(() -> calendars.values().stream().findFirst())
                        .map(versions -> BusinessCalendar.of(versions).zone()));
    }

    /** The segments that a customer is in. */
    public Set<String> segmentsOf(String customer) {
        return segments.entrySet().stream()
                .filter(segment -> segment.getValue().contains(customer))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean coversAll(Set<String> withCalendar, List<String> services) {
        return !services.isEmpty() && withCalendar.containsAll(services);
    }

    private static void known(Faults faults, boolean known, String pointer, String name) {
        faults.check(
                known,
                new Fault(pointer, "UNKNOWN_CALENDAR", "There is no calendar named " + name + ".").with("given", name));
    }

    /** The calendars that there are, and whether there is one where none is named. */
    private record CalendarNames(Set<String> names, boolean fallback) {
        void check(Faults faults, String pointer, Optional<String> name) {
            if (name.isPresent()) {
                known(faults, names.contains(name.get()), pointer, name.get());
            } else {
                faults.check(
                        fallback,
                        pointer,
                        "NO_CALENDAR",
                        "The target needs a calendar: its own, the agreement's, or one for every service.");
            }
        }
    }

    private static void checkSegments(Faults faults, String pointer, List<String> named, Set<String> known) {
        for (int i = 0; i < named.size(); i++) {
            if (!known.contains(named.get(i))) {
                faults.add(new Fault(pointer + i, "UNKNOWN_SEGMENT", "There is no segment called " + named.get(i) + ".")
                        .with("given", named.get(i)));
            }
        }
    }

    private static void checkIds(
            Faults faults,
            List<Target> targets,
            List<AvailabilityTarget> availabilityTargets,
            List<ExperienceTarget> experienceTargets,
            List<KpiTarget> kpis) {
        var seen = new HashSet<String>();
        checkIds(faults, seen, "/targets/", targets, Target::id);
        checkIds(faults, seen, "/experienceTargets/", experienceTargets, ExperienceTarget::id);
        checkIds(faults, seen, "/availabilityTargets/", availabilityTargets, AvailabilityTarget::id);
        checkIds(faults, seen, "/kpis/", kpis, KpiTarget::id);
    }

    private static <T> void checkIds(
            Faults faults, Set<String> seen, String pointer, List<T> targets, Function<T, String> id) {
        for (int i = 0; i < targets.size(); i++) {
            var name = id.apply(targets.get(i));
            faults.check(
                    seen.add(name),
                    new Fault(pointer + i + "/id", "ID_TWICE", "Another target of these terms is called " + name + ".")
                            .with("given", name));
        }
    }

    private static void checkOnce(Faults faults, String pointer, List<String> ids) {
        var seen = new HashSet<String>();
        for (int i = 0; i < ids.size(); i++) {
            faults.check(
                    seen.add(ids.get(i)),
                    new Fault(
                                    pointer + i + "/id",
                                    "ID_TWICE",
                                    "Another clause of these terms is called " + ids.get(i) + ".")
                            .with("given", ids.get(i)));
        }
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
