package nl.druif.experience.invitation;

/** How somebody came to be asked. */
public enum Origin {
    /** The ticket closed. */
    CLOSING,
    /** A portal asked for it. */
    PORTAL,
    /** Another survey tool did the asking, and its answers were brought here. */
    ELSEWHERE
}
