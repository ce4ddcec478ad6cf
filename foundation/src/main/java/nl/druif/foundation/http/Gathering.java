package nl.druif.foundation.http;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import nl.druif.foundation.http.IdempotencyStore.Answered;
import nl.druif.foundation.http.IdempotencyStore.Claim;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Outage;
import nl.druif.foundation.problem.Outcome;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Posts of one kind that share transactions. While nobody of its tenant is at work a post goes at once, alone; those that come
 * meanwhile wait, and then go together, so that statements and commit are paid once for all of them. Nobody waits for company;
 * company enough does not wait for those at work, nor does anybody for long.
 *
 * <p>Each still happens once per {@code Idempotency-Key}, is refused alone, and is answered after the commit. When a transaction
 * fails its posts go one by one, so that one that cannot be done stands in nobody's way. The first of a group leads: its request
 * carries the transaction, and the news of all tells of its trace.
 */
public final class Gathering<T, R> {
    /** While the database writes for the one, or makes it wait for somebody's lock, the other is thought about. */
    private static final int AT_WORK = 2;

    /** Most of what company saves is saved by then: two small groups cost twice what one of both does. */
    static final int ENOUGH = 20;

    private final Gatherings tools;
    private final Gatherings.Work<T, R> work;
    private final Function<Outcome<R>, RestResponse<R>> answer;
    private final int mostTogether;
    private final int mostWaiting;
    private final Duration stuck;
    private final Map<TenantId, Line> lines = new ConcurrentHashMap<>();

    Gathering(
            Gatherings tools,
            Gatherings.Work<T, R> work,
            Function<Outcome<R>, RestResponse<R>> answer,
            int mostTogether,
            int mostWaiting,
            Duration stuck) {
        this.tools = tools;
        this.work = work;
        this.answer = answer;
        this.mostTogether = mostTogether;
        this.mostWaiting = mostWaiting;
        this.stuck = stuck;
    }

    /** @throws Refusal 400 without a key, 503 when more wait than there is hope for */
    @SuppressWarnings("unchecked")
    public Uni<RestResponse<R>> join(T thing) {
        var request = tools.requests.required(thing);
        var post = new Post<>(thing, request, new CompletableFuture<>());
        lines.computeIfAbsent(request.tenant(), Line::new).enter(post);
        // An answer that is given again has the type of what was written, as behind every other idempotent method.
        return (Uni<RestResponse<R>>) (Uni<?>) post.answered(Vertx.currentContext());
    }

    /** @param turn what it is to do when its turn has come: to lead, or to answer */
    private record Post<T>(T thing, IdempotencyStore.Request request, CompletableFuture<Uni<Object>> turn) {
        /** On its own context, whoever did the work. */
        Uni<Object> answered(Context context) {
            return Uni.createFrom()
                    .completionStage(turn)
                    .emitOn(command -> context.runOnContext(here -> command.run()))
                    .flatMap(own -> own);
        }
    }

    /** Those of one tenant, in the order in which they came. */
    private final class Line {
        private final TenantId tenant;
        private final Queue<Post<T>> waiting = new ArrayDeque<>();
        private int atWork;
        private long groups;
        private boolean watched;

        Line(TenantId tenant) {
            this.tenant = tenant;
        }

        synchronized void enter(Post<T> post) {
            if (waiting.size() >= mostWaiting) {
                throw notNow();
            }
            waiting.add(post);
            goOn();
        }

        private synchronized void leave() {
            atWork--;
            goOn();
        }

        private void goOn() {
            begin(waiting.size() < ENOUGH ? 1 : AT_WORK);
            if (!waiting.isEmpty() && atWork < AT_WORK && !watched) {
                watched = true;
                var latest = groups;
                Vertx.currentContext().owner().setTimer(stuck.toMillis(), timer -> looked(latest));
            }
        }

        private synchronized void looked(long latest) {
            watched = false;
            if (groups == latest) {
                begin(AT_WORK);
            }
            goOn();
        }

