package nl.druif.ticketclock.hook;

/** Whether a hook takes deliveries. */
public enum HookState {
    ACTIVE,
    DISABLED
}
