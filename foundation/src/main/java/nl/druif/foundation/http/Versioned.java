package nl.druif.foundation.http;

/** What a client may only change when it knows its present state. Its version is its strong entity tag. */
public interface Versioned {
    /** Rises with every change; never falls, never repeats. */
    long version();
}
