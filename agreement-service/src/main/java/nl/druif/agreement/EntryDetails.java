package nl.druif.agreement;

import java.util.UUID;

/** What a tenant writes down about an entry. */
public interface EntryDetails<E extends Entry> {

    /** The first state of a new one. */
    E registered(UUID id);

    /**
     * The next state of one.
     *
     * @throws nl.druif.foundation.problem.Refusal 409 when it is about another one
     */
    E replacing(E present);
}
