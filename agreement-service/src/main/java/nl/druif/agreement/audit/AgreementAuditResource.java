package nl.druif.agreement.audit;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import nl.druif.foundation.audit.AuditResource;
import nl.druif.foundation.audit.AuditTrail;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.tenancy.CallerTenant;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/agreement/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit", description = "Who did what, and whether that record is whole")
public class AgreementAuditResource extends AuditResource {
    AgreementAuditResource(AuditTrail trail, CallerTenant caller, Pages pages) {
        super(trail, caller, pages);
    }
}
