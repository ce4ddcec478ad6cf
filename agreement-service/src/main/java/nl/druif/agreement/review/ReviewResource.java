package nl.druif.agreement.review;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.agreement.Listing;
import nl.druif.agreement.agreement.Audience;
import nl.druif.foundation.http.CountedPageRequest;
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.http.IfMatch;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.problem.Language;
import nl.druif.foundation.tenancy.CallerTenant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/agreement/v1/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reviews", description = "Looking at agreements again: why, and what came of it")
public class ReviewResource {
    private final ReviewStore reviews;
    private final CallerTenant caller;
    private final Clock clock;
    private final Pages pages;
    private final HttpHeaders headers;

    ReviewResource(ReviewStore reviews, CallerTenant caller, Clock clock, Pages pages, HttpHeaders headers) {
        this.reviews = reviews;
        this.caller = caller;
        this.clock = clock;
        this.pages = pages;
        this.headers = headers;
    }

    @GET
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "listReviews",
            summary = "List reviews",
            description = "In the order of their opening. A customer sees those of his agreements, without what is the"
                    + " provider's own business.",
            extensions = @Extension(name = "x-summary-nl", value = "Herzieningen tonen"))
    public Uni<RestResponse<Page<Review>>> list(
            @RestQuery @Parameter(description = "Only of this agreement") Optional<UUID> agreement,
            @RestQuery @Parameter(description = "Only those that this gave cause for") Optional<Trigger> trigger,
            @RestQuery @Parameter(description = "Only those that were decided so") Optional<ReviewOutcome> outcome,
            @RestQuery @Parameter(description = "Only those that wait for a decision, or only those that have one")
                    Optional<Boolean> open,
            @BeanParam CountedPageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        var listing = Listing.of("Review")
                .with("agreementId", agreement)
                .with("trigger", trigger)
                .with("outcome", outcome);
        open.ifPresent(wanted ->
                listing.where("case when each.decidedAt is null then true else false end = :open", "open", wanted));
        var language = language();
        return reviews.list(caller.tenant(), Audience.of(caller), listing, cut)
                .map(found -> found.map(review -> review.toldIn(language)))
                .map(found -> pages.page(cut, found.items(), ReviewResource::key, found.total()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER, AGENT, AUDITOR, CUSTOMER_MANAGER, CUSTOMER_VIEWER})
    @Operation(
            operationId = "getReview",
            summary = "Read a review",
            description = "Its evidence is what was seen when it was opened.",
            extensions = @Extension(name = "x-summary-nl", value = "Een herziening lezen"))
    public Uni<Review> get(@RestPath @Parameter(description = "The review's id") UUID id) {
        return reviews.find(caller.tenant(), Audience.of(caller), id).map(review -> review.toldIn(language()));
    }

    @POST
    @Idempotent
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER})
    @Operation(
            operationId = "openReview",
            summary = "Open a review",
            description = "By hand, for what no trigger can tell, such as another tool. One review of an agreement for"
                    + " the same trigger is open at a time.",
            extensions = @Extension(name = "x-summary-nl", value = "Een herziening openen"))
    @APIResponseSchema(value = Review.class, responseCode = "201", responseDescription = "Opened")
    public Uni<RestResponse<Review>> open(NewReview wanted) {
        return reviews.open(caller.tenant(), wanted, caller.subject(), clock.instant())
                .map(this::created);
    }

    @POST
    @Idempotent
    @Path("/{id}/decisions")
    @RolesAllowed({PROVIDER_ADMIN, AGREEMENT_MANAGER})
    @Operation(
            operationId = "decideReview",
            summary = "Decide a review",
            description = "KEEP: what is seen now is normal, and the trigger sleeps until the facts part from that."
                    + " AMEND opens a draft with the words of the last signed version, to be rewritten and proposed."
                    + " END ends the agreement, or goes with an end that was decided before.",
            extensions = @Extension(name = "x-summary-nl", value = "Over een herziening beslissen"))
    @APIResponseSchema(value = Review.class, responseCode = "201", responseDescription = "Decided")
    public Uni<RestResponse<Review>> decide(
            @RestPath @Parameter(description = "The review's id") UUID id,
            @RestHeader("If-Match") IfMatch ifMatch,
            NewDecision decision) {
        return reviews.decide(caller.tenant(), id, decision, ifMatch::check, caller.subject(), clock.instant())
                .map(this::created);
    }

    private RestResponse<Review> created(Review review) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, review.toldIn(language()))
                .location(URI.create("/agreement/v1/reviews/" + review.id()))
                .build();
    }

    private Language language() {
        return Language.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static List<String> key(Review review) {
        return List.of(review.id().toString());
    }
}
