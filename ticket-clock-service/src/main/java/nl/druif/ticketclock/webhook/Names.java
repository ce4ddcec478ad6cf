package nl.druif.ticketclock.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks names up. */
@FunctionalInterface
interface Names {
    List<InetAddress> of(String host) throws UnknownHostException;
}
