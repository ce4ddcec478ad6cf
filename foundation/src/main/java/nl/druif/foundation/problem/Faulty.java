package nl.druif.foundation.problem;

import java.util.List;
import java.util.function.UnaryOperator;

/** A value that cannot be made, with everything that is wrong with it at once; of very much, the first faults. */
public final class Faulty extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;
    private final int count;

    public Faulty(List<Fault> faults) {
        this(faults.subList(0, Math.min(faults.size(), Faults.MOST)), faults.size());
    }

    Faulty(List<Fault> first, int count) {
        super(first.toString());
        this.faults = List.copyOf(first);
        this.count = count;
    }

    public Faulty(String code, String detail) {
        this(List.of(new Fault("", code, detail)));
    }

    public Faulty(Fault fault) {
        this(List.of(fault));
    }

    /** The first {@value Faults#MOST} at most. */
    public List<Fault> faults() {
        return faults;
    }

    /** How many there are, told or not. */
    public int count() {
        return count;
    }

    /** The same, each fault seen from elsewhere. */
    public Faulty seen(UnaryOperator<Fault> fromThere) {
        return new Faulty(faults.stream().map(fromThere).toList(), count);
    }
}
