package nl.druif.ticketclock.mapping;

import java.util.Optional;
import nl.druif.foundation.problem.Fault;

/** Ends the reading of a telling that is no event. */
public final class Unmapped extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Optional<Field> field;
    private final transient Fault fault;

    Unmapped(Optional<Field> field, Fault fault) {
        super(fault.detail(), null, false, false);
        this.field = field;
        this.fault = fault;
    }

    Unmapped(Field field, Fault fault) {
        this(Optional.of(field), fault);
    }

    /** Where it goes wrong; empty when it is not one part that is wrong. */
    public Optional<Field> field() {
        return field;
    }

    public Fault fault() {
        return fault;
    }
}
