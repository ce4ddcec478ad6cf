package nl.druif.ticketclock.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.JksOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import nl.druif.foundation.tenancy.TenantId;
import nl.druif.foundation.testing.HandSetClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server with a certificate for hooks.example.org, at an address that only the resolver knows. */
class PostTest {
    private static final String PASSWORD = "for-this-test";
    private static final Clock CLOCK = HandSetClock.at("2026-04-24T15:45:00Z");
    private static final List<String> HEARD = new CopyOnWriteArrayList<>();

    private static Vertx vertx;
    private static JksOptions store;
    private static HttpServer server;

    @BeforeAll
    static void listen(@TempDir Path folder) throws Exception {
        var keys = folder.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "hooks",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=hooks.example.org",
                        "-ext",
                        "san=dns:hooks.example.org",
                        "-keystore",
                        keys.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        vertx = Vertx.vertx();
        store = new JksOptions().setPath(keys.toString()).setPassword(PASSWORD);
        server = vertx.createHttpServer(
                        new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(store))
                .requestHandler(PostTest::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterAll
    static void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static void answer(HttpServerRequest request) {
        HEARD.add(request.getHeader("Host") + " " + request.connection().indicatedServerName());
        var response = request.response();
        switch (request.path()) {
            case "/moved" ->
                response.setStatusCode(307)
                        .putHeader("Location", "https://hooks.example.org/in")
                        .end();
            case "/endless" -> {
                response.setChunked(true).setStatusCode(500);
                vertx.setPeriodic(1, id -> {
                    if (response.closed()) {
                        vertx.cancelTimer(id);
                    } else {
                        response.write("and on ");
                    }
                });
            }
            case "/silent" -> {}
            default -> response.end("thanks");
        }
    }

    private static Parcel parcel(String url) {
        return new Parcel(
                new TenantId(UUID.randomUUID()),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                url,
                "{}",
                List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    }

    private static String url(String host, String path) {
        return "https://" + host + ":" + server.actualPort() + path;
    }

    private Answer post(String url, Names names, boolean loopback) {
        var post = new PostJob(
                vertx,
                new Guard(Set.of(server.actualPort()), loopback, List.of()),
                names,
                CLOCK,
                Duration.ofSeconds(3),
                new HttpClientOptions().setTrustOptions(store));
        try {
            return post.send(parcel(url)).await().indefinitely().answer();
        } finally {
            post.close();
        }
    }

    private Answer post(String url) {
        return post(url, host -> List.of(InetAddress.getByName("127.0.0.1")), true);
    }

    @Test
    void goes_to_the_address_that_was_vetted_under_the_name_that_was_written() {
        var asked = new AtomicInteger();
        Names rebinding =
                host -> List.of(InetAddress.getByName(asked.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254"));
        HEARD.clear();
        var answer = post(url("hooks.example.org", "/in"), rebinding, true);
        assertThat(answer.status()).hasValue(200);
        assertThat(answer.text()).contains("thanks");
        assertThat(HEARD).containsExactly("hooks.example.org:" + server.actualPort() + " hooks.example.org");
        assertThat(asked).hasValue(1);
    }

    @Test
    void goes_nowhere_inside_and_to_nobody_who_is_not_who_he_should_be() throws IOException {
        HEARD.clear();
        Names inside = host -> List.of(InetAddress.getByName("127.0.0.1"));
        assertThat(post(url("hooks.example.org", "/in"), inside, false).trouble())
                .contains(Trouble.ADDRESS_REFUSED);
        assertThat(post("http://hooks.example.org/in").trouble()).contains(Trouble.ADDRESS_REFUSED);
        assertThat(post(url("other.example.org", "/in")).trouble()).contains(Trouble.TLS_FAILED);
        Names nobody = host -> {
            throw new UnknownHostException(host);
        };
        assertThat(post(url("hooks.example.org", "/in"), nobody, true).trouble())
                .contains(Trouble.NAME_UNKNOWN);
        assertThat(HEARD).isEmpty();
    }

    @Test
    void follows_nobody_reads_no_more_than_it_keeps_and_waits_for_nobody_for_ever() {
        HEARD.clear();
        var moved = post(url("hooks.example.org", "/moved"));
        assertThat(moved.status()).hasValue(307);
        assertThat(moved.arrived()).isFalse();
        assertThat(HEARD).hasSize(1);
        assertThat(post(url("hooks.example.org", "/endless")).text().orElseThrow())
                .hasSize(200);
        assertThat(post(url("hooks.example.org", "/silent")).trouble()).contains(Trouble.TIMED_OUT);
    }

    /** Computed by other means than ours; secret, time and body are those of the example in the libraries of the standard. */
    @Test
    void is_signed_as_standard_webhooks_says() {
        var parcel = new Parcel(
                new TenantId(new UUID(0, 1)),
                new UUID(0, 2),
                UUID.fromString("019b0000-0000-7000-8000-000000000001"),
                new UUID(0, 3),
                1,
                "https://hooks.example.org/",
                "{\"test\": 2432232314}",
                List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        assertThat(parcel.signatures(Instant.ofEpochSecond(1614265330)))
                .isEqualTo("v1,Zwe5OS3X+6OPHdPdeNg1WlInAyL0PUQp5gzE2hLAvuE=");
        assertThat(parcel).asString().doesNotContain("whsec");
    }
}
