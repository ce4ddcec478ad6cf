package nl.druif.foundation.terms;

/** What a target measures. */
public enum Metric {
    TIME_TO_RESPOND,
    TIME_TO_UPDATE,
    TIME_TO_RESOLVE,
    TIME_TO_OWN,
    RATING;

    /** Whether a ticket's own events say how well this was done. */
    public boolean isTimed() {
        return switch (this) {
            case TIME_TO_RESPOND, TIME_TO_UPDATE, TIME_TO_RESOLVE, TIME_TO_OWN -> true;
            case RATING -> false;
        };
    }
}
