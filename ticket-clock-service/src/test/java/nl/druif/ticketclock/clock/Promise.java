package nl.druif.ticketclock.clock;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.calendar.DueAtPoint;
import nl.druif.foundation.calendar.WorkingDuration;
import nl.druif.foundation.terms.Metric;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.PauseRule;
import nl.druif.foundation.terms.StopsOn;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.UpdateKind;

/** Writes a target as a sentence. */
final class Promise {
    private final String id;
    private final Metric metric;
    private Optional<WorkingDuration> duration = Optional.empty();
    private Optional<Integer> wallClockDays = Optional.empty();
    private Optional<Integer> workingDays = Optional.empty();
    private Optional<DueAtPoint> dueAtPoint = Optional.empty();
    private List<String> priorities = List.of();
    private List<String> services = List.of();
    private final List<PauseRule> pausesOn = new ArrayList<>();
    private List<Integer> warnAt = Target.USUAL_WARNINGS;
    private Nature nature = Nature.COMMITMENT;
    private Optional<BigDecimal> attainment = Optional.empty();
    private Optional<String> calendar = Optional.empty();
    private StopsOn stopsOn = StopsOn.RESOLVED;
    private Optional<UpdateKind> updateKind = Optional.empty();
    private Optional<String> team = Optional.empty();

    private Promise(String id, Metric metric) {
        this.id = id;
        this.metric = metric;
    }

    static Promise toRespond(String id) {
        return new Promise(id, Metric.TIME_TO_RESPOND);
    }

    static Promise toResolve(String id) {
        return new Promise(id, Metric.TIME_TO_RESOLVE);
    }

    static Promise toOwn(String id) {
        return new Promise(id, Metric.TIME_TO_OWN);
    }

    static Promise toUpdate(String id, UpdateKind kind) {
        var promise = new Promise(id, Metric.TIME_TO_UPDATE);
        promise.updateKind = Optional.of(kind);
        return promise;
    }

    Promise within(String duration) {
        this.duration = Optional.of(new WorkingDuration(Duration.parse(duration)));
        return this;
    }

    Promise withinWallClockDays(int days) {
        this.wallClockDays = Optional.of(days);
        return this;
    }

    Promise withinWorkingDays(int days, String point) {
        this.workingDays = Optional.of(days);
        this.dueAtPoint = Optional.of(DueAtPoint.parse(point));
        return this;
    }

    Promise forPriorities(String... priorities) {
        this.priorities = List.of(priorities);
        return this;
    }

    Promise forServices(String... services) {
        this.services = List.of(services);
        return this;
    }

    Promise pausedOn(String status, PartyRole party) {
        pausesOn.add(new PauseRule(status, party));
        return this;
    }

    Promise warningAt(Integer... percentages) {
        this.warnAt = List.of(percentages);
        return this;
    }

    Promise asObjective() {
        this.nature = Nature.OBJECTIVE;
        return this;
    }

    Promise inCalendar(String name) {
        this.calendar = Optional.of(name);
        return this;
    }

    Promise stoppingOnClosed() {
        this.stopsOn = StopsOn.CLOSED;
        return this;
    }

    Promise byTeam(String name) {
        this.team = Optional.of(name);
        return this;
    }

    Target made() {
        return new Target(
                id,
                metric,
                duration,
                wallClockDays,
                workingDays,
                dueAtPoint,
                priorities,
                services,
                List.of(),
                pausesOn,
                warnAt,
                nature,
                attainment,
                calendar,
                stopsOn,
                updateKind,
                team);
    }
}
