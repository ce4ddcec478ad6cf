package nl.druif.ticketclock.clock;

import nl.druif.foundation.terms.Policies;
import org.jspecify.annotations.Nullable;

/** The targets that apply to a ticket as long as none of the facts changes that they depend on. */
final class Regime {
    final Edition edition;
    final Policies policies;
    /** Those that apply, in the order of the terms. */
    final PreparedTarget[] targets;

    private final @Nullable PreparedTarget[] byIndex;
    private final @Nullable PreparedTarget[] byLine = new PreparedTarget[PreparedTarget.LINES];

    Regime(Edition edition, PreparedTarget[] targets, int indexes) {
        this.edition = edition;
        this.policies = edition.version.terms().policies();
        this.targets = targets;
        this.byIndex = new PreparedTarget[indexes];
        for (var target : targets) {
            byIndex[target.index] = target;
            if (byLine[target.line] == null) {
                byLine[target.line] = target;
            }
        }
    }

    /** The target with this index in {@link Words#targets()}, null when it does not apply. */
    @Nullable
    PreparedTarget target(int index) {
        return byIndex[index];
    }

    /** The first target of a line that applies, null when none does. */
    @Nullable
    PreparedTarget inLine(int line) {
        return byLine[line];
    }
}
