package nl.druif.foundation.outbox;

/** A record that no retry will ever make readable: it goes to the dead letters with this reason. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unreadable(String reason) {
        super(reason);
    }
}
