package nl.druif.experience.response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A link that opens nothing: unknown or tampered with, too late, or trouble of our own. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ClosedPage(Frame frame, int status) implements TemplateInstance {}
