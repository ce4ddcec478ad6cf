package nl.druif.ticketclock.outage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import nl.druif.foundation.calendar.BusinessCalendar;
import nl.druif.foundation.terms.AvailabilityTarget;
import nl.druif.foundation.terms.Exclusion;

/**
 * How one service fared in a stretch of time.
 *
 * @param open     when it had to be there: within the stretch
 * @param excluded when that does not count; whole, also beyond the stretch
 * @param down     when it was not there; whole, also beyond the stretch
 */
record Course(Spans open, Spans excluded, Spans down) {

    Spans active() {
        return open.without(excluded);
    }

    /** In a stretch, of those of these services that there are, what one of them had. */
    static Spans any(
            Map<String, Course> courses, List<String> services, Function<Course, Spans> part, Spans.Span stretch) {
        return Spans.union(courses.entrySet().stream()
                .filter(course -> services.contains(course.getKey()))
                .map(course -> part.apply(course.getValue()).within(stretch.from(), stretch.until()))
                .toList());
    }

    /**
     * Of each service of a target.
     *
     * @param hours    of a service, for a target in SERVICE_HOURS; empty: nobody promised when it would be there
     * @param happened nothing that went on after the moment at which it is looked at
     */
    static Map<String, Course> of(
            AvailabilityTarget target,
            List<String> services,
            Function<String, Optional<BusinessCalendar>> hours,
            Spans.Span stretch,
            Happened happened) {
        var courses = new TreeMap<String, Course>();
        var openings = new TreeMap<String, Spans>();
        for (var service : services) {
            var open = switch (target.measuredIn()) {
                case ROUND_THE_CLOCK -> Spans.of(stretch.from(), stretch.until());
                case SERVICE_HOURS ->
                    openings.computeIfAbsent(
                            service,
                            name -> hours.apply(name)
                                    .map(calendar -> open(calendar, stretch))
                                    .orElse(Spans.NONE));
            };
            courses.put(
                    service, new Course(open, excluded(target, service, happened), down(target, service, happened)));
        }
        return courses;
    }

    private static Spans open(BusinessCalendar calendar, Spans.Span stretch) {
        var open = new ArrayList<Spans.Span>();
        for (var at = stretch.from(); at < stretch.until(); ) {
            var next = Math.min(stretch.until(), calendar.boundaryAfter(at));
            if (calendar.isOpen(at)) {
                open.add(new Spans.Span(at, next));
            }
            at = next;
        }
        return Spans.joined(open);
    }

    private static Spans excluded(AvailabilityTarget target, String service, Happened happened) {
        var spans = new ArrayList<Spans.Span>();
        happened.exclusions().stream()
                .filter(exclusion -> exclusion.covers(service))
                .map(Course::span)
                .forEach(spans::add);
        happened.outages().stream()
                .filter(outage -> outage.services().contains(service) && outage.isExcludedFor(target))
                .map(Outage::planned)
                .forEach(spans::add);
        return Spans.joined(spans);
    }

    private static Spans.Span span(Exclusion exclusion) {
        return new Spans.Span(exclusion.from().toEpochMilli(), exclusion.until().toEpochMilli());
    }

    private static Spans down(AvailabilityTarget target, String service, Happened happened) {
        return Spans.joined(happened.outages().stream()
                .filter(outage -> outage.services().contains(service) && outage.isDowntimeFor(target))
                .map(outage -> outage.until(happened.asOf()))
                .toList());
    }
}
