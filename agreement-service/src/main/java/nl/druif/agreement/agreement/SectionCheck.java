package nl.druif.agreement.agreement;

import java.util.ArrayList;
import java.util.List;
import nl.druif.agreement.catalogue.Support;
import nl.druif.foundation.event.AgreementKind;

/** Whether a text holds what a good agreement holds. */
record SectionCheck(AgreementKind kind, Wording wording, Speech speech) {

    List<Finding> findings() {
        var found = new ArrayList<Finding>();
        var sections = wording.sections();
        warn(found, sections.summary().isPresent(), "sections/summary", "een samenvatting", "a summary");
        warn(found, wording.review().isPresent(), "review", "wanneer de partijen haar herzien", "when it is reviewed");
        if (kind != AgreementKind.OLA) {
            warn(
                    found,
                    sections.support().isPresent(),
                    "sections/support",
                    "hoe men de leverancier bereikt",
                    "how to reach the provider");
            warn(
                    found,
                    !wording.exclusionClauses().isEmpty(),
                    "exclusionClauses",
                    "wat is uitgesloten",
                    "what is excluded");
            warn(
                    found,
                    !wording.remedies().isEmpty(),
                    "remedies",
                    "wat er volgt als een norm niet wordt gehaald",
                    "what follows when a target is missed");
            inform(found, sections.indemnity().isPresent(), "sections/indemnity", "een vrijwaring", "an indemnity");
            inform(
                    found,
                    sections.support().flatMap(Support::outsideHours).isPresent(),
                    "sections/support/outsideHours",
                    "wat er buiten openingstijd gebeurt",
                    "what happens outside hours");
        }
        inform(
                found,
                sections.baseline().isPresent()
                        || (wording.kpis().isEmpty()
                                && wording.availabilityTargets().isEmpty()),
                "sections/baseline",
                "hoe de cijfers stonden toen zij werd gesloten",
                "how the figures stood when it was made");
        return found;
    }

    private void warn(List<Finding> found, boolean present, String clause, String nl, String en) {
        if (!present) {
            found.add(Finding.warning("SECTION_MISSING", clause, missing(nl, en)));
        }
    }

    private void inform(List<Finding> found, boolean present, String clause, String nl, String en) {
        if (!present) {
            found.add(Finding.info("SECTION_MISSING", clause, missing(nl, en)));
        }
    }

    private String missing(String nl, String en) {
        return speech.say("De tekst zegt niet: " + nl + ".", "The text does not say: " + en + ".");
    }
}
