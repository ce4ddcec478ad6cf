package nl.druif.agreement.kpi;

import java.util.Optional;
import nl.druif.agreement.agreement.Agreement;
import nl.druif.agreement.agreement.Audience;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.terms.KpiTarget;
import nl.druif.foundation.terms.Nature;

/**
 * Who sends figures.
 *
 * @param party    whose figures he sends, by its reference; empty: those of everybody
 * @param customer whether he is a customer's user, and knows of no agreements but his own
 */
record Sender(Optional<String> party, boolean customer) {
    static final Sender OF_ANYTHING = new Sender(Optional.empty(), false);

    /** A third party's system comes with role integration; where its token names a party, it speaks for that one only. */
    static Sender of(CallerTenant caller) {
        if (caller.is(Role.PROVIDER_ADMIN) || caller.is(Role.AGREEMENT_MANAGER)) {
            return OF_ANYTHING;
        }
        return caller.is(Role.INTEGRATION)
                ? new Sender(caller.party(), false)
                : new Sender(Audience.of(caller).customer(), true);
    }

    /** @throws Refusal 404 when there is nothing that he may know of */
    Agreement view(Agreement agreement) {
        var theirs = party.filter(agreement.customer().reference()::equals).isPresent();
        return customer || theirs ? new Audience(party).view(agreement) : agreement;
    }

    /** Of others' internal objectives a party learns nothing, also not that they exist. */
    boolean mayKnowOf(KpiTarget kpi) {
        return kpi.nature() == Nature.COMMITMENT || measures(kpi);
    }

    /** @throws Refusal 403 {@code measured-by-another} */
    void refuseUnlessMeasuring(KpiTarget kpi) {
        if (!measures(kpi)) {
            throw Refusal.forbidden(
                            "measured-by-another",
                            "The figure " + kpi.id() + " is measured by " + kpi.measuredBy() + ", not by "
                                    + party.orElseThrow() + ".")
                    .with("kpi", kpi.id())
                    .with("measuredBy", kpi.measuredBy());
        }
    }

    private boolean measures(KpiTarget kpi) {
        return party.isEmpty() || party.get().equals(kpi.measuredBy());
    }
}
