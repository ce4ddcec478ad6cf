package nl.druif.ticketclock.hook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * A hook to be made.
 *
 * @param system  what the events' source is called; its kind in lower case unless given
 * @param mapping the template of its kind unless given
 */
public record NewHook(
        @NotBlank @Size(max = 100) String name,
        HookSource source,
        Optional<@NotBlank @Size(max = 100) String> system,
        Optional<HookMapping> mapping) {}
