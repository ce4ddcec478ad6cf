package nl.druif.ticketclock.hook;

/**
 * That a delivery was taken in.
 *
 * @param delivery the name under which it is known
 * @param events   how many of its events are known now
 * @param parked   whether something of it could not be read: it is kept until the mapping can
 */
public record Receipt(String delivery, int events, boolean parked) {}
