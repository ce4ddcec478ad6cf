package nl.druif.reporting.scorecard;

/** Whether what was promised for a period was kept. INSUFFICIENT: too little happened to say so, which is not green. */
public enum Verdict {
    MET,
    MISSED,
    INSUFFICIENT
}
