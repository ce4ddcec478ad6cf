package nl.druif.foundation.terms;

import java.util.Optional;

/**
 * Targets of one line are alternatives, of which one holds: commitments and objectives are apart, and so is what is promised
 * to customers from what each team or supplier promises underneath.
 *
 * @param promisedBy the team or the supplier, by reference; empty: a promise to customers
 */
public record Line(Metric metric, Optional<UpdateKind> updateKind, Nature nature, Optional<String> promisedBy) {

    public static Line of(Target target, Optional<String> promisedBy) {
        return new Line(target.metric(), target.updateKind(), target.nature(), promisedBy);
    }
}
