package nl.druif.ticketclock.outage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which outages somebody wants to see; what is absent is open.
 *
 * @param service   one of those that it is about
 * @param from      that had not ended by then
 * @param until     that had started before
 * @param withdrawn false: only what holds
 */
record OutageFilter(
        Optional<String> service,
        Optional<OutageKind> kind,
        Optional<String> source,
        Optional<String> sourceOutageId,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Boolean> withdrawn) {

    /** What happened in an interval, as far as is known. */
    static OutageFilter during(Instant from, Instant until) {
        return new OutageFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(from),
                Optional.of(until),
                Optional.of(false));
    }

    /** Conditions in SQL on {@code o}, each with the value of its one parameter. */
    Map<String, Parameter> conditions() {
        var conditions = new LinkedHashMap<String, Parameter>();
        service.ifPresent(value ->
                conditions.put("jsonb_exists(o.services, cast(:service as text))", new Parameter("service", value)));
        kind.ifPresent(value -> conditions.put("o.kind = :kind", new Parameter("kind", value.name())));
        source.ifPresent(value -> conditions.put("o.source = :source", new Parameter("source", value)));
        sourceOutageId.ifPresent(
                value -> conditions.put("o.source_outage_id = :outage", new Parameter("outage", value)));
        from.ifPresent(value -> conditions.put("o.ends_at > :from", new Parameter("from", value)));
        until.ifPresent(value -> conditions.put("o.starts_at < :until", new Parameter("until", value)));
        withdrawn.ifPresent(value -> conditions.put("o.withdrawn = :withdrawn", new Parameter("withdrawn", value)));
        return conditions;
    }

    record Parameter(String name, Object value) {}
}
