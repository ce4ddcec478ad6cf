package nl.druif.foundation.outbox;

import static nl.druif.foundation.tenancy.Prepared.column;
import static nl.druif.foundation.tenancy.Prepared.moment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.event.Announcement;
import nl.druif.foundation.event.NewsType;
import nl.druif.foundation.tenancy.Prepared;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts news beside the change it is about, in the same transaction, so that the two cannot part. */
@ApplicationScoped
public class Outbox {
    private static final Prepared INSERT = new Prepared("""
            insert into outbox
                (id, tenant_id, aggregatetype, aggregateid, type, payload, topic, source, occurred_at, traceparent)
            select r.id, r.tenant, r.topic, r.tenant || ':' || r.subject, r.type, r.payload::json, r.topic, $1, r.at, $2
            from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::timestamptz[])
                as r(id, tenant, topic, subject, type, payload, at)
            on conflict (tenant_id, id) do nothing""");

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
        var types = news.stream().map(NewsType::of).toList();
        return INSERT.run(
                        session,
                        source,
                        traceparent().orElse(null),
                        column(news, Announcement::id, UUID[]::new),
                        column(news, announcement -> announcement.tenant().value(), UUID[]::new),
                        column(types, type -> type.topic().in(environment), String[]::new),
                        column(news, Announcement::subject, String[]::new),
                        column(types, NewsType::type, String[]::new),
                        column(news, this::text, String[]::new),
                        column(news, announcement -> moment(announcement.at()), OffsetDateTime[]::new))
                .replaceWithVoid();
    }

    private String text(Announcement announcement) {
        try {
            return json.writeValueAsString(announcement);
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
