package nl.druif.experience.response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Says thank you, and takes a word of explanation or another number of stars.
 *
 * @param lostTime ISO 8601, or empty
 */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ThanksPage(
        Frame frame,
        String question,
        String reference,
        int stars,
        String comment,
        String lostTime,
        boolean explained,
        long daysLeft,
        RenderStamp stamp)
        implements TemplateInstance {}
