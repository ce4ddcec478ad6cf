package nl.druif.reporting.scorecard;

import nl.druif.foundation.event.AgreementKind;

/**
 * Which tickets are an agreement's business, in SQL over {@code ticket t}: those one of its clocks ran on; and of its
 * services and its customer those no clock of anybody ran on ("no SLA"), or, where it promises nothing about time, all.
 *
 * <p>Parameters: {@code services} as a JSON array, {@code timeless} when it promises no times, {@code anybody} when a ticket
 * that names no customer can be its customer's.
 */
final class Scope {
    static final String JUDGED = """
            cross join lateral (
                select count(*) as clocks,
                    count(*) filter (where c.nature = 'COMMITMENT') as commitments,
                    coalesce(bool_or(c.nature = 'COMMITMENT' and c.outcome = 'BREACHED'), false) as missed,
                    coalesce(bool_or(c.nature = 'COMMITMENT' and c.outcome = 'MET'), false) as met
                from clock c
                where c.tenant_id = t.tenant_id and c.ticket = t.id and c.agreement = :agreement
            ) j
            cross join lateral (
                select case
                    when j.missed then 'MISSED'
                    when j.met then 'MET'
                    when j.commitments > 0 then 'UNDECIDED'
                    else 'WITHOUT_TARGET' end as standing
            ) s""";

    /** Of several answers the last one counts; one that a machine may have given does not. */
    static final String ANSWERED = """
            left join lateral (
                select r.stars
                from rating r
                where r.tenant_id = t.tenant_id and r.ticket = t.id and not r.suspected_automated
                order by r.answered_at desc, r.invitation desc
                limit 1
            ) r on true""";

    static final String ASKED = """
            cross join lateral (
                select exists (
                    select from invitation i where i.tenant_id = t.tenant_id and i.ticket = t.id) as asked
            ) i""";

    static final String IN_SCOPE = """
            (j.clocks > 0
                or (:services = '[]' or jsonb_exists(cast(cast(:services as text) as jsonb), t.service))
                and (t.customer = :customer or t.customer is null and :anybody)
                and (:timeless or not exists (
                    select from clock c where c.tenant_id = t.tenant_id and c.ticket = t.id)))""";

    private Scope() {}

    /** A promise to customers holds for whoever reports a ticket; one between teams or to a supplier does not. */
    static boolean takesTicketsOfAnybody(Promise promise) {
        var kind = promise.told().kind();
        return kind == AgreementKind.SLA || kind == AgreementKind.XLA;
    }
}
