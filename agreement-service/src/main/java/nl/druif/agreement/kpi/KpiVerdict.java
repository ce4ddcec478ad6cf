package nl.druif.agreement.kpi;

/** What became of a figure in a period. */
public enum KpiVerdict {
    MET,
    MISSED,
    /** Nobody sent anything: that is neither met nor missed. */
    NOT_MEASURED
}
