package nl.druif.agreement.party;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.EntryResource;
import nl.druif.agreement.Listing;
import nl.druif.foundation.http.CountedPageRequest;
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.http.IfMatch;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.json.Document;
import nl.druif.foundation.json.StrictJson;
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

@Path(SegmentResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "segments", description = "Named groups of customers")
public class SegmentResource extends EntryResource<Segment, SegmentDetails> {
    static final String PATH = "/agreement/v1/segments";

    SegmentResource(SegmentStore segments, CallerTenant caller, Clock clock, Pages pages, StrictJson json) {
        super(PATH, segments, caller, clock, pages, json);
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER})
    @Operation(
            operationId = "registerSegment",
            summary = "Register a segment",
            description = "A group of customers under a reference that agreements use.",
            extensions = @Extension(name = "x-summary-nl", value = "Een klantsegment vastleggen"))
    @APIResponseSchema(value = Segment.class, responseCode = "201", responseDescription = "Registered")
    public Uni<RestResponse<Segment>> register(SegmentDetails details) {
        return registered(details);
    }

    @GET
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "listSegments",
            summary = "List segments",
            description = "In the order of their registration.",
            extensions = @Extension(name = "x-summary-nl", value = "Klantsegmenten tonen"))
    public Uni<RestResponse<Page<Segment>>> list(
            @RestQuery @Parameter(description = "Only segments with this customer") Optional<String> member,
            @RestQuery @Parameter(description = "Only the segment with this reference") Optional<String> reference,
            @BeanParam CountedPageRequest page) {
        var all = Listing.of("Segment").with("reference", reference);
        return page(
                member.isEmpty() ? all : all.where("array_contains(each.members, :member)", "member", member.get()),
                page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "getSegment",
            summary = "Read a segment",
            description = "As it is now.",
            extensions = @Extension(name = "x-summary-nl", value = "Een klantsegment lezen"))
    public Uni<Segment> get(@RestPath @Parameter(description = "The segment's id") UUID id) {
        return found(id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER})
    @Operation(
            operationId = "replaceSegment",
            summary = "Rewrite a segment",
            description =
                    "Its reference stays what it is; who is in it may change. Proposed agreements keep the members they had.",
            extensions = @Extension(name = "x-summary-nl", value = "Een klantsegment herschrijven"))
    public Uni<Segment> replace(
            @RestPath @Parameter(description = "The segment's id") UUID id,
            @RestHeader("If-Match") IfMatch ifMatch,
            SegmentDetails details) {
        return replaced(id, ifMatch, details);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MERGE_PATCH)
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER})
    @Operation(
            operationId = "changeSegment",
            summary = "Change parts of a segment",
            description =
                    "A merge patch (RFC 7396) on what a PUT would send: what it names is replaced, null takes away.",
            extensions = @Extension(name = "x-summary-nl", value = "Delen van een klantsegment wijzigen"))
    public Uni<Segment> change(
            @RestPath @Parameter(description = "The segment's id") UUID id,
            @RestHeader("If-Match") IfMatch ifMatch,
            Document patch) {
        return patched(id, ifMatch, patch, SegmentDetails.class);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER})
    @Operation(
            operationId = "removeSegment",
            summary = "Remove a segment",
            description = "Only when no agreement ever named it.",
            extensions = @Extension(name = "x-summary-nl", value = "Een klantsegment verwijderen"))
    public Uni<Void> remove(
            @RestPath @Parameter(description = "The segment's id") UUID id, @RestHeader("If-Match") IfMatch ifMatch) {
        return removed(id, ifMatch);
    }

    @Override
    protected SegmentDetails details(Segment entry) {
        return SegmentDetails.of(entry);
    }
}
