package nl.druif.foundation.terms;

/** What another priority does to a running clock. */
public enum OnPriorityChange {
    /** The clock keeps its start and goes on under the target of the new priority; earlier pauses stay deducted. */
    KEEP_START,
    /** The clock starts again at the change, what went before is a cycle of its own. */
    RESTART
}
