package nl.druif.foundation.terms;

/** Whether a remedy comes by itself. */
public enum Claim {
    AUTO,
    /** Only when the customer asks for it in time. */
    ON_CLAIM
}
