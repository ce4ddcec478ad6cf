package nl.druif.experience.invitation;

import java.net.URI;
import java.time.Instant;

/** Opens the survey of one invitation for whoever has it. Add {@code ?star=4} to choose a star beforehand. */
public record InvitationLink(URI url, Instant expiresAt) {}
