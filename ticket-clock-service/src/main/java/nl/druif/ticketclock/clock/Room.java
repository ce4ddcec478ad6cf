package nl.druif.ticketclock.clock;

/** How many lines of ledger and explanation a reading may still take; refuses as soon as it is used up. */
final class Room {
    /** Longer texts count as several lines. */
    private static final int LINE = 500;

    private int left;

    Room(int lines) {
        this.left = lines;
    }

    static Room endless() {
        return new Room(Integer.MAX_VALUE);
    }

    void take() {
        take(1);
    }

    /** @param characters of a text that is repeated with every line */
    void takeText(int characters) {
        take(1 + characters / LINE);
    }

    private void take(int lines) {
        if (lines > left) {
            throw new UsedUp();
        }
        left -= lines;
    }

    /** The reading is larger than whoever asked for it has room for. */
    static final class UsedUp extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
