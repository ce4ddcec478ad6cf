package nl.druif.foundation.terms;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import nl.druif.foundation.json.PlainLine;

/** A ticket status in which a target's clock stands still, and the party whose time that is. */
public record PauseRule(
        @NotBlank @PlainLine @Size(max = 100) String status, PartyRole party) {}
