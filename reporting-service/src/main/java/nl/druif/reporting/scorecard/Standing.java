package nl.druif.reporting.scorecard;

/** What all commitments of an agreement together say of a ticket. Objectives have no say. */
public enum Standing {
    /** At least one was met, none was breached. */
    MET,
    /** At least one was breached. */
    MISSED,
    /** All of them are open or excluded. */
    UNDECIDED,
    /** None applied: that is "no SLA", never "met". */
    WITHOUT_TARGET
}
