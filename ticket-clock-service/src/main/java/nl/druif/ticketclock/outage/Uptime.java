package nl.druif.ticketclock.outage;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.terms.Allowance;
import nl.druif.foundation.terms.AvailabilityTarget;
import nl.druif.foundation.terms.OutageRounding;
import nl.druif.foundation.terms.PartyRole;

/**
 * What became of one target over one stretch of time in which one version of the agreement held: a pure function of the
 * target, the hours, what happened, and the moment it is looked at.
 *
 * @param courses  by service
 * @param promised when something had to be there, to the end of the stretch
 * @param measured what is left of that without what is excluded
 * @param down     what counts as downtime, before rounding
 * @param brief    what would, if the outage were not shorter than the minimum
 * @param trifling what would, if it were not rounded to nothing
 * @param lost     in milliseconds, each outage rounded, by the party that it is put down to
 */
record Uptime(
        AvailabilityTarget target,
        Spans.Span stretch,
        Map<String, Course> courses,
        Spans promised,
        Spans measured,
        Spans down,
        Spans brief,
        Spans trifling,
        Map<PartyRole, Long> lost) {

    /**
     * @param services those of the target; none are promised nothing
     * @param hours    of a service; not asked round the clock
     */
    static Uptime of(
            AvailabilityTarget target,
            List<String> services,
            Function<String, Optional<BusinessCalendar>> hours,
            Spans.Span stretch,
            Happened happened) {
        var courses = Course.of(target, services, hours, stretch, happened);
        var all = courses.values();
        var promised = Spans.union(all.stream().map(Course::open).toList());
        var measured = Spans.union(all.stream().map(Course::active).toList());
        var unavailable = target.needsOneOfItsServices() ? allDown(all, measured) : oneDown(all);
        var down = new ArrayList<Spans.Span>();
        var brief = new ArrayList<Spans.Span>();
        var outages = new ArrayList<Spans>();
        var trifling = new ArrayList<Spans.Span>();
        var rounding = target.rounding().orElse(OutageRounding.NONE);
        var shortest = target.minimumOutage().map(length -> length.millis()).orElse(0L);
        for (var whole : uninterrupted(target, all, promised).parts()) {
            var counted = unavailable.within(whole.from(), whole.until());
            if (whole.until() - whole.from() < shortest) {
                brief.addAll(counted.parts());
            } else if (rounding.rounded(counted.length()) == 0) {
                trifling.addAll(counted.parts());
            } else {
                down.addAll(counted.parts());
                outages.add(counted);
            }
        }
        var causes = new Causes(target, courses, happened.outages(), happened.asOf());
        return new Uptime(
                target,
                stretch,
                courses,
                promised,
                measured,
                Spans.joined(down),
                Spans.joined(brief),
                Spans.joined(trifling),
                lost(
                        outages,
                        causes,
                        rounding,
                        measured.within(stretch.from(), happened.asOf().toEpochMilli())
                                .length()));
    }

    private static Spans oneDown(Collection<Course> courses) {
        return Spans.union(courses.stream()
                .map(course -> course.active().and(course.down()))
                .toList());
    }

    private static Spans allDown(Collection<Course> courses, Spans measured) {
        return measured.without(Spans.union(courses.stream()
                .map(course -> course.active().without(course.down()))
                .toList()));
    }

    /** Each outage of the services together in full, whether or not they had to be there, and beyond the stretch. */
    private static Spans uninterrupted(AvailabilityTarget target, Collection<Course> courses, Spans promised) {
        var some = Spans.union(courses.stream().map(Course::down).toList());
        return target.needsOneOfItsServices()
                ? some.and(Spans.common(courses.stream()
                        .map(course -> course.down().or(course.excluded()).or(promised.without(course.open())))
                        .toList()))
                : some;
    }

    /** Rounded up, outages may come to more than there was to lose; then all of it is lost. */
    private static Map<PartyRole, Long> lost(List<Spans> outages, Causes causes, OutageRounding rounding, long most) {
        var lost = new EnumMap<PartyRole, Long>(PartyRole.class);
        var left = most;
        for (var counted : outages) {
            var rounded = Math.min(left, rounding.rounded(counted.length()));
            left -= rounded;
            causes.share(counted, rounded).forEach((party, part) -> lost.merge(party, part, Long::sum));
        }
        return lost;
    }

    /** What was measured by then. */
    Spans elapsed(Instant asOf) {
        return measured.within(stretch.from(), asOf.toEpochMilli());
    }

    /** @param allowed in so much measured time, in milliseconds and their parts */
    record Between(long measured, long downtime, BigDecimal allowed) {}

    Between between(long from, long until) {
        var length = measured.within(from, until).length();
        return new Between(
                length, down.within(from, until).length(), Allowance.left(target, Duration.ofMillis(length)));
    }

    long downtime() {
        return lost.values().stream().mapToLong(Long::longValue).sum();
    }
}
