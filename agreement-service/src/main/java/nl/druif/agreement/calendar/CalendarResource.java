package nl.druif.agreement.calendar;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.Listing;
import nl.druif.foundation.http.CountedPageRequest;
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.http.IfMatch;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
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
            @BeanParam CountedPageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        return calendars
                .list(caller.tenant(), Listing.of("Calendar").with("reference", reference), cut)
                .map(found -> pages.page(cut, found.items(), CalendarResource::key, found.total()));
    }

    @GET
    @Path("/{id}")
    @Produces({MediaType.APPLICATION_JSON, CalendarFileResource.TEXT_CALENDAR})
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "getCalendar",
            summary = "Read a calendar",
            description =
                    "With all its versions; where two overlap, the later one holds. As text/calendar: the closed days,"
                            + " extra openings and public holidays that hold today.",
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

    @POST
    @Idempotent
    @Path("/{id}/versions/_import")
    @Consumes(CalendarFileResource.TEXT_CALENDAR)
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER})
    @Operation(
            operationId = "importCalendarVersion",
            summary = "Add a version with the days of an iCalendar file",
            description = "The hours that hold on its first day, with the file's events as closed days, or as extra"
                    + " openings where their category is OPENING. Up to 1 MiB in UTF-8, no recurring events.",
            extensions = @Extension(name = "x-summary-nl", value = "Een versie toevoegen uit een iCalendar-bestand"))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = CalendarFileResource.TEXT_CALENDAR,
                            schema = @Schema(type = SchemaType.STRING)))
    @APIResponseSchema(value = NamedCalendar.class, responseCode = "201", responseDescription = "Added")
    public Uni<RestResponse<NamedCalendar>> importVersion(
            @RestPath @Parameter(description = "The calendar's id") UUID id,
            @RestQuery @Parameter(description = "The first local date it holds on; tomorrow unless given")
                    Optional<LocalDate> from,
            @RestQuery @Parameter(description = "The first local date it no longer holds on; for good unless given")
                    Optional<LocalDate> until,
            byte[] file) {
        var now = clock.instant();
        return calendars
                .addVersion(caller.tenant(), id, calendar -> calendar.with(file, from, until, now), now)
                .map(CalendarResource::created);
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "listCalendarVersions",
            summary = "List the versions of a calendar",
            description = "All of them, each with the days it speaks of and when it was recorded.",
            extensions = @Extension(name = "x-summary-nl", value = "De versies van openstellingstijden tonen"))
    public Uni<History> versions(@RestPath @Parameter(description = "The calendar's id") UUID id) {
        return calendars.history(caller.tenant(), id).map(History::new);
    }

    /** At most a hundred, so no pages. */
    public record History(List<RecordedVersion> items) {}

    @GET
    @Path("/{id}/boundaries")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "listBoundaries",
            summary = "Ask when a calendar opens and closes next",
            description = "The next openings and closings, and the days of the coming year on which the clocks change,"
                    + " with their real length.",
            extensions = @Extension(name = "x-summary-nl", value = "De volgende grenzen van openstellingstijden"))
    public Uni<Boundaries> boundaries(
            @RestPath @Parameter(description = "The calendar's id") UUID id,
            @RestQuery @Parameter(description = "After this instant; now unless given") Optional<Instant> from,
            @RestQuery @DefaultValue("10") @Min(1) @Max(200) int count) {
        var start = from.orElseGet(clock::instant);
        return calendars.find(caller.tenant(), id).map(calendar -> Boundaries.of(calendar, start, count));
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
