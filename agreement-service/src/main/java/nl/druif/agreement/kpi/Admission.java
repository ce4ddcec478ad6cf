package nl.druif.agreement.kpi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.terms.KpiTarget;
import nl.druif.foundation.terms.Nature;

/**
 * What it takes to be heard.
 *
 * @param by the subject of the sender's token; empty for a topic
 */
record Admission(Sender sender, Optional<String> by, Instant now) {
    /** By how much the clock of a third party's system may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /**
     * @throws Refusal 404, 403 {@code measured-by-another}, 409 {@code kpi-outside-validity}
     * @throws Faulty naming what the agreement does not ask for
     */
    Measurement admit(Agreement agreement, ReportedMeasurement reported, UUID id) {
        var seen = sender.view(agreement);
        var spoken = Spoken.in(seen, reported.period())
                .orElseThrow(() -> Refusal.conflict(
                                "kpi-outside-validity",
                                "In " + reported.period() + " no version of the agreement is in force.")
                        .with("period", reported.period().toString()));
        var kpi = spoken.kpi(reported.kpi()).filter(sender::mayKnowOf).orElseThrow(() -> unknown(reported));
        sender.refuseUnlessMeasuring(kpi);
        check(reported, kpi, spoken);
        return new Measurement(id, reported, kpi.nature() == Nature.OBJECTIVE, now, by);
    }

    private void check(ReportedMeasurement reported, KpiTarget kpi, Spoken spoken) {
        var from = spoken.window().from();
        var latest = now.plus(AHEAD);
        new Faults()
                .check(
                        reported.period().length() == kpi.period(),
                        new Fault(
                                        "/period",
                                        "ANOTHER_PERIOD",
                                        "The figure " + kpi.id() + " is measured by " + kpi.period() + ", and "
                                                + reported.period() + " is a "
                                                + reported.period().length() + ".")
                                .with("given", reported.period().toString())
                                .with("needed", kpi.period()))
                .check(
                        !reported.measuredAt().isBefore(from)
                                && !reported.measuredAt().isAfter(latest),
                        new Fault(
                                        "/measuredAt",
                                        "NOT_MEASURED_THEN",
                                        "What is about " + reported.period() + " is measured after " + from
                                                + ", and not after today.")
                                .with("given", reported.measuredAt().toString())
                                .with("from", from.toString()))
                .refuse();
    }

    private static Faulty unknown(ReportedMeasurement reported) {
        return new Faulty(new Fault(
                        "/kpi",
                        "UNKNOWN_KPI",
                        "In " + reported.period() + " the agreement asks for no figure called " + reported.kpi() + ".")
                .with("given", reported.kpi())
                .with("period", reported.period().toString()));
    }
}
