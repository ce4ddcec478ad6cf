package nl.druif.foundation.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/**
 * A small OpenID Connect issuer for one machine: discovery, keys, password, client credentials, and authorization code
 * with PKCE. Its tokens look like Keycloak's. It is never packed into a service's image.
 */
public final class Issuer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers;
    private final String url;

    private Issuer(HttpServer server, ExecutorService workers, String url) {
        this.server = server;
        this.workers = workers;
        this.url = url;
    }

    /** For tests: a free port and a key of its own; its tokens come from {@link Tokens}. */
    static Issuer temporary(SigningKey key) {
        return start(0, key, List::of);
    }

    /**
     * @param key      where the signing key is kept, so that tokens outlive a restart
     * @param port     on the loopback address; 0 takes a free one
     * @param accounts who can sign in, asked anew each time
     */
    public static Issuer kept(Path key, int port, Supplier<? extends Collection<Account>> accounts) {
        return start(port, SigningKey.keptIn(key), accounts);
    }

    public String url() {
        return url;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private static Issuer start(int port, SigningKey key, Supplier<? extends Collection<Account>> accounts) {
        try {
            var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
            var url = "http://localhost:" + server.getAddress().getPort();
            var minting = new Minting(url, key, Clock.systemUTC());
            var workers = Executors.newFixedThreadPool(4, daemons());
            server.setExecutor(workers);
            new IssuerPages(url, minting, accounts).serve(server);
            server.start();
            return new Issuer(server, workers, url);
        } catch (IOException e) {
            throw new UncheckedIOException("The token issuer does not start on port " + port + ".", e);
        }
    }

    private static ThreadFactory daemons() {
        return work -> {
            var thread = new Thread(work, "issuer");
            thread.setDaemon(true);
            return thread;
        };
    }
}
