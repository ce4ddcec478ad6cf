package nl.druif.experience.response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * One question, five stars, one button.
 *
 * @param chosen  1 to 5, or 0 for none yet
 * @param problem what to say first
 */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AskPage(Frame frame, String question, String reference, int chosen, RenderStamp stamp, Problem problem)
        implements TemplateInstance {

    enum Problem {
        NONE,
        NO_STAR,
        STALE;

        public boolean isStarless() {
            return this == NO_STAR;
        }

        public boolean isStale() {
            return this == STALE;
        }
    }
}
