package nl.druif.ticketclock.webhook;

/** Why there was no answer. */
public enum Trouble {
    /** The name or one of its addresses is none that we connect to. */
    ADDRESS_REFUSED,
    NAME_UNKNOWN,
    UNREACHABLE,
    TLS_FAILED,
    TIMED_OUT,
    /** The key that its secrets were derived from is gone: make a new secret. */
    SECRET_LOST
}
