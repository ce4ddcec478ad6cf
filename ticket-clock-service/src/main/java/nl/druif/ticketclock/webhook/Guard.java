package nl.druif.ticketclock.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.druif.foundation.problem.Fault;
import nl.druif.foundation.problem.Faults;
import nl.druif.foundation.problem.Faulty;

/**
 * Keeps webhooks from being a way into the inside: it reads URLs, and judges what their names lead to.
 *
 * <p>A host is a name, never an address, however written: names have certificates, and an address has too many spellings
 * (decimal, octal, hexadecimal, short, mapped) for anybody to know them all.
 */
final class Guard {
    private static final String POINTER = "/url";
    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final List<String> INSIDE =
            List.of(".localhost", ".local", ".localdomain", ".internal", ".svc", ".home.arpa");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    /** What IANA keeps for special purposes, and 168.63.129.16, where Azure tells machines about themselves. */
    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "168.63.129.16/32",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Network::of)
            .toList();

    /** Of IPv6 everything else is local, mapped, translated or for many: none of it is one machine of the world. */
    private static final Network GLOBAL = Network.of("2000::/3");

    private final Set<Integer> ports;
    private final boolean loopback;
    private final List<Network> denied;

    /**
     * @param loopback whether this machine itself may be called, also by http and on any port
     * @param denied   more ranges that are not called, such as those of the cluster
     */
    Guard(Set<Integer> ports, boolean loopback, List<Network> denied) {
        this.ports = Set.copyOf(ports);
        this.loopback = loopback;
        this.denied = List.copyOf(denied);
    }

    /** @throws Faulty with all that is wrong with it */
    Endpoint read(String url) {
        var uri = parsed(url);
        var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        var host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
        var secure = scheme.equals("https");
        var here = loopback && LOOPBACK.contains(host);
        var port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        new Faults()
                .check(secure || here && scheme.equals("http"), POINTER, "URL_NOT_HTTPS", "Only https is posted to.")
                .check(
                        here || NAME.matcher(host).matches() && INSIDE.stream().noneMatch(host::endsWith),
                        POINTER,
                        "URL_HOST",
                        "The host is a full name as certificates have it, such as hooks.example.org: no address, no name"
                                + " of the inside, other alphabets as xn--….")
                .check(
                        uri.getRawUserInfo() == null
                                && !String.valueOf(uri.getRawAuthority()).contains("@"),
                        POINTER,
                        "URL_WITH_USER",
                        "A URL carries no user or password.")
                .check(uri.getRawFragment() == null, POINTER, "URL_WITH_FRAGMENT", "A URL to post to has no fragment.")
                .check(
                        here ? port > 0 && port < 65_536 : ports.contains(port),
                        new Fault(POINTER, "URL_PORT", "Port {given} is not posted to; {known} is.")
                                .with("given", port)
                                .with("known", ports.stream().sorted().toList().toString()))
                .refuse();
        return new Endpoint(secure, host, port, path(uri));
    }

    /**
     * The address to connect to. One bad address among good ones spoils them all: an honest name has no reason for it.
     *
     * @throws AddressRefused also when there is none
     */
    InetAddress vetted(Endpoint endpoint, List<InetAddress> addresses) throws AddressRefused, UnknownHostException {
        for (var address : addresses) {
            if (!isOpenTo(address)) {
                throw new AddressRefused(endpoint.host(), address);
            }
        }
        return addresses.stream().findFirst().orElseThrow(() -> new UnknownHostException(endpoint.host()));
    }

    private boolean isOpenTo(InetAddress address) {
        if (loopback && address.isLoopbackAddress()) {
            return true;
        }
        return (address instanceof Inet4Address || GLOBAL.contains(address))
                && Stream.concat(SPECIAL.stream(), denied.stream()).noneMatch(range -> range.contains(address));
    }

    private static URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException malformed) {
            throw new Faulty(new Fault(POINTER, "URL_MALFORMED", "This is no URL."));
        }
    }

    private static String path(URI uri) {
        var path = Optional.ofNullable(uri.getRawPath())
                .filter(some -> !some.isEmpty())
                .orElse("/");
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
