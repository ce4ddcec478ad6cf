package nl.druif.reporting.scorecard;

/** The promise on time against what people felt. */
public enum Quadrant {
    /** Green outside, red inside: the promise was kept, and people are unhappy. */
    WATERMELON,
    /** Green outside and inside. */
    GRAPE,
    /** The promise was broken, and people are happy: a promise that may not be needed. */
    HONEST_RED,
    /** Broken and unhappy. */
    RED,
    /** One of the two cannot be told yet. */
    INSUFFICIENT;

    public static Quadrant of(Verdict promise, Verdict experience) {
        if (promise == Verdict.INSUFFICIENT || experience == Verdict.INSUFFICIENT) {
            return INSUFFICIENT;
        }
        if (promise == Verdict.MET) {
            return experience == Verdict.MET ? GRAPE : WATERMELON;
        }
        return experience == Verdict.MET ? HONEST_RED : RED;
    }
}
