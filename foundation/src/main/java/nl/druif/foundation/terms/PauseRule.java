package nl.druif.foundation.terms;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A ticket status in which a target's clock stands still, and the party whose time that is. */
public record PauseRule(@NotBlank @Size(max = 100) String status, PartyRole party) {}
