package nl.druif.ticketclock.hook;

/** A mapping to begin with. */
public record MappingTemplate(HookSource source, HookMapping mapping) {}
