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

    /** The month's tickets with {@code s.standing}, {@code i.asked} and {@code r.stars}. */
    static final String TICKETS = ROWS + """

            join ticket t on t.ended_at >= p."startsAt" and t.ended_at < p."endsAt"
            cross join lateral (
                select count(*) as clocks,
                    case
                        when bool_or(c.nature = 'COMMITMENT' and c.outcome = 'BREACHED') then 'MISSED'
                        when bool_or(c.nature = 'COMMITMENT' and c.outcome = 'MET') then 'MET'
                        when bool_or(c.nature = 'COMMITMENT') then 'UNDECIDED'
                        else 'WITHOUT_TARGET' end as standing
                from clock c
                where c.tenant_id = t.tenant_id and c.ticket = t.id and c.agreement = p.agreement
            ) s
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
            where (s.clocks > 0
                or (p.services = '[]' or jsonb_exists(p.services, t.service))
                and (t.customer = p.customer or t.customer is null and p.anybody)
                and (p.timeless or not exists (
                    select from clock c where c.tenant_id = t.tenant_id and c.ticket = t.id)))
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
