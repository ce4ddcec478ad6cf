package nl.druif.ticketclock.audit;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import nl.druif.foundation.audit.AuditResource;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.tenancy.CallerTenant;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/ticket-clock/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit", description = "Who did what, and whether that record is whole")
public class ClockAuditResource extends AuditResource {
    ClockAuditResource(AuditTrail trail, CallerTenant caller, Pages pages) {
        super(trail, caller, pages);
    }
}
