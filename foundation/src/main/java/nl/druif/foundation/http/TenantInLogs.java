package nl.druif.foundation.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Every log line of a request says whose it was. */
@Singleton
public final class TenantInLogs {
    private final SecurityIdentity identity;
    private final CallerTenant caller;

    TenantInLogs(SecurityIdentity identity, CallerTenant caller) {
        this.identity = identity;
        this.caller = caller;
    }

    @ServerRequestFilter
    void name(ContainerRequestContext request) {
        if (!identity.isAnonymous()) {
            try {
                MDC.put("tenantId", caller.tenant().toString());
            } catch (Refusal unclear) {
                MDC.put("tenantId", "unclear");
            }
        }
    }
}
