package nl.druif.ticketclock.board;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import nl.druif.foundation.console.Chrome;
import nl.druif.ticketclock.dossier.Dossier;

/** A ticket, and why its clocks say what they say. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record TicketPage(Chrome chrome, Moments moments, Dossier dossier) implements TemplateInstance {}
