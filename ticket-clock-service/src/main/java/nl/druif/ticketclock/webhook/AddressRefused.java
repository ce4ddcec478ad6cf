package nl.druif.ticketclock.webhook;

import java.net.InetAddress;

/** A name leads to where nobody may lead us. */
final class AddressRefused extends Exception {
    private static final long serialVersionUID = 1;

    AddressRefused(String host, InetAddress address) {
        super(host + " leads to " + address.getHostAddress());
    }
}
