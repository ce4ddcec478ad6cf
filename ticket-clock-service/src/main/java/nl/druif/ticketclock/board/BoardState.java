package nl.druif.ticketclock.board;

/** What a clock on the board does. */
public enum BoardState {
    RUNNING,
    PAUSED
}
