package nl.druif.agreement.negotiation;

import static nl.druif.foundation.tenancy.Role.AGENT;
import static nl.druif.foundation.tenancy.Role.AGREEMENT_MANAGER;
import static nl.druif.foundation.tenancy.Role.AUDITOR;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_MANAGER;
import static nl.druif.foundation.tenancy.Role.CUSTOMER_VIEWER;
import static nl.druif.foundation.tenancy.Role.PROVIDER_ADMIN;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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
import nl.druif.agreement.agreement.AgreementStore;
import nl.druif.agreement.agreement.Audience;
import nl.druif.foundation.http.CountedPageRequest;
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.tenancy.CallerTenant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/agreement/v1/agreements/{id}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "negotiation")
public class CommentResource {
    private final CommentStore comments;
    private final AgreementStore agreements;
    private final CallerTenant caller;
    private final Clock clock;
    private final Pages pages;

    CommentResource(CommentStore comments, AgreementStore agreements, CallerTenant caller, Clock clock, Pages pages) {
        this.comments = comments;
        this.agreements = agreements;
        this.caller = caller;
        this.clock = clock;
        this.pages = pages;
    }

    @POST
    @Idempotent
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AUDITOR, CUSTOMER_MANAGER})
    @Operation(
            operationId = "commentOnClause",
            summary = "Comment on a clause",
            description = "A customer on what was proposed to him. What the provider says about a draft, about what the"
                    + " customer is not shown, or with internal=true stays with the provider for good.",
            extensions = @Extension(name = "x-summary-nl", value = "Opmerking bij een bepaling maken"))
    @APIResponseSchema(value = Comment.class, responseCode = "201", responseDescription = "Said")
    public Uni<RestResponse<Comment>> comment(
            @RestPath @Parameter(description = "The agreement's id") UUID id, Remark remark) {
        var now = clock.instant();
        var audience = Audience.of(caller);
        var author = caller.subject();
        return comments.add(
                        caller.tenant(),
                        id,
                        agreement -> Comment.on(agreement, remark, audience, author, Uuid7.at(now), now))
                .map(comment -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, comment)
                        .location(URI.create("/agreement/v1/agreements/" + id + "/comments"))
                        .build());
    }

    @GET
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "listComments",
            summary = "List comments",
            description = "In the order in which they were made. A customer sees none that stays with the provider.",
            extensions = @Extension(name = "x-summary-nl", value = "Opmerkingen tonen"))
    public Uni<RestResponse<Page<Comment>>> list(
            @RestPath @Parameter(description = "The agreement's id") UUID id,
            @RestQuery @Parameter(description = "Only on the version with this number") Optional<Integer> version,
            @RestQuery @Parameter(description = "Only on this clause, such as targets/oplossen")
                    Optional<String> clause,
            @RestQuery @Parameter(description = "Only those that are resolved, or only those that are not")
                    Optional<Boolean> resolved,
            @BeanParam CountedPageRequest page) {
        var tenant = caller.tenant();
        var audience = Audience.of(caller);
        var cut = pages.cut(page, tenant);
        var listing = listing(id, audience).with("version", version).with("clause", clause);
        var wanted = resolved.map(settled -> listing.where(
                        "case when each.resolvedAt is null then false else true end = :resolved", "resolved", settled))
                .orElse(listing);
        return agreements
                .find(tenant, id)
                .map(audience::view)
                .flatMap(seen -> comments.list(tenant, wanted, cut))
                .map(found -> pages.page(cut, found.items(), CommentResource::key, found.total()));
    }

    @POST
    @Idempotent
    @Path("/{comment}/resolutions")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AUDITOR, CUSTOMER_MANAGER})
    @Operation(
            operationId = "resolveComment",
            summary = "Resolve a comment",
            description = "Either side may; once.",
            extensions = @Extension(name = "x-summary-nl", value = "Een opmerking afhandelen"))
    @APIResponseSchema(value = Comment.class, responseCode = "201", responseDescription = "Resolved")
    public Uni<RestResponse<Comment>> resolve(
            @RestPath @Parameter(description = "The agreement's id") UUID id,
            @RestPath @Parameter(description = "The comment's id") UUID comment) {
        var now = clock.instant();
        var tenant = caller.tenant();
        var audience = Audience.of(caller);
        var by = caller.subject();
        return agreements
                .find(tenant, id)
                .map(audience::view)
                .flatMap(seen -> comments.revise(tenant, id, comment, each -> each.resolve(audience, by, now)))
                .map(each -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, each)
                        .location(URI.create("/agreement/v1/agreements/" + id + "/comments"))
                        .build());
    }

    private static Listing listing(UUID agreement, Audience audience) {
        var all = Listing.of("Comment").where("each.agreementId = :agreement", "agreement", agreement);
        return audience.customer().isEmpty() ? all : all.where("each.internal = :internal", "internal", false);
    }

    private static List<String> key(Comment comment) {
        return List.of(comment.id().toString());
    }
}
