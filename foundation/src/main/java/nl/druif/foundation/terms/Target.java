package nl.druif.foundation.terms;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.calendar.CalendarHorizonPassed;
import nl.druif.foundation.calendar.DueAtPoint;
import nl.druif.foundation.calendar.NeverOpen;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;

/**
 * What is promised about the time of a ticket: one of a counted duration, wall-clock days, or working days.
 *
 * @param duration          time in opening hours
 * @param wallClockDays     days later at the same local time, whatever the clocks did in between
 * @param workingDays       days on which the calendar opens, due at {@code dueAtPoint}
 * @param priorities        empty: all; so with {@code services} and {@code requestTypes}
 * @param warnAt            percentages of the target, ascending; {@code [50, 75, 90]} when left out
 * @param attainmentPercent in how many cases of a hundred it is to be met
 * @param calendar          a calendar of the terms, or {@link #HOLDER_TEAM}; else the agreement's, else the service's
 * @param stopsOn           what ends TIME_TO_RESOLVE
 * @param updateKind        for TIME_TO_UPDATE only; CADENCE when left out
 * @param team              for TIME_TO_OWN only: the team that promises; left out: every team
 * @param segments          only for customers in one of these segments; empty: for all
 */
public record Target(
        @NotBlank @Size(max = 100) String id,
        Metric metric,
        Optional<WorkingDuration> duration,
        Optional<Integer> wallClockDays,
        Optional<Integer> workingDays,
        Optional<DueAtPoint> dueAtPoint,
        @Size(max = 100) List<@NotBlank @Size(max = 100) String> priorities,
        @Size(max = 1_000) List<@NotBlank @Size(max = 100) String> services,
        @Size(max = 1_000) List<@NotBlank @Size(max = 100) String> requestTypes,
        @Size(max = 100) List<PauseRule> pausesOn,

        @JsonProperty(defaultValue = "[50,75,90]") @Size(max = 10)
        List<Integer> warnAt,

        @JsonProperty(defaultValue = "\"COMMITMENT\"") Nature nature,
        Optional<BigDecimal> attainmentPercent,
        Optional<@NotBlank @Size(max = 100) String> calendar,
        @JsonProperty(defaultValue = "\"RESOLVED\"") StopsOn stopsOn,
        Optional<UpdateKind> updateKind,
        Optional<@NotBlank @Size(max = 100) String> team,
        @Size(max = 100) List<@NotBlank @Size(max = 100) String> segments) {
    /** Not the name of a calendar: the calendar of the team that holds the ticket, wherever it goes. */
    public static final String HOLDER_TEAM = "HOLDER_TEAM";

    public static final List<Integer> USUAL_WARNINGS = List.of(50, 75, 90);
    private static final int MOST_DAYS = 3_660;

    public Target {
        priorities = priorities == null ? List.of() : List.copyOf(priorities);
        services = services == null ? List.of() : List.copyOf(services);
        requestTypes = requestTypes == null ? List.of() : List.copyOf(requestTypes);
        pausesOn = pausesOn == null ? List.of() : List.copyOf(pausesOn);
        segments = segments == null ? List.of() : List.copyOf(segments);
        warnAt = warnAt == null ? USUAL_WARNINGS : List.copyOf(warnAt);
        nature = nature == null ? Nature.COMMITMENT : nature;
        stopsOn = stopsOn == null ? StopsOn.RESOLVED : stopsOn;
        updateKind = metric == Metric.TIME_TO_UPDATE ? Optional.of(updateKind.orElse(UpdateKind.CADENCE)) : updateKind;

        var faults = new Faults();
        checkTime(faults, duration, wallClockDays, workingDays, dueAtPoint);
        checkMetric(faults, metric, stopsOn, updateKind, team);
        checkWarnings(faults, warnAt);
        checkPauses(faults, pausesOn);
        attainmentPercent.ifPresent(percent -> faults.check(
                percent.signum() > 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0,
                new Fault(
                                "/attainmentPercent",
                                "PERCENTAGE_OUT_OF_RANGE",
                                percent + " is not a percentage above 0 and at most 100.")
                        .with("given", percent)));
        faults.refuse();
    }

    /** For customers of every segment. */
    public Target(
            String id,
            Metric metric,
            Optional<WorkingDuration> duration,
            Optional<Integer> wallClockDays,
            Optional<Integer> workingDays,
            Optional<DueAtPoint> dueAtPoint,
            List<String> priorities,
            List<String> services,
            List<String> requestTypes,
            List<PauseRule> pausesOn,
            List<Integer> warnAt,
            Nature nature,
            Optional<BigDecimal> attainmentPercent,
            Optional<String> calendar,
            StopsOn stopsOn,
            Optional<UpdateKind> updateKind,
            Optional<String> team) {
        this(
                id,
                metric,
                duration,
                wallClockDays,
                workingDays,
                dueAtPoint,
                priorities,
                services,
                requestTypes,
                pausesOn,
                warnAt,
                nature,
                attainmentPercent,
                calendar,
                stopsOn,
                updateKind,
                team,
                List.of());
    }

    /** The same promise under another id. */
    public Target called(String other) {
        return new Target(
                other,
                metric,
                duration,
                wallClockDays,
                workingDays,
                dueAtPoint,
                priorities,
                services,
                requestTypes,
                pausesOn,
                warnAt,
                nature,
                attainmentPercent,
                calendar,
                stopsOn,
                updateKind,
                team,
                segments);
    }

    /** How many kinds of condition it names; of two targets that fit a ticket, the one that names more applies. */
    public int specificity() {
        return (priorities.isEmpty() ? 0 : 1)
                + (services.isEmpty() ? 0 : 1)
                + (requestTypes.isEmpty() ? 0 : 1)
                + (team.isEmpty() ? 0 : 1)
                + (segments.isEmpty() ? 0 : 1);
    }

    /** As {@link #fits(String, String, String, Collection)}, of a customer who is in no segment. */
    public boolean fits(String priority, String service, String requestType) {
        return fits(priority, service, requestType, Set.of());
    }

    /**
     * Whether a ticket with these facts is meant; a fact that is not known is the empty text.
     *
     * @param segmentsOfCustomer see {@link Terms#segmentsOf}
     */
    public boolean fits(String priority, String service, String requestType, Collection<String> segmentsOfCustomer) {
        return (segments.isEmpty() || segments.stream().anyMatch(segmentsOfCustomer::contains))
                && (priorities.isEmpty() || priorities.contains(priority))
                && (services.isEmpty() || services.contains(service))
                && (requestTypes.isEmpty() || requestTypes.contains(requestType));
    }

    /**
     * When it is due for a ticket that starts then, if nothing stops its clock; empty when the calendar does not know.
     */
    public Optional<Instant> firstDue(BusinessCalendar calendar, Instant start) {
        try {
            if (duration.isPresent()) {
                return Optional.of(calendar.due(start, duration.get().length()));
            }
            return Optional.of(
                    wallClockDays.isPresent()
                            ? calendar.wallClockDays(start, wallClockDays.get())
                            : calendar.workingDays(start, workingDays.orElseThrow(), dueAtPoint.orElseThrow()));
        } catch (CalendarHorizonPassed | NeverOpen unknown) {
            return Optional.empty();
        }
    }

    private static void checkTime(
            Faults faults,
            Optional<WorkingDuration> duration,
            Optional<Integer> wallClockDays,
            Optional<Integer> workingDays,
            Optional<DueAtPoint> dueAtPoint) {
        var given = (duration.isPresent() ? 1 : 0)
                + (wallClockDays.isPresent() ? 1 : 0)
                + (workingDays.isPresent() ? 1 : 0);
        faults.check(
                given == 1,
                new Fault(
                                "",
                                "ONE_TIME_NEEDED",
                                "A target has exactly one of duration, wallClockDays and workingDays; this one has "
                                        + given + ".")
                        .with("given", given));
        wallClockDays.ifPresent(days -> checkDays(faults, days, "/wallClockDays"));
        workingDays.ifPresent(days -> checkDays(faults, days, "/workingDays"));
        faults.check(
                workingDays.isPresent() == dueAtPoint.isPresent(),
                "/dueAtPoint",
                "DUE_AT_POINT_GOES_WITH_WORKING_DAYS",
                "workingDays need a dueAtPoint (CLOSING, NEXT_OPENING or a local time such as 16:00), nothing else has one.");
    }

    private static void checkDays(Faults faults, int days, String pointer) {
        faults.check(
                days >= 1 && days <= MOST_DAYS,
                new Fault(pointer, "DAYS_OUT_OF_RANGE", days + " is not a number of days from 1 to " + MOST_DAYS + ".")
                        .with("given", days)
                        .with("most", MOST_DAYS));
    }

    private static void checkMetric(
            Faults faults, Metric metric, StopsOn stopsOn, Optional<UpdateKind> updateKind, Optional<String> team) {
        faults.check(
                        metric.isTimed(),
                        new Fault(
                                        "/metric",
                                        "METRIC_NOT_TIMED",
                                        metric + " is no time of a ticket; it belongs among the experience targets.")
                                .with("given", metric))
                .check(
                        stopsOn == StopsOn.RESOLVED || metric == Metric.TIME_TO_RESOLVE,
                        "/stopsOn",
                        "FOR_TIME_TO_RESOLVE_ONLY",
                        "Only a target of TIME_TO_RESOLVE can stop on CLOSED.")
                .check(
                        updateKind.isEmpty() || metric == Metric.TIME_TO_UPDATE,
                        "/updateKind",
                        "FOR_TIME_TO_UPDATE_ONLY",
                        "Only a target of TIME_TO_UPDATE is of kind CADENCE or CUSTOMER_WAIT.")
                .check(
                        team.isEmpty() || metric == Metric.TIME_TO_OWN,
                        "/team",
                        "FOR_TIME_TO_OWN_ONLY",
                        "Only a target of TIME_TO_OWN is promised by a team.");
    }

    private static void checkWarnings(Faults faults, List<Integer> warnAt) {
        for (int i = 0; i < warnAt.size(); i++) {
            var percent = warnAt.get(i);
            faults.check(
                    percent >= 1 && percent <= 99,
                    new Fault("/warnAt/" + i, "PERCENTAGE_OUT_OF_RANGE", percent + " is not a percentage from 1 to 99.")
                            .with("kind", "warning")
                            .with("given", percent));
            faults.check(
                    i == 0 || percent > warnAt.get(i - 1),
                    new Fault(
                                    "/warnAt/" + i,
                                    "NOT_ASCENDING",
                                    "Warnings ascend; " + percent + " does not come after the one before it.")
                            .with("given", percent));
        }
    }

    private static void checkPauses(Faults faults, List<PauseRule> pausesOn) {
        var seen = new HashSet<String>();
        for (int i = 0; i < pausesOn.size(); i++) {
            var status = pausesOn.get(i).status();
            faults.check(
                    seen.add(status),
                    new Fault("/pausesOn/" + i + "/status", "STATUS_TWICE", status + " is listed twice.")
                            .with("given", status));
        }
    }
}
