package nl.druif.foundation.terms;

/** To whom a promise is made, from the nearest to the widest: what is promised to fewer goes before what is to more. */
public enum Level {
    /** To the customer himself. */
    CUSTOMER,
    /** To whoever uses a service. */
    SERVICE,
    /** To all, about everything. */
    CORPORATE
}
