package nl.druif.agreement.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.druif.foundation.terms.PartyRole;
import nl.druif.foundation.terms.StopsOn;
import nl.druif.foundation.terms.Target;
import nl.druif.foundation.terms.Terms;

/** Whether clocks can start, pause and go on. Statuses are a ticket system's own words; the usual ones are known here. */
record PauseCheck(Terms terms, Speech speech) {
    private static final Set<String> RESOLVED =
            Set.of("resolved", "solved", "opgelost", "afgehandeld", "gereed", "done");
    private static final Set<String> OVER =
            Set.of("closed", "gesloten", "afgesloten", "cancelled", "canceled", "geannuleerd", "rejected", "afgewezen");
    private static final Set<String> NEW = Set.of("new", "nieuw", "open", "opened", "registered", "geregistreerd");

    List<Finding> findings() {
        var found = new ArrayList<Finding>();
        terms.targets().forEach(target -> pauses(target, found));
        return found;
    }

    private void pauses(Target target, List<Finding> found) {
        var clause = ClauseId.of("targets", target.id()).text();
        for (var rule : target.pausesOn()) {
            var status = rule.status();
            var word = status.toLowerCase(Locale.ROOT).strip();
            if (RESOLVED.contains(word) && target.stopsOn() == StopsOn.RESOLVED || OVER.contains(word)) {
                found.add(Finding.error(
                                "PAUSES_WHERE_IT_STOPS",
                                clause,
                                speech.say(
                                        "In status " + status
                                                + " is de klok al gestopt; een pauze daarin eindigt nooit.",
                                        "In status " + status + " the clock has stopped; a pause in it never ends."))
                        .with("status", status)
                        .asContradiction());
            } else if (NEW.contains(word)) {
                found.add(Finding.error(
                                "STARTS_IN_A_PAUSE",
                                clause,
                                speech.say(
                                        "In status " + status
                                                + " komt een melding binnen; de klok begint dan in een pauze en een melding die"
                                                + " blijft liggen telt niets.",
                                        "A ticket arrives in status " + status
                                                + "; its clock starts in a pause, and one that is left lying counts nothing."))
                        .with("status", status)
                        .asContradiction());
            } else if (rule.party() == PartyRole.PROVIDER || rule.party() == PartyRole.TEAM) {
                found.add(Finding.warning(
                                "PAUSES_FOR_ITSELF",
                                clause,
                                speech.say(
                                        "In status " + status
                                                + " wacht de leverancier op zichzelf, en toch staat de klok stil.",
                                        "In status " + status
                                                + " the provider waits for himself, and still the clock stands still."))
                        .with("status", status));
            } else if (rule.party() == PartyRole.CUSTOMER && !terms.policies().strictPause()) {
                found.add(Finding.info(
                                "PAUSE_OUTLIVES_ITS_REASON",
                                clause,
                                speech.say(
                                        "De pauze in status " + status
                                                + " gaat door nadat de klant heeft geantwoord, tot iemand de status verandert"
                                                + " (strictPause is uit).",
                                        "The pause in status " + status
                                                + " goes on after the customer answered, until somebody changes the status"
                                                + " (strictPause is off)."))
                        .with("status", status));
            }
        }
    }
}
