package nl.druif.foundation.http;

import static nl.druif.foundation.tenancy.Prepared.column;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.Prepared;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Remembers answers beside the effects that they tell of. Works inside an open transaction of the tenant. */
@Singleton
class IdempotencyStore {
    private static final Prepared LOCK = new Prepared("""
            select pg_try_advisory_xact_lock(hashtextextended(r.name, 0))
            from unnest($1::text[]) with ordinality as r(name, place)
            order by r.place""");

    // Each by its key, whatever a plan thinks of the table: not a join that may read all of it.
    private static final Prepared FIND = new Prepared("""
            select r.place, k.payload_hash, k.status, k.headers, k.body
            from unnest($2::text[], $3::text[], $4::text[]) with ordinality as r(client, route, key, place)
            cross join lateral (
                select encode(payload_hash, 'hex') as payload_hash, status, headers::text as headers, body
                from idempotency_key
                where tenant_id = $1 and client = r.client and route = r.route and key = r.key
                limit 1) as k""");

    private static final Prepared REMEMBER = new Prepared("""
            with old as (
                delete from idempotency_key
                where tenant_id = $1 and created_at < now() - interval '48 hours'
            )
            insert into idempotency_key (tenant_id, client, route, key, payload_hash, status, headers, body)
            select $1::uuid, r.client, r.route, r.key, decode(r.payload, 'hex'), r.status, r.headers::jsonb, r.body
            from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::text[], $8::text[])
                as r(client, route, key, payload, status, headers, body)""");

    /** @param route method and path */
    record Request(TenantId tenant, String client, String route, IdempotencyKey key, byte[] payload) {
        String name() {
            return String.join("\n", tenant.toString(), client, route, key.value());
        }

        String payloadHex() {
            return HexFormat.of().formatHex(payload);
        }
    }

    /** What is to become of a request. */
    sealed interface Claim {
        /** It came for the first time, and is ours until the transaction ends. */
        record First() implements Claim {}

        record Again(RememberedAnswer answer) implements Claim {}

        /** @param why 409 while another one is at it, 422 when the key stood for something else */
        record Refused(Refusal why) implements Claim {}
    }

    record Answered(Request request, RememberedAnswer answer) {}

    /** Of each request, in their order. They are all of one tenant. */
    Uni<List<Claim>> claim(Mutiny.Session session, TenantId tenant, List<Request> requests) {
        // Two statements: what somebody committed while we asked for the lock is seen by the second only.
        return LOCK.rows(session, row -> (Boolean) row[0], (Object) column(requests, Request::name, String[]::new))
                .flatMap(free -> find(session, tenant, requests).map(known -> claims(requests, free, known)));
    }

    /** A transaction has a lock as often as it asks for it: the same request twice is told apart here. */
    private static List<Claim> claims(List<Request> requests, List<Boolean> free, Map<Integer, Known> known) {
        var names = new HashSet<String>();
        var claims = new ArrayList<Claim>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            var request = requests.get(i);
            var isFree = free.get(i) && names.add(request.name());
            claims.add(
                    isFree
                            ? Optional.ofNullable(known.get(i))
                                    .map(one -> one.claim(request))
                                    .orElseGet(Claim.First::new)
                            : stillRunning());
        }
        return claims;
    }

    private static Claim stillRunning() {
        return new Claim.Refused(
                Refusal.conflict("still-running", "The same request is being worked on; ask again in a second.")
                        .header("Retry-After", "1"));
    }

    private record Known(String payload, RememberedAnswer answer) {
        Claim claim(Request request) {
            return MessageDigest.isEqual(HexFormat.of().parseHex(payload), request.payload())
                    ? new Claim.Again(answer)
                    : new Claim.Refused(Refusal.of(
                            422,
                            "idempotency-key-reused",
                            "This key stood for another request; a new request needs a new key."));
        }
    }

    private static Uni<Map<Integer, Known>> find(Mutiny.Session session, TenantId tenant, List<Request> requests) {
        return FIND.rows(
                        session,
                        row -> Map.entry(((Long) row[0]).intValue() - 1, known(row)),
                        tenant.value(),
                        column(requests, Request::client, String[]::new),
                        column(requests, Request::route, String[]::new),
                        column(requests, request -> request.key().value(), String[]::new))
                .map(rows -> {
                    var known = new HashMap<Integer, Known>();
                    rows.forEach(row -> known.put(row.getKey(), row.getValue()));
                    return known;
                });
    }

    private static Known known(@Nullable Object[] row) {
        return new Known(
                (String) row[1],
                new RememberedAnswer(
                        (Integer) row[2],
                        Json.read((String) row[3], new TypeReference<>() {}),
                        Optional.of((String) row[4]).filter(body -> !body.isEmpty())));
    }

    /** Also forgets what this tenant sent two days ago: keys are promised for one. */
    Uni<Void> remember(Mutiny.Session session, TenantId tenant, List<Answered> answers) {
        if (answers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var requests = answers.stream().map(Answered::request).toList();
        var given = answers.stream().map(Answered::answer).toList();
        return REMEMBER.run(
                        session,
                        tenant.value(),
                        column(requests, Request::client, String[]::new),
                        column(requests, Request::route, String[]::new),
                        column(requests, request -> request.key().value(), String[]::new),
                        column(requests, Request::payloadHex, String[]::new),
                        column(given, RememberedAnswer::status, Integer[]::new),
                        column(given, answer -> Json.text(answer.headers()), String[]::new),
                        column(given, answer -> answer.body().orElse(""), String[]::new))
                .replaceWithVoid();
    }
}
