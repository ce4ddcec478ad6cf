package nl.druif.ticketclock.outage;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import nl.druif.foundation.terms.AvailabilityTarget;
import nl.druif.foundation.terms.Terms;
import nl.druif.foundation.terms.TermsVersion;
import nl.druif.foundation.terms.Window;

/**
 * An availability target over the window of its own that holds a month: each stretch under the version that was in force.
 *
 * @param target as the last of those versions has it
 * @param terms  of that version
 */
record Pledge(AvailabilityTarget target, Terms terms, Window window, List<Part> parts) {
    /** Stands for every service while nothing was told of any; no service has this name. */
    private static final String ANY = "";

    /** @param target as the version in force has it */
    record Part(Reign reign, AvailabilityTarget target) {
        Spans.Span stretch() {
            return new Spans.Span(reign.from().toEpochMilli(), reign.until().toEpochMilli());
        }
    }

    /** @param told which targets are anybody's business */
    static List<Pledge> of(List<TermsVersion> versions, CalendarMonth month, Predicate<AvailabilityTarget> told) {
        var latest = new LinkedHashMap<String, Part>();
        for (var version : versions) {
            for (var part : partsOf(version, versions, month, told)) {
                latest.merge(part.target().id(), part, Pledge::later);
            }
        }
        return latest.values().stream()
                .map(last -> of(versions, month, told, last))
                .toList();
    }

    /** Of one version alone, in the month as its place has it. */
    private static List<Part> partsOf(
            TermsVersion version,
            List<TermsVersion> versions,
            CalendarMonth month,
            Predicate<AvailabilityTarget> told) {
        return version.terms().zone().stream()
                .flatMap(zone -> Reign.over(versions, month.from(zone), month.until(zone)).stream())
                .filter(reign -> reign.version().equals(version))
                .flatMap(reign -> version.terms().availabilityTargets().stream()
                        .filter(told)
                        .map(target -> new Part(reign, target)))
                .toList();
    }

    private static Part later(Part one, Part other) {
        return one.reign().until().isAfter(other.reign().until()) ? one : other;
    }

    private static Pledge of(
            List<TermsVersion> versions, CalendarMonth month, Predicate<AvailabilityTarget> told, Part last) {
        var target = last.target();
        var terms = last.reign().version().terms();
        var zone = terms.zone().orElseThrow();
        var window = Window.holding(month.from(zone), target.window(), zone);
        var parts = Reign.over(versions, window.from(), window.until()).stream()
                .flatMap(reign -> reign.version().terms().availabilityTargets().stream()
                        .filter(same -> same.id().equals(target.id()) && told.test(same))
                        .map(same -> new Part(reign, same)))
                .toList();
        return new Pledge(target, terms, window, parts);
    }

    Instant from() {
        return window.from();
    }

    Instant until() {
        return window.until();
    }

    ZoneId zone() {
        return window.zone();
    }

    /** By name; empty: every service there is. */
    static List<String> named(Part part) {
        return part.target().services().isEmpty()
                ? part.reign().version().terms().services()
                : part.target().services();
    }

    /** A promise about every service is one about those of which something was told. */
    List<Uptime> uptimes(Happened happened) {
        return parts.stream().map(part -> uptime(part, happened)).toList();
    }

    /** Of one service alone. */
    List<Uptime> uptimes(String service, Happened happened) {
        return parts.stream()
                .filter(part -> services(part, happened).contains(service))
                .map(part -> uptime(part, List.of(service), happened))
                .toList();
    }

    private static Uptime uptime(Part part, Happened happened) {
        var services = services(part, happened);
        return uptime(part, services.isEmpty() ? List.of(ANY) : services, happened);
    }

    private static Uptime uptime(Part part, List<String> services, Happened happened) {
        var terms = part.reign().version().terms();
        return Uptime.of(
                part.target(), services, service -> terms.calendarOf(part.target(), service), part.stretch(), happened);
    }

    /** All that any of its versions is about. */
    List<String> services(Happened happened) {
        return parts.stream()
                .flatMap(part -> services(part, happened).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> services(Part part, Happened happened) {
        var named = named(part);
        var services = new TreeSet<>(named);
        if (named.isEmpty()) {
            happened.outages().forEach(outage -> services.addAll(outage.services()));
        }
        return List.copyOf(services);
    }
}
