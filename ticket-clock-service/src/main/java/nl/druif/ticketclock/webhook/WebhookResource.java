package nl.druif.ticketclock.webhook;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.http.Idempotent;
import nl.druif.foundation.http.IfMatch;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.identity.Uuid7;
import nl.druif.foundation.link.LinkKeys;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.ticketclock.hook.HookSecret;
import nl.druif.ticketclock.hook.NewSecret;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/ticket-clock/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks", description = "Who is told of warnings, breaches and withdrawals as they happen")
public class WebhookResource {
    private static final String PATH = "/ticket-clock/v1/webhooks/";

    private final WebhookStore webhooks;
    private final Guard guard;
    private final CallerTenant caller;
    private final LinkKeys keys;
    private final Clock clock;
    private final Pages pages;

    WebhookResource(WebhookStore webhooks, Guard guard, CallerTenant caller, LinkKeys keys, Clock clock, Pages pages) {
        this.webhooks = webhooks;
        this.guard = guard;
        this.caller = caller;
        this.keys = keys;
        this.clock = clock;
        this.pages = pages;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "makeWebhook",
            summary = "Make a webhook",
            description = "Nothing is sent until it has a secret. Bound to a customer it is told what his people may"
                    + " see: the commitments to him, about his tickets.",
            extensions = @Extension(name = "x-summary-nl", value = "Een uitgaande webhook maken"))
    @APIResponseSchema(value = Webhook.class, responseCode = "201", responseDescription = "Made")
    public Uni<RestResponse<Webhook>> make(NewWebhook made) {
        guard.read(made.url());
        var now = clock.instant();
        return webhooks.add(caller.tenant(), Webhook.of(Uuid7.at(now), made, now))
                .map(stored -> ResponseBuilder.create(RestResponse.Status.CREATED, stored)
                        .location(URI.create(PATH + stored.id()))
                        .build());
    }

    @GET
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AUDITOR})
    @Operation(
            operationId = "listWebhooks",
            summary = "List webhooks",
            description = "The latest first.",
            extensions = @Extension(name = "x-summary-nl", value = "Uitgaande webhooks tonen"))
    public Uni<RestResponse<Page<Webhook>>> list(@BeanParam PageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        return webhooks.list(caller.tenant(), cut)
                .map(found ->
                        pages.page(cut, found, webhook -> List.of(webhook.id().toString())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AUDITOR})
    @Operation(
            operationId = "getWebhook",
            summary = "Read a webhook",
            description = "Whether anything is sent, why not, and since when nothing arrives; its secrets are shown"
                    + " nowhere.",
            extensions = @Extension(name = "x-summary-nl", value = "Een uitgaande webhook lezen"))
    public Uni<Webhook> get(@RestPath @Parameter(description = "The webhook's id") UUID id) {
        return webhooks.find(caller.tenant(), id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "editWebhook",
            summary = "Change a webhook",
            description = "Also to switch it off, or on again when it was disabled. Whose it is stays. What happens"
                    + " while it is off is not sent later.",
            extensions = @Extension(name = "x-summary-nl", value = "Een uitgaande webhook wijzigen"))
    public Uni<Webhook> edit(
            @RestPath @Parameter(description = "The webhook's id") UUID id,
            @RestHeader("If-Match") IfMatch ifMatch,
            WebhookEdit edit) {
        guard.read(edit.url());
        return webhooks.revise(caller.tenant(), id, Optional.of(ifMatch), "edited", webhook -> webhook.edited(edit));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "removeWebhook",
            summary = "Remove a webhook",
            description = "What was not sent yet is not sent any more.",
            extensions = @Extension(name = "x-summary-nl", value = "Een uitgaande webhook verwijderen"))
    public Uni<Void> remove(
            @RestPath @Parameter(description = "The webhook's id") UUID id, @RestHeader("If-Match") IfMatch ifMatch) {
        return webhooks.remove(caller.tenant(), id, ifMatch, clock.instant());
    }

    /** Not idempotent: the answer would be kept, and with it the secret. */
    @POST
    @Path("/{id}/secrets")
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "renewWebhookSecret",
            summary = "Make a new secret for a webhook",
            description = "Shown in this answer and never again. The one before signs beside it for a while, so that"
                    + " nothing is refused while the other system is told; one before that ends.",
            extensions = @Extension(name = "x-summary-nl", value = "Een nieuw geheim voor een uitgaande webhook maken"))
    @APIResponse(responseCode = "201", description = "Made; keep it where the other system finds it")
    public Uni<RestResponse<WebhookSecret>> renew(
            @RestPath @Parameter(description = "The webhook's id") UUID id, NewSecret asked) {
        var now = clock.instant();
        var secret = new HookSecret(Uuid7.at(now), keys.current().id(), now, Optional.empty());
        return webhooks.revise(
                        caller.tenant(),
                        id,
                        Optional.empty(),
                        "secret-renewed",
                        webhook -> webhook.renewed(secret, asked.overlap(), now))
                .map(webhook -> ResponseBuilder.create(
                                RestResponse.Status.CREATED,
                                new WebhookSecret(
                                        secret.id(),
                                        secret.text(webhook.id(), keys).orElseThrow(),
                                        now))
                        .location(URI.create(PATH + id))
                        .build());
    }
}
