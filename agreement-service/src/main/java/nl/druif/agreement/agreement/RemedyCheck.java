package nl.druif.agreement.agreement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import nl.druif.foundation.terms.RemedyClause;
import nl.druif.foundation.terms.RemedyKind;

/** Whether remedies could give everything back. */
record RemedyCheck(List<RemedyClause> remedies, Speech speech) {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    List<Finding> findings() {
        var found = new ArrayList<Finding>();
        var together = BigDecimal.ZERO;
        for (var remedy : remedies) {
            if (remedy.kind().isMoney()) {
                var most = mostOfAMonth(remedy);
                together = together.add(most);
                if (most.compareTo(ALL) >= 0) {
                    found.add(everything(remedy, most));
                }
            }
        }
        if (found.isEmpty() && together.compareTo(ALL) >= 0) {
            found.add(Finding.warning(
                            "REFUNDS_EVERYTHING",
                            "remedies",
                            speech.say(
                                    "Samen kunnen de gevolgen " + together.toPlainString()
                                            + " % van een maandbedrag bereiken.",
                                    "Together the remedies can reach " + together.toPlainString()
                                            + " % of a month's fee."))
                    .with("percent", together));
        }
        return found;
    }

    /** In percent of the fee: each measure at its worst step, under the caps for an event and for a month. */
    private static BigDecimal mostOfAMonth(RemedyClause remedy) {
        var worst = remedy.tiers().stream()
                .flatMap(tier -> tier.percent().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        var event = remedy.caps().perEvent().map(worst::min).orElse(worst);
        var all = event.multiply(BigDecimal.valueOf(remedy.measures().size()));
        return remedy.caps().perMonth().map(all::min).orElse(all);
    }

    private Finding everything(RemedyClause remedy, BigDecimal most) {
        var message = speech.say(
                "In een slechte maand bereikt dit " + most.toPlainString()
                        + " % van het maandbedrag; zet er een maximum per maand op.",
                "In a bad month this reaches " + most.toPlainString() + " % of the month's fee; cap it per month.");
        var clause = ClauseId.of("remedies", remedy.id()).text();
        return (remedy.kind() == RemedyKind.FINANCIAL_PENALTY
                        ? Finding.error("REFUNDS_EVERYTHING", clause, message)
                        : Finding.warning("REFUNDS_EVERYTHING", clause, message))
                .with("percent", most);
    }
}
