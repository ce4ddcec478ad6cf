package nl.druif.ticketclock.board;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import nl.druif.foundation.console.Chrome;

/** No, in words. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record RefusedPage(Chrome chrome, String reason) implements TemplateInstance {}
