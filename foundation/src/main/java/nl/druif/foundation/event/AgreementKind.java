package nl.druif.foundation.event;

/** What sort of promise an agreement is; UC is an underpinning contract with a supplier. */
public enum AgreementKind {
    SLA,
    OLA,
    UC,
    XLA
}
