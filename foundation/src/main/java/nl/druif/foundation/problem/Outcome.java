package nl.druif.foundation.problem;

import java.util.Optional;

/** What became of something that was told, where telling it twice counts once. */
public sealed interface Outcome<R> {
    record Recorded<R>(R receipt) implements Outcome<R> {}

    /** It was told before, in the same words. */
    record Known<R>(R receipt) implements Outcome<R> {}

    /** @param receipt of what was known before, where it stands in the way */
    record Refused<R>(Refusal refusal, Optional<R> receipt) implements Outcome<R> {}

    record Unfit<R>(Faulty faulty) implements Outcome<R> {}

    /** Whether it was new; what it told is in the receipt. */
    default boolean isNew() {
        return this instanceof Recorded;
    }

    /**
     * @throws Refusal when it was refused
     * @throws Faulty  when it could not be understood
     */
    default R granted() {
        if (this instanceof Recorded<R> recorded) {
            return recorded.receipt();
        }
        if (this instanceof Known<R> known) {
            return known.receipt();
        }
        throw this instanceof Refused<R> refused ? refused.refusal() : ((Unfit<R>) this).faulty();
    }
}
