package nl.druif.experience.survey;

import java.util.UUID;
import nl.druif.foundation.http.Versioned;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.TenantId;

/**
 * The one question a tenant asks when a ticket closes.
 *
 * @param version 0 until somebody changes it
 */
public record Survey(UUID id, long version, Question question, Rules rules) implements Versioned {
    private static final Question QUESTION = new Question(
            "Hoe tevreden bent u over hoe u geholpen bent?", "How satisfied are you with the help you got?");

    /** What every tenant starts with. */
    public static Survey standard(TenantId tenant) {
        return new Survey(Uuid7.derivedFrom(tenant, "survey at close"), 0, QUESTION, Rules.DEFAULT);
    }

    Survey edited(SurveyEdit edit) {
        return new Survey(id, version + 1, edit.question(), edit.rules());
    }
}
