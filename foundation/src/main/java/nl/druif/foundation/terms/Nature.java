package nl.druif.foundation.terms;

/** Promised to the customer, or stricter and internal. The two are never mixed; a customer never sees an objective. */
public enum Nature {
    COMMITMENT,
    OBJECTIVE
}
