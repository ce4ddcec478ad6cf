package nl.druif.foundation.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a value while it is being made, so that the client hears all of it at once. */
public final class Faults {
    private final List<Fault> found = new ArrayList<>();

    public Faults check(boolean right, String pointer, String code, String detail) {
        if (!right) {
            found.add(new Fault(pointer, code, detail));
        }
        return this;
    }

    public void add(Fault fault) {
        found.add(fault);
    }

    public boolean none() {
        return found.isEmpty();
    }

    public int count() {
        return found.size();
    }

    public List<Fault> found() {
        return List.copyOf(found);
    }

    /** Ends the check: throws when anything was found. */
    public void refuse() {
        if (!found.isEmpty()) {
            throw new Faulty(found);
        }
    }
}
