package nl.druif.foundation.terms;

/** The two ways in which a customer can be left without news. */
public enum UpdateKind {
    /** Never longer than the target between two updates by the provider; the opening counts as the first of them. */
    CADENCE,
    /** From the oldest unanswered message of the customer to the provider's next answer. */
    CUSTOMER_WAIT
}
