package nl.druif.agreement.agreement;

/** Of the two that sign an agreement: who promises, and to whom. */
public enum Side {
    PROVIDER,
    CUSTOMER
}
