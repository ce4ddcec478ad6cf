package nl.druif.ticketclock.live;

/** The other end of a stream. */
interface Ear {
    void tell(Telling telling);

    /** There is nothing more to hear; come back. */
    void close();
}
