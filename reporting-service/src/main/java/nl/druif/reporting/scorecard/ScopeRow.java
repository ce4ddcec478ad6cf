package nl.druif.reporting.scorecard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import nl.druif.foundation.event.AgreementKind;

/**
 * Which tickets are an agreement's business in a month, as a row {@code p} to join {@code ticket t} with: those one of its
 * clocks ran on; and of its services and its customer those no clock of anybody ran on ("no SLA"), or, where it promises
 * nothing about time, all.
 *
 * @param services empty: every service
 * @param timeless whether it promises nothing about time
 * @param anybody  whether a ticket that names no customer can be its customer's
 */
record ScopeRow(
        UUID agreement,
        String period,
        Instant startsAt,
        Instant endsAt,
        List<String> services,
        String customer,
        boolean timeless,
        boolean anybody) {

    /** Of a JSON array {@code :scopes}. */
    static final String ROWS = """
            jsonb_to_recordset(cast(cast(:scopes as text) as jsonb)) as p(
                agreement uuid, period text, "startsAt" timestamptz, "endsAt" timestamptz, services jsonb,
                customer text, timeless boolean, anybody boolean)""";

    /** The month's tickets {@code t} with {@code i.asked} and {@code r.stars}. */
    static final String TICKETS = ROWS + """

            cross join lateral (
                select v.tenant_id, v.ticket as id, v.reference, v.service, v.priority, v.team, v.opened_at, v.ended_at,
                    v.standing
                from verdict v
                where v.agreement = p.agreement and v.ended_at >= p."startsAt" and v.ended_at < p."endsAt"
                union all
                select t.tenant_id, t.id, t.reference, t.service, t.priority, t.team, t.opened_at, t.ended_at,
                    'WITHOUT_TARGET'
                from ticket t
                where t.ended_at >= p."startsAt" and t.ended_at < p."endsAt"
                    and (p.services = '[]' or jsonb_exists(p.services, t.service))
                    and (t.customer = p.customer or t.customer is null and p.anybody)
                    and (p.timeless or t.clocks = 0)
            ) t
            cross join lateral (
                select exists (
                    select from invitation i where i.tenant_id = t.tenant_id and i.ticket = t.id) as asked
            ) i
            left join lateral (
                select r.stars
                from rating r
                where r.tenant_id = t.tenant_id and r.ticket = t.id and not r.suspected_automated
                order by r.answered_at desc, r.invitation desc
                limit 1
            ) r on true
            where true
            """;

    static ScopeRow of(Promise promise, Period period, ZoneId zone) {
        return new ScopeRow(
                promise.agreement(),
                period.toString(),
                period.from(zone),
                period.until(zone),
                promise.services(),
                promise.told().customer().reference(),
                promise.promisesNoTimes(),
                takesTicketsOfAnybody(promise.told().kind()));
    }

    /** A promise to customers holds for whoever reports a ticket; one between teams or to a supplier does not. */
    private static boolean takesTicketsOfAnybody(AgreementKind kind) {
        return kind == AgreementKind.SLA || kind == AgreementKind.XLA;
    }
}
