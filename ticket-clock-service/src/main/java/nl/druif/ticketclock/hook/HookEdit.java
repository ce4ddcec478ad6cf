package nl.druif.ticketclock.hook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What can be changed of a hook. Its kind and what its system is called stay: the ids of events hang on them. */
public record HookEdit(@NotBlank @Size(max = 100) String name, HookState state, HookMapping mapping) {}
