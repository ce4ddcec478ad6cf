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
}
