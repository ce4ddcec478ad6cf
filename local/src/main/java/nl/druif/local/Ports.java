package nl.druif.local;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** On which port of the loopback address each part listens, by the part's name. */
record Ports(Map<String, Integer> byName) {
    static final String POSTGRES = "postgres";
    static final String KAFKA = "kafka";
    static final String ISSUER = "issuer";

    private static final int MANAGEMENT = 1000;

    /** The usual ones, moved by {@code druif.port.offset}, each overruled by {@code druif.port.<name>}. */
    static Ports of(Properties settings) {
        var offset = number(settings, "druif.port.offset", 0);
        var chosen = new LinkedHashMap<String, Integer>();
        usual().forEach((name, port) -> chosen.put(name, number(settings, "druif.port." + name, port + offset)));
        return new Ports(chosen);
    }

    /** Free ones, for tests. */
    static Ports free() {
        var chosen = new LinkedHashMap<String, Integer>();
        usual().keySet().forEach(name -> chosen.put(name, freePort()));
        return new Ports(chosen);
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
            throw new CannotStart("Another program listens on port " + taken
                    + ". Stop it, choose another port with -Ddruif.port.<name>=<port>, or move all with -Ddruif.port.offset=100.");
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
        return label + ".management";
    }

    private static int number(Properties settings, String key, int otherwise) {
        var text = settings.getProperty(key, "").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
            throw new CannotStart("-D" + key + "=" + text + " is no port: give a whole number up to 65535.");
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
