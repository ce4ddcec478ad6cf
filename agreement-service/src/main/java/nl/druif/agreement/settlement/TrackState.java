package nl.druif.agreement.settlement;

/** How far one side of the matter has come. */
public enum TrackState {
    OPEN,
    SETTLED,
    NOT_NEEDED
}
