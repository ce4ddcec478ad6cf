package nl.druif.ticketclock.imports;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.tenancy.TenantId;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * Takes an upload once, however often it is sent. It stands behind {@link ImportResource}, because requests are compared by
 * their arguments: there the place of a file, which is another one each time, here its content.
 */
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
class UploadResource {
    private final UploadCheck check;
    private final ImportStore imports;
    private final ImportJob job;
    private final Clock clock;
    private final Vertx vertx;

    UploadResource(StrictJson json, ImportConfig config, ImportStore imports, ImportJob job, Clock clock, Vertx vertx) {
        this.check = new UploadCheck(json, config.mostUnpacked());
        this.imports = imports;
        this.job = job;
        this.clock = clock;
        this.vertx = vertx;
    }

    /** A hundred megabytes are looked at beside the event loop, not on it. */
    Uni<Upload> look(String mapping, Path file, String name, boolean dryRun) {
        return vertx.executeBlocking(() -> check.look(mapping, file, name, dryRun), false);
    }

    @Idempotent(required = true, operation = "beginImport")
    Uni<RestResponse<Import>> accept(TenantId tenant, Upload upload) {
        var now = clock.instant();
        return imports.accept(tenant, Uuid7.at(now), upload, now)
                .invoke(accepted -> job.nudge(tenant))
                .map(accepted -> ResponseBuilder.create(RestResponse.Status.ACCEPTED, accepted)
                        .location(URI.create("/ticket-clock/v1/imports/" + accepted.id()))
                        .header("Retry-After", "1")
                        .build());
    }
}
