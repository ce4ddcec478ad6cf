package nl.druif.agreement.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.druif.foundation.calendar.CalendarVersion;
import nl.druif.foundation.calendar.Zone;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.terms.AvailabilityTarget;
import nl.druif.foundation.terms.ExclusionClause;
import nl.druif.foundation.terms.ExperienceTarget;
import nl.druif.foundation.terms.Fee;
import nl.druif.foundation.terms.KpiTarget;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.Policies;
import nl.druif.foundation.terms.RemedyClause;
import nl.druif.foundation.terms.ReviewClause;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.Terms;

/**
 * What a version promises, as people write it: services and calendars by reference.
 *
 * @param services         what it covers; empty: every service
 * @param calendar         used by every target that names none
 * @param serviceCalendars service to calendar, used where {@code calendar} is absent
 * @param teamCalendars    team to calendar, for targets that follow whoever holds the ticket
 * @param timeZone         where its months, quarters and years begin; else the zone of its calendar
 * @param levels           service to the level of it that was chosen
 * @param sections         what it says in words
 */
public record Wording(
        @Size(max = 1_000) List<@NotBlank @Size(max = 100) String> services,
        Optional<@NotBlank @Size(max = 100) String> calendar,
        @Size(max = 1_000) Map<String, @NotBlank @Size(max = 100) String> serviceCalendars,
        @Size(max = 1_000) Map<String, @NotBlank @Size(max = 100) String> teamCalendars,
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
        @Size(max = 1_000) Map<String, @NotBlank @Size(max = 100) String> levels,
        @JsonProperty(defaultValue = "{}") Sections sections) {
    private static final int LONGEST_ID = 100;

    public Wording {
        services = services == null ? List.of() : List.copyOf(services);
        serviceCalendars = sorted(serviceCalendars);
        teamCalendars = sorted(teamCalendars);
        targets = targets == null ? List.of() : List.copyOf(targets);
        experienceTargets = experienceTargets == null ? List.of() : List.copyOf(experienceTargets);
        policies = policies == null ? Policies.DEFAULT : policies;
        availabilityTargets = availabilityTargets == null ? List.of() : List.copyOf(availabilityTargets);
        kpis = kpis == null ? List.of() : List.copyOf(kpis);
        remedies = remedies == null ? List.of() : List.copyOf(remedies);
        exclusionClauses = exclusionClauses == null ? List.of() : List.copyOf(exclusionClauses);
        levels = sorted(levels);
        sections = sections == null ? Sections.NONE : sections;
        var faults = new Faults();
        checkPromised(faults, "/targets/", targets, Target::nature);
        checkPromised(faults, "/availabilityTargets/", availabilityTargets, AvailabilityTarget::nature);
        checkPromised(faults, "/kpis/", kpis, KpiTarget::nature);
        faults.refuse();
    }

    /** What the provider does of his own accord where nothing is agreed is part of no agreement. */
    private static <T> void checkPromised(Faults faults, String pointer, List<T> targets, Function<T, Nature> nature) {
        for (int i = 0; i < targets.size(); i++) {
            faults.check(
                    nature.apply(targets.get(i)) != Nature.COURTESY,
                    pointer + i + "/nature",
                    "COURTESY_IS_NO_PROMISE",
                    "An agreement holds commitments and objectives; courtesy is what nobody agreed on.");
        }
    }

    /** Of tickets and ratings alone, and without a word about them. */
    public Wording(
            List<String> services,
            Optional<String> calendar,
            Map<String, String> serviceCalendars,
            Map<String, String> teamCalendars,
            List<Target> targets,
            List<ExperienceTarget> experienceTargets,
            Policies policies) {
        this(
                services,
                calendar,
                serviceCalendars,
                teamCalendars,
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
                Sections.NONE);
    }

    /**
     * With the calendars and the customers of the segments that it names, of these.
     *
     * @throws Faulty when one is not among them, or what it promises does not go together
     */
    Terms with(Map<String, List<CalendarVersion>> calendars, Map<String, List<String>> segments) {
        var named = new TreeMap<>(calendars);
        named.keySet().retainAll(calendarsNamed());
        var grouped = new TreeMap<>(segments);
        grouped.keySet().retainAll(segmentsNamed());
        return new Terms(
                named,
                calendar,
                serviceCalendars,
                teamCalendars,
                services,
                targets,
                experienceTargets,
                policies,
                timeZone,
                availabilityTargets,
                kpis,
                fee,
                remedies,
                exclusionClauses,
                review,
                grouped,
                levels);
    }

    boolean promisesNothing() {
        return targets.isEmpty() && experienceTargets.isEmpty() && availabilityTargets.isEmpty() && kpis.isEmpty();
    }

    /**
     * Internal objectives are nobody else's business, nor are the hours of teams, unless a promise counts in them.
     */
    Wording withoutObjectives() {
        var promised = targets.stream()
                .filter(target -> target.nature() == Nature.COMMITMENT)
                .toList();
        var inTeamHours = promised.stream()
                .anyMatch(target ->
                        target.calendar().filter(Target.HOLDER_TEAM::equals).isPresent());
        return new Wording(
                services,
                calendar,
                serviceCalendars,
                inTeamHours ? teamCalendars : Map.of(),
                promised,
                experienceTargets,
                policies,
                timeZone,
                availabilityTargets.stream()
                        .filter(target -> target.nature() == Nature.COMMITMENT)
                        .toList(),
                kpis.stream().filter(kpi -> kpi.nature() == Nature.COMMITMENT).toList(),
                fee,
                remedies,
                exclusionClauses,
                review,
                levels,
                sections);
    }

    /** Where it writes internal objectives, a pointer to each. */
    List<String> objectives() {
        var found = new ArrayList<String>();
        addObjectives(found, "/targets/", targets, Target::nature);
        addObjectives(found, "/availabilityTargets/", availabilityTargets, AvailabilityTarget::nature);
        addObjectives(found, "/kpis/", kpis, KpiTarget::nature);
        return found;
    }

    private static <T> void addObjectives(
            List<String> found, String pointer, List<T> clauses, Function<T, Nature> nature) {
        for (int i = 0; i < clauses.size(); i++) {
            if (nature.apply(clauses.get(i)) == Nature.OBJECTIVE) {
                found.add(pointer + i);
            }
        }
    }

    /**
     * With what {@link #withoutObjectives} takes from another text, and with the objectives that the other inherits where a
     * clause of this text would replace them. Nobody learns from an answer which ids are taken: clauses of this text keep
     * theirs, and an objective of the same id is kept under the first of {@code <id>-2}, {@code <id>-3} and so on that is
     * free. Remedies measure commitments only, so nothing names what is thus renamed.
     *
     * @param whole the other text with all that it inherits
     */
    Wording withObjectivesOf(Wording other, Wording whole) {
        var own = ids();
        var kept = other.ids();
        kept.addAll(own);
        var taken = whole.ids();
        taken.addAll(kept);
        var teams = new TreeMap<>(other.teamCalendars());
        teams.putAll(teamCalendars);
        return new Wording(
                services,
                calendar,
                serviceCalendars,
                teams,
                and(
                        targets,
                        whole.targets().stream()
                                .filter(each -> each.nature() == Nature.OBJECTIVE && kept.contains(each.id()))
                                .map(each -> own.contains(each.id()) ? each.called(free(each.id(), taken)) : each)),
                experienceTargets,
                policies,
                timeZone,
                and(
                        availabilityTargets,
                        whole.availabilityTargets().stream()
                                .filter(each -> each.nature() == Nature.OBJECTIVE && kept.contains(each.id()))
                                .map(each -> own.contains(each.id()) ? each.called(free(each.id(), taken)) : each)),
                and(
                        kpis,
                        whole.kpis().stream()
                                .filter(each -> each.nature() == Nature.OBJECTIVE && kept.contains(each.id()))
                                .map(each -> own.contains(each.id()) ? each.called(free(each.id(), taken)) : each)),
                fee,
                remedies,
                exclusionClauses,
                review,
                levels,
                sections);
    }

    /** Of targets of every sort, which share their names. */
    private Set<String> ids() {
        return Stream.of(
                        targets.stream().map(Target::id),
                        experienceTargets.stream().map(ExperienceTarget::id),
                        availabilityTargets.stream().map(AvailabilityTarget::id),
                        kpis.stream().map(KpiTarget::id))
                .flatMap(ids -> ids)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Taken from now on; a long id loses its end to the number. */
    private static String free(String id, Set<String> taken) {
        for (int number = 2; ; number++) {
            var end = "-" + number;
            var other = id.substring(0, Math.min(id.length(), LONGEST_ID - end.length())) + end;
            if (taken.add(other)) {
                return other;
            }
        }
    }

    private static <T> List<T> and(List<T> own, Stream<T> others) {
        return Stream.concat(own.stream(), others).toList();
    }

    Set<String> calendarsNamed() {
        var named = new TreeSet<>(calendarsNamedOutsideTeams());
        named.addAll(teamCalendars.values());
        return named;
    }

    Set<String> calendarsNamedOutsideTeams() {
        var named = new TreeSet<String>();
        calendar.ifPresent(named::add);
        named.addAll(serviceCalendars.values());
        targets.stream()
                .flatMap(target -> target.calendar().stream())
                .filter(name -> !name.equals(Target.HOLDER_TEAM))
                .forEach(named::add);
        availabilityTargets.forEach(target -> target.calendar().ifPresent(named::add));
        return named;
    }

    Set<String> segmentsNamed() {
        return targets.stream()
                .flatMap(target -> target.segments().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Besides the two that agree. */
    Set<String> partiesNamed() {
        return kpis.stream().map(KpiTarget::measuredBy).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each service it names, with the pointer to where it does. */
    Map<String, String> servicesNamed() {
        var named = new TreeMap<String, String>();
        for (int i = 0; i < experienceTargets.size(); i++) {
            name(named, experienceTargets.get(i).services(), "/experienceTargets/" + i + "/services/");
        }
        for (int i = 0; i < kpis.size(); i++) {
            name(named, kpis.get(i).services(), "/kpis/" + i + "/services/");
        }
        for (int i = 0; i < availabilityTargets.size(); i++) {
            name(named, availabilityTargets.get(i).services(), "/availabilityTargets/" + i + "/services/");
        }
        for (int i = 0; i < targets.size(); i++) {
            name(named, targets.get(i).services(), "/targets/" + i + "/services/");
        }
        levels.keySet().forEach(service -> named.put(service, "/levels/" + escaped(service)));
        serviceCalendars.keySet().forEach(service -> named.put(service, "/serviceCalendars/" + escaped(service)));
        name(named, services, "/services/");
        return named;
    }

    boolean covers(String service) {
        return services.isEmpty() || services.contains(service);
    }

    /** In one order everywhere: the words that are signed must not depend on a machine. */
    private static Map<String, String> sorted(Map<String, String> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }

    /** RFC 6901. */
    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static void name(Map<String, String> named, List<String> services, String pointer) {
        for (int i = 0; i < services.size(); i++) {
            named.put(services.get(i), pointer + i);
        }
    }
}
