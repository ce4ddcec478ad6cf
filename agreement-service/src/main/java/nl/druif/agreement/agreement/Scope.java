package nl.druif.agreement.agreement;

/** What sort of agreement it is, by whom it is for. */
public enum Scope {
    /** For the customer that signs it. */
    CUSTOMER,
    /** For whoever uses the services it is about. */
    SERVICE,
    /** One of several that build on each other: corporate, for a customer, for a service. */
    MULTILEVEL
}
