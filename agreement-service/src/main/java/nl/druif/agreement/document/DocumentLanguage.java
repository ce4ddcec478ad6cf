package nl.druif.agreement.document;

import java.util.Arrays;
import java.util.List;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Language;

/** The language somebody wants a document in, as it stands in a query. */
public record DocumentLanguage(Language language) {

    public static DocumentLanguage fromString(String text) {
        return Arrays.stream(Language.values())
                .filter(language -> language.tag().equalsIgnoreCase(text))
                .findFirst()
                .map(DocumentLanguage::new)
                .orElseThrow(() -> new Faulty(
                        List.of(new Fault("?language", "UNKNOWN_LANGUAGE", "'" + text + "' is neither nl nor en.")
                                .with("given", text))));
    }
}
