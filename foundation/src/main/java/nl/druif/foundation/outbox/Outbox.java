package nl.druif.foundation.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.NewsType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts news beside the change it is about, in the same transaction, so that the two cannot part. */
@ApplicationScoped
public class Outbox {
    private static final String INSERT = """
            insert into outbox
                (id, tenant_id, aggregatetype, aggregateid, type, payload, topic, source, occurred_at, traceparent)
            select r.id, r.tenant, r.topic, r.tenant || ':' || r.subject, r.type, r.payload, r.topic, ?1, r.at, ?2
            from jsonb_to_recordset(cast(cast(?3 as text) as jsonb))
                as r(id uuid, tenant uuid, topic text, subject text, type text, payload jsonb, at timestamptz)
            on conflict (tenant_id, id) do nothing""";

    private final ObjectMapper json;
    private final String environment;
    private final String source;

    Outbox(
            ObjectMapper json,
            @ConfigProperty(name = "druif.environment") String environment,
            @ConfigProperty(name = "druif.service") String service) {
        this.json = json;
        this.environment = environment;
        this.source = "/" + service;
    }

    /** Announces in the session's open transaction, in the order given. The same news twice is announced once. */
    public Uni<Void> announce(Mutiny.Session session, Collection<? extends Announcement> news) {
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(INSERT)
                .setParameter(1, source)
                .setParameter(2, traceparent().orElse(null))
                .setParameter(3, rows(news))
                .executeUpdate()
                .replaceWithVoid();
    }

    private String rows(Collection<? extends Announcement> news) {
        var rows = json.createArrayNode();
        for (var announcement : news) {
            var type = NewsType.of(announcement);
            rows.addObject()
                    .put("id", announcement.id().toString())
                    .put("tenant", announcement.tenant().toString())
                    .put("topic", type.topic().in(environment))
                    .put("subject", announcement.subject())
                    .put("type", type.type())
                    .put("at", announcement.at().toString())
                    .set("payload", json.valueToTree(announcement));
        }
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private static Optional<String> traceparent() {
        var span = Span.current().getSpanContext();
        return span.isValid()
                ? Optional.of("00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex())
                : Optional.empty();
    }
}
