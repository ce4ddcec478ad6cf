package nl.druif.ticketclock.board;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.console.Chrome;
import nl.druif.ticketclock.dossier.Dossier;

/** A ticket, and why its clocks say what they say. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record TicketPage(Chrome chrome, Moments moments, Dossier dossier, List<Group> groups) implements TemplateInstance {

    /** Clocks that stand under one heading: of an agreement, or of none. */
    record Group(Optional<Dossier.UnderAgreement> agreement, List<Dossier.Clock> clocks) {}

    static TicketPage of(Chrome chrome, Dossier dossier) {
        var groups = new ArrayList<Group>();
        dossier.agreements().forEach(under -> groups.add(new Group(Optional.of(under), under.clocks())));
        if (!dossier.courtesy().isEmpty()) {
            groups.add(new Group(Optional.empty(), dossier.courtesy()));
        }
        return new TicketPage(chrome, new Moments(chrome.language()), dossier, groups);
    }
}
