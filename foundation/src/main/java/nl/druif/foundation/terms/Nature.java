package nl.druif.foundation.terms;

/**
 * Promised to the customer, or stricter and internal, or what the provider aims at where nothing was promised. They are never
 * mixed; a customer sees commitments only.
 */
public enum Nature {
    COMMITMENT,
    OBJECTIVE,
    /** Of no agreement: nobody promised it, so it is never met or missed in anybody's figures. */
    COURTESY
}
