package nl.druif.ticketclock.mapping;

import java.util.Optional;

/** Something in which another system tells of an event: the row of a file, a delivery of a hook. */
@FunctionalInterface
public interface Telling {
    /** What it says there, without blanks around it; empty when it says nothing. */
    Optional<String> says(Field field);
}
