package nl.druif.ticketclock.webhook;

/** Whether anything is sent. */
public enum WebhookState {
    ACTIVE,
    DISABLED
}
