package nl.druif.agreement.calendar;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import nl.druif.foundation.tenancy.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/agreement/v1/calendar-previews")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calendars")
public class PreviewResource {

    @POST
    @RolesAllowed({
        Role.PROVIDER_ADMIN,
        Role.AGREEMENT_MANAGER,
        Role.AGENT,
        Role.AUDITOR,
        Role.INTEGRATION,
        Role.CUSTOMER_MANAGER,
        Role.CUSTOMER_VIEWER
    })
    @NonBlocking
    @Operation(
            operationId = "previewCalendar",
            summary = "Ask opening hours what-ifs",
            description = "Up to 1,000 questions to opening hours that come along in the body: when is it due, how much"
                    + " is counted, when must it have begun, is it open. Nothing is stored.",
            extensions = @Extension(name = "x-summary-nl", value = "Openstellingstijden doorrekenen"))
    public CalendarPreviewAnswers preview(CalendarPreview preview) {
        return preview.answers();
    }
}
