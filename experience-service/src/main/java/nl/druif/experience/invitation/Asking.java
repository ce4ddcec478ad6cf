package nl.druif.experience.invitation;

import java.util.UUID;

/** A wish to ask how it was. */
public record Asking(UUID ticket) {}
