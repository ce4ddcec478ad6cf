package nl.druif.foundation.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;

/**
 * Ready once the database has every migration this process was built with: a pod that comes before its migration waits,
 * one of the version before goes on. Asked as the app role where the owner's credentials are not given.
 */
@Readiness
@ApplicationScoped
class SchemaReadiness implements HealthCheck {
    private final Flyway flyway;
    private volatile boolean upToDate;

    SchemaReadiness(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public HealthCheckResponse call() {
        // What is applied stays applied, so it is asked until the first yes.
        upToDate = upToDate || flyway.info().pending().length == 0;
        return HealthCheckResponse.named("schema").status(upToDate).build();
    }
}
