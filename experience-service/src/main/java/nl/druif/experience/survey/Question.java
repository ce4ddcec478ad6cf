package nl.druif.experience.survey;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import nl.druif.foundation.problem.Language;

/** What people are asked, in both languages. */
public record Question(
        @NotBlank @Size(max = 200) String nl,
        @NotBlank @Size(max = 200) String en) {

    public String in(Language language) {
        return switch (language) {
            case NL -> nl;
            case EN -> en;
        };
    }
}
