package nl.druif.foundation.problem;

import java.util.List;

/** A value that cannot be made, with everything that is wrong with it at once. */
public final class Faulty extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    public Faulty(List<Fault> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    public Faulty(String code, String detail) {
        this(List.of(new Fault("", code, detail)));
    }

    public Faulty(Fault fault) {
        this(List.of(fault));
    }

    public List<Fault> faults() {
        return faults;
    }
}
