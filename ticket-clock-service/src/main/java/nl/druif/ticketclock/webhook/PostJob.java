package nl.druif.ticketclock.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import nl.druif.foundation.problem.Faulty;

/**
 * Posts one parcel. The name is looked up here, once, and the connection goes to the address that was vetted; the name is
 * what the certificate and the {@code Host} header have to say. Nobody is followed anywhere.
 */
@ApplicationScoped
class PostJob {
    /** Characters have four bytes at most. */
    private static final int MOST_BYTES = Answer.MOST_TEXT * 4;

    private final Vertx vertx;
    private final Guard guard;
    private final Names names;
    private final Clock clock;
    private final Duration timeout;
    private final WorkerExecutor lookups;
    private final HttpClient client;

    @Inject
    PostJob(Vertx vertx, Guard guard, Names names, Clock clock, WebhookConfig config) {
        this(vertx, guard, names, clock, config.timeout(), new HttpClientOptions());
    }

    PostJob(Vertx vertx, Guard guard, Names names, Clock clock, Duration timeout, HttpClientOptions options) {
        this.vertx = vertx;
        this.guard = guard;
        this.names = names;
        this.clock = clock;
        this.timeout = timeout;
        // Not where others work: a name server that takes its time takes ours.
        this.lookups = vertx.createSharedWorkerExecutor("webhook-names", 32);
        // No connection is kept: the next post is to an address that is vetted anew.
        this.client = vertx.createHttpClient(new HttpClientOptions(options)
                .setKeepAlive(false)
                .setForceSni(true)
                .setVerifyHost(true)
                .setDecompressionSupported(false)
                .setMaxPoolSize(1_000)
                .setConnectTimeout((int) timeout.toMillis()));
    }

    record Posted(Answer answer, Duration took) {}

    /** Fails never: what went wrong is an answer too. */
    Uni<Posted> send(Parcel parcel) {
        return Uni.createFrom().completionStage(() -> {
            var begun = System.nanoTime();
            return answer(parcel)
                    .otherwise(trouble -> Answer.none(trouble(trouble)))
                    .map(answer -> new Posted(answer, Duration.ofNanos(System.nanoTime() - begun)))
                    .toCompletionStage();
        });
    }

    private Future<Answer> answer(Parcel parcel) {
        if (parcel.secrets().isEmpty()) {
            return Future.succeededFuture(Answer.none(Trouble.SECRET_LOST));
        }
        Promise<Answer> first = Promise.promise();
        var limit = vertx.setTimer(timeout.toMillis(), id -> first.tryFail(new TimeoutException()));
        lookups.executeBlocking(() -> destination(parcel), false)
                .compose(destination -> post(parcel, destination, first))
                .onSuccess(first::tryComplete)
                .onFailure(first::tryFail);
        return first.future().onComplete(answer -> vertx.cancelTimer(limit));
    }

    private record Destination(Endpoint endpoint, InetAddress address) {}

    private Destination destination(Parcel parcel) throws AddressRefused, UnknownHostException {
        var endpoint = guard.read(parcel.url());
        return new Destination(endpoint, guard.vetted(endpoint, names.of(endpoint.host())));
    }

    private Future<Answer> post(Parcel parcel, Destination destination, Promise<Answer> first) {
        if (first.future().isComplete()) {
            return Future.failedFuture(new TimeoutException());
        }
        var endpoint = destination.endpoint();
        var now = clock.instant();
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(
                        endpoint.port(), destination.address().getHostAddress()))
                .setHost(endpoint.host())
                .setPort(endpoint.port())
                .setSsl(endpoint.secure())
                .setURI(endpoint.path())
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "Druif-Webhooks/1")
                .putHeader("webhook-id", parcel.delivery().toString())
                .putHeader("webhook-timestamp", String.valueOf(now.getEpochSecond()))
                .putHeader("webhook-signature", parcel.signatures(now));
        return client.request(options).compose(request -> {
            first.future().onComplete(over -> request.reset());
            // What breaks is told by the request; nobody's endpoint fills our logs.
            request.connection().exceptionHandler(broken -> {});
            return request.send(Buffer.buffer(parcel.body(), StandardCharsets.UTF_8.name()))
                    .compose(response -> begin(request, response));
        });
    }

    /** The first of it is enough: whoever answers without end is cut off. */
    private static Future<Answer> begin(HttpClientRequest request, HttpClientResponse response) {
        Promise<Answer> read = Promise.promise();
        var body = Buffer.buffer();
        response.handler(part -> {
            body.appendBuffer(part);
            if (body.length() >= MOST_BYTES) {
                read.tryComplete(answer(response, body));
                request.reset();
            }
        });
        response.endHandler(end -> read.tryComplete(answer(response, body)));
        response.exceptionHandler(broken -> read.tryComplete(answer(response, body)));
        return read.future();
    }

    private static Answer answer(HttpClientResponse response, Buffer body) {
        return Answer.of(
                response.statusCode(),
                body.getString(0, Math.min(body.length(), MOST_BYTES)),
                Optional.ofNullable(response.getHeader("Retry-After")));
    }

    private static Trouble trouble(Throwable cause) {
        if (cause instanceof Faulty || cause instanceof AddressRefused) {
            return Trouble.ADDRESS_REFUSED;
        }
        if (cause instanceof UnknownHostException) {
            return Trouble.NAME_UNKNOWN;
        }
        if (cause instanceof TimeoutException || cause instanceof io.netty.channel.ConnectTimeoutException) {
            return Trouble.TIMED_OUT;
        }
        return cause instanceof SSLException ? Trouble.TLS_FAILED : Trouble.UNREACHABLE;
    }

    @PreDestroy
    void close() {
        client.close();
        lookups.close();
    }
}
