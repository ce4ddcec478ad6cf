package nl.druif.foundation.terms;

/** Who can sign, promise, or have time attributed to him. */
public enum PartyRole {
    PROVIDER,
    CUSTOMER,
    TEAM,
    SUPPLIER
}
