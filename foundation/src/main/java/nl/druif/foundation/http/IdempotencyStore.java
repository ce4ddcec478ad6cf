package nl.druif.foundation.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.security.MessageDigest;
import java.util.Optional;
import nl.druif.foundation.json.Json;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.TenantId;
import org.hibernate.reactive.mutiny.Mutiny;

/** Remembers answers beside the effects that they tell of. Works inside an open transaction of the tenant. */
@Singleton
class IdempotencyStore {

    /** @param route method and path */
    record Request(TenantId tenant, String client, String route, IdempotencyKey key, byte[] payload) {}

    /**
     * The answer that was given before; empty for the first time. From then on the request is ours until the transaction ends.
     *
     * @throws Refusal 409 while another one is at it, 422 when the key stood for something else
     */
    Uni<Optional<RememberedAnswer>> claim(Mutiny.Session session, Request request) {
        return session.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(?1, 0))", Boolean.class)
                .setParameter(
                        1,
                        String.join(
                                "\n",
                                request.tenant().toString(),
                                request.client(),
                                request.route(),
                                request.key().value()))
                .getSingleResult()
                .invoke(free -> {
                    if (!free) {
                        throw Refusal.conflict(
                                        "still-running", "The same request is being worked on; ask again in a second.")
                                .header("Retry-After", "1");
                    }
                })
                .flatMap(free -> find(session, request));
    }

    /** Also forgets what this tenant sent two days ago: keys are promised for one. */
    Uni<Void> remember(Mutiny.Session session, Request request, RememberedAnswer answer) {
        return session.createNativeQuery("""
                        with old as (
                            delete from idempotency_key
                            where tenant_id = ?1 and created_at < now() - interval '48 hours'
                        )
                        insert into idempotency_key (tenant_id, client, route, key, payload_hash, status, headers, body)
                        values (?1, ?2, ?3, ?4, ?5, ?6, cast(cast(?7 as text) as jsonb), ?8)""")
                .setParameter(1, request.tenant().value())
                .setParameter(2, request.client())
                .setParameter(3, request.route())
                .setParameter(4, request.key().value())
                .setParameter(5, request.payload())
                .setParameter(6, answer.status())
                .setParameter(7, text(answer.headers()))
                .setParameter(8, answer.body().orElse(""))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Optional<RememberedAnswer>> find(Mutiny.Session session, Request request) {
        return session.createNativeQuery("""
                        select payload_hash, status, cast(headers as text) as headers, body
                        from idempotency_key
                        where tenant_id = ?1 and client = ?2 and route = ?3 and key = ?4""", Tuple.class)
                .setParameter(1, request.tenant().value())
                .setParameter(2, request.client())
                .setParameter(3, request.route())
                .setParameter(4, request.key().value())
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(found -> same(found, request)));
    }

    private static RememberedAnswer same(Tuple row, Request request) {
        if (!MessageDigest.isEqual(row.get("payload_hash", byte[].class), request.payload())) {
            throw Refusal.of(
                    422,
                    "idempotency-key-reused",
                    "This key stood for another request; a new request needs a new key.");
        }
        try {
            return new RememberedAnswer(
                    row.get("status", Integer.class),
                    Json.mapper().readValue(row.get("headers", String.class), new TypeReference<>() {}),
                    Optional.of(row.get("body", String.class)).filter(body -> !body.isEmpty()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
