package nl.druif.foundation.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Collects what is wrong with a value while it is being made, so that the client hears all of it at once: the first
 * {@value #MOST} faults, and how many there were.
 */
public final class Faults {
    public static final int MOST = 100;

    private final List<Fault> found = new ArrayList<>();
    private int count;

    public Faults check(boolean right, String pointer, String code, String detail) {
        return check(right, new Fault(pointer, code, detail));
    }

    public Faults check(boolean right, Fault otherwise) {
        if (!right) {
            add(otherwise);
        }
        return this;
    }

    public void add(Fault fault) {
        count++;
        if (found.size() < MOST) {
            found.add(fault);
        }
    }

    /** All that is wrong with a part, each fault seen from here. */
    public void add(Faulty part, UnaryOperator<Fault> fromHere) {
        part.faults().forEach(fault -> add(fromHere.apply(fault)));
        count += part.count() - part.faults().size();
    }

    public boolean none() {
        return count == 0;
    }

    /** How many were found; {@link #found} holds the first of them. */
    public int count() {
        return count;
    }

    public List<Fault> found() {
        return List.copyOf(found);
    }

    /** Ends the check: throws when anything was found. */
    public void refuse() {
        if (count > 0) {
            throw new Faulty(found, count);
        }
    }
}
