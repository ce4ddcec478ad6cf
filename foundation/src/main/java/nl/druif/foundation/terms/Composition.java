package nl.druif.foundation.terms;

/** When a target over several services is down. */
public enum Composition {
    /** As soon as one of them is: they need each other. */
    SERIES,
    /** Only when all of them are: they stand in for each other. */
    PARALLEL
}
