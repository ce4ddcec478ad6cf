package nl.druif.local;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** On which port of the loopback address each part listens, by the part's name. */
record Ports(Map<String, Integer> byName) {
    private static final String POSTGRES = "postgres";
    private static final String KAFKA = "kafka";
    private static final String ISSUER = "issuer";
    private static final int HIGHEST = 65535;
    private static final int MANAGEMENT = 1000;

    /**
     * The usual ports, save for what was asked for.
     *
     * @param offset  moves all of them, such as {@code 100}
     * @param special exceptions, such as {@code kafka=19093,issuer=8091}
     */
    static Ports of(String offset, String special) {
        var ports = usual();
        if (!offset.isBlank()) {
            var moved = number(offset);
            ports.replaceAll((name, port) -> port + moved);
        }
        for (var exception : special.isBlank() ? new String[0] : special.split(",")) {
            var parts = exception.strip().split("=", 2);
            if (parts.length != 2 || !ports.containsKey(parts[0])) {
                throw new CannotStart("--ports takes <name>=<port>,… with the names "
                        + String.join(", ", ports.keySet()) + "; not '" + exception + "'.");
            }
            ports.put(parts[0], number(parts[1]));
        }
        return new Ports(ports);
    }

    /** Free ones, for tests. */
    static Ports free() {
        var ports = usual();
        ports.replaceAll((name, port) -> freePort());
        return new Ports(ports);
    }

    int postgres() {
        return port(POSTGRES);
    }

    int kafka() {
        return port(KAFKA);
    }

    int issuer() {
        return port(ISSUER);
    }

    int of(Service service) {
        return port(service.label());
    }

    /** Health and metrics. */
    int management(Service service) {
        return port(management(service.label()));
    }

    /** Refuses to start where somebody else already listens, and names all such ports at once. */
    void refuseTaken() {
        var taken = byName.entrySet().stream()
                .filter(entry -> isTaken(entry.getValue()))
                .map(entry -> entry.getValue() + " (" + entry.getKey() + ")")
                .collect(joining(", "));
        if (!taken.isEmpty()) {
            throw new CannotStart(
                    "Another program listens on port " + taken
                            + ": stop it, choose another with --ports=<name>=<port>, or move all with --port-offset=100 (under Maven: -Ddruif.ports=… -Ddruif.port-offset=…).");
        }
    }

    private int port(String name) {
        return byName.getOrDefault(name, 0);
    }

    private static Map<String, Integer> usual() {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put(POSTGRES, 15432);
        ports.put(KAFKA, 19092);
        ports.put(ISSUER, 8090);
        for (var service : Service.values()) {
            ports.put(service.label(), service.usualPort());
            ports.put(management(service.label()), service.usualPort() + MANAGEMENT);
        }
        return ports;
    }

    private static String management(String label) {
        return label + "-management";
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST) {
            throw new CannotStart("'" + text + "' is no port: give a whole number up to " + HIGHEST + ".");
        }
        return Integer.parseInt(text);
    }

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
