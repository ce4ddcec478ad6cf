package nl.druif.ticketclock.board;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import nl.druif.foundation.console.Chrome;

/**
 * What is due next; a script fills it and keeps it up to date.
 *
 * @param inHouse whether to offer what is no customer's business
 */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record BoardPage(Chrome chrome, boolean inHouse) implements TemplateInstance {}