        private void begin(int mostAtWork) {
            if (atWork < mostAtWork && !waiting.isEmpty()) {
                atWork++;
                groups++;
                var group = new ArrayList<Post<T>>();
                while (group.size() < mostTogether && !waiting.isEmpty()) {
                    group.add(waiting.remove());
                }
                group.get(0).turn().complete(led(group));
            }
        }

        private Uni<Object> led(List<Post<T>> group) {
            return together(group)
                    .onTermination()
                    .invoke((answers, bug, brokenOff) -> {
                        tell(group, answers);
                        leave();
                    })
                    .flatMap(answers -> answers.get(0));
        }

        private void tell(List<Post<T>> group, @Nullable List<Uni<Object>> answers) {
            for (int i = 0; i < group.size(); i++) {
                // Who led them went away before it was done; nothing is known to have happened, and the key tells if it
                // did.
                group.get(i).turn().complete(answers == null ? failed(notNow()) : answers.get(i));
            }
        }

        private Uni<List<Uni<Object>>> together(List<Post<T>> group) {
            return tools.tenancy
                    .as(tenant, session -> done(session, group))
                    .onFailure()
                    .recoverWithUni(trouble -> group.size() == 1 || Outage.isBehind(trouble)
                            ? Uni.createFrom().item(Collections.nCopies(group.size(), failed(trouble)))
                            : oneByOne(group));
        }

        private Uni<List<Uni<Object>>> oneByOne(List<Post<T>> group) {
            return Multi.createFrom()
                    .iterable(group)
                    .onItem()
                    .transformToUniAndConcatenate(post -> together(List.of(post)))
                    .map(answers -> answers.get(0))
                    .collect()
                    .asList();
        }

        private Uni<List<Uni<Object>>> done(Mutiny.Session session, List<Post<T>> group) {
            var requests = group.stream().map(Post::request).toList();
            return tools.store
                    .claim(session, tenant, requests)
                    .flatMap(claims -> worked(group, claims).map(outcomes -> done(group, claims, outcomes)))
                    .call(done -> tools.store.remember(session, tenant, remembered(done)))
                    .map(done -> done.stream().map(Done::answer).toList());
        }

        private Uni<List<Outcome<R>>> worked(List<Post<T>> group, List<Claim> claims) {
            var first = new ArrayList<T>();
            for (int i = 0; i < group.size(); i++) {
                if (claims.get(i) instanceof Claim.First) {
                    first.add(group.get(i).thing());
                }
            }
            return first.isEmpty() ? Uni.createFrom().item(List.of()) : work.of(tenant, first);
        }

        private List<Done> done(List<Post<T>> group, List<Claim> claims, List<Outcome<R>> outcomes) {
            var outcome = outcomes.iterator();
            var done = new ArrayList<Done>(group.size());
            for (int i = 0; i < group.size(); i++) {
                done.add(one(group.get(i).request(), claims.get(i), outcome));
            }
            return done;
        }
    }

    private record Done(Uni<Object> answer, Optional<Answered> remembered) {
        static Done refused(RuntimeException why) {
            return new Done(failed(why), Optional.empty());
        }
    }

    private Done one(IdempotencyStore.Request request, Claim claim, Iterator<Outcome<R>> outcome) {
        if (claim instanceof Claim.Again known) {
            return new Done(Uni.createFrom().item(known.answer().again()), Optional.empty());
        }
        if (claim instanceof Claim.Refused refused) {
            return Done.refused(refused.why());
        }
        try {
            var response = answer.apply(outcome.next());
            return new Done(
                    Uni.createFrom().item(response),
                    Optional.of(new Answered(request, RememberedAnswer.of(response, tools.json))));
        } catch (Refusal | Faulty no) {
            return Done.refused(no);
        }
    }

    private static List<Answered> remembered(List<Done> done) {
        return done.stream().flatMap(one -> one.remembered().stream()).toList();
    }

    private static Refusal notNow() {
        return Refusal.unavailable("temporarily-unavailable", "This is not available for a moment. Try again later.")
                .header("Retry-After", "1");
    }

    private static Uni<Object> failed(Throwable why) {
        return Uni.createFrom().failure(why);
    }
}
