package nl.druif.ticketclock.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of addresses, such as {@code 10.0.0.0/8} or {@code fc00::/7}. */
record Network(InetAddress prefix, int bits) {
    private static final Pattern FORM = Pattern.compile("([0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)/(\\d{1,3})");

    /** @throws IllegalArgumentException for what is no range */
    static Network of(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(text + " is no range of addresses, such as 10.0.0.0/8");
        }
        var network = new Network(literal(form.group(1)), Integer.parseInt(form.group(2)));
        if (network.bits > network.prefix.getAddress().length * 8) {
            throw new IllegalArgumentException(text + " has more bits than an address");
        }
        return network;
    }

    boolean contains(InetAddress address) {
        var mine = prefix.getAddress();
        var given = address.getAddress();
        if (mine.length != given.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> bit % 8;
            if ((mine[bit / 8] & mask) != (given[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException(text + " is no address", malformed);
        }
    }
}
