package nl.druif.agreement.settlement;

/** How far a settlement has come. */
public enum SettlementState {
    OPEN,
    /** By both sides: it never changes again and is corrected by reversal only. */
    SIGNED,
    /** There is nothing to settle: the ticket fell under a promise after all, or a reversal was withdrawn. */
    VOID
}
