package nl.druif.agreement.calendar;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.Listing;
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.http.IfMatch;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/agreement/v1/calendars")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calendars", description = "Opening hours with holidays and time zone, in versions")
public class CalendarResource {
    private final CalendarStore calendars;
    private final CallerTenant caller;
    private final Clock clock;
    private final Pages pages;

    CalendarResource(CalendarStore calendars, CallerTenant caller, Clock clock, Pages pages) {
        this.calendars = calendars;
        this.caller = caller;
        this.clock = clock;
        this.pages = pages;
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER})
    @Operation(
            operationId = "registerCalendar",
            summary = "Register a calendar",
            description = "With its opening hours as version 1.",
            extensions = @Extension(name = "x-summary-nl", value = "Openstellingstijden vastleggen"))
    @APIResponseSchema(value = NamedCalendar.class, responseCode = "201", responseDescription = "Registered")
    public Uni<RestResponse<NamedCalendar>> register(CalendarDetails details) {
        var now = clock.instant();
        return calendars
                .add(caller.tenant(), details.registered(Uuid7.at(now)), now)
                .map(CalendarResource::created);
    }

    @GET
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "listCalendars",
            summary = "List calendars",
            description = "With all their versions, in the order of their registration.",
            extensions = @Extension(name = "x-summary-nl", value = "Openstellingstijden tonen"))
    public Uni<RestResponse<Page<NamedCalendar>>> list(
            @RestQuery @Parameter(description = "Only the calendar with this reference") Optional<String> reference,
            @BeanParam PageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        return calendars
                .list(caller.tenant(), Listing.of("Calendar").with("reference", reference), cut)
                .map(found -> pages.page(cut, found.items(), CalendarResource::key, found.total()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "getCalendar",
            summary = "Read a calendar",
            description = "With all its versions; where two overlap, the later one holds.",
            extensions = @Extension(name = "x-summary-nl", value = "Openstellingstijden lezen"))
    public Uni<NamedCalendar> get(@RestPath @Parameter(description = "The calendar's id") UUID id) {
        return calendars.find(caller.tenant(), id);
    }

    @POST
    @Idempotent
    @Path("/{id}/versions")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER})
    @Operation(
            operationId = "addCalendarVersion",
            summary = "Add a version to a calendar",
            description = "Other opening hours, from tomorrow at the earliest where there are hours already. Signed"
                    + " agreements keep the hours they were signed with, until an amendment.",
            extensions = @Extension(name = "x-summary-nl", value = "Een versie van openstellingstijden toevoegen"))
    @APIResponseSchema(value = NamedCalendar.class, responseCode = "201", responseDescription = "Added")
    public Uni<RestResponse<NamedCalendar>> addVersion(
            @RestPath @Parameter(description = "The calendar's id") UUID id, NewVersion version) {
        var now = clock.instant();
        return calendars
                .addVersion(caller.tenant(), id, calendar -> calendar.with(version, now), now)
                .map(CalendarResource::created);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER})
    @Operation(
            operationId = "removeCalendar",
            summary = "Remove a calendar",
            description = "With all its versions, and only when no agreement, service or team ever named it.",
            extensions = @Extension(name = "x-summary-nl", value = "Openstellingstijden verwijderen"))
    public Uni<Void> remove(
            @RestPath @Parameter(description = "The calendar's id") UUID id, @RestHeader("If-Match") IfMatch ifMatch) {
        return calendars.remove(caller.tenant(), id, ifMatch);
    }

    private static RestResponse<NamedCalendar> created(NamedCalendar calendar) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, calendar)
                .location(URI.create("/agreement/v1/calendars/" + calendar.id()))
                .build();
    }

    private static List<String> key(NamedCalendar calendar) {
        return List.of(calendar.id().toString());
    }
}
