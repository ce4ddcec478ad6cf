package nl.druif.ticketclock.hook;

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
import nl.druif.foundation.json.StrictJson;
import nl.druif.foundation.link.LinkKeys;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
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

@Path("/ticket-clock/v1/hooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "hooks", description = "Webhooks of other ticket systems, and how they are read")
public class HookResource {
    private static final String PATH = "/ticket-clock/v1/hooks/";

    private final HookStore hooks;
    private final Templates templates;
    private final CallerTenant caller;
    private final LinkKeys keys;
    private final Clock clock;
    private final Pages pages;

    HookResource(HookStore hooks, StrictJson json, CallerTenant caller, LinkKeys keys, Clock clock, Pages pages) {
        this.hooks = hooks;
        this.templates = new Templates(json);
        this.caller = caller;
        this.keys = keys;
        this.clock = clock;
        this.pages = pages;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "makeHook",
            summary = "Make a hook",
            description = "With a mapping of one's own, or with the template for its kind of system. It takes nothing"
                    + " until it has a secret.",
            extensions = @Extension(name = "x-summary-nl", value = "Een webhook maken"))
    @APIResponseSchema(value = Hook.class, responseCode = "201", responseDescription = "Made")
    public Uni<RestResponse<Hook>> make(NewHook made) {
        var now = clock.instant();
        var hook = new Hook(
                Uuid7.at(now),
                made.name(),
                made.source(),
                made.system().orElseGet(() -> made.source().inPath()),
                HookState.ACTIVE,
                made.mapping().orElseGet(() -> templates.of(made.source())),
                "",
                List.of(),
                0,
                now,
                1);
        return hooks.add(caller.tenant(), hook)
                .map(stored -> ResponseBuilder.create(RestResponse.Status.CREATED, stored)
                        .location(URI.create(PATH + stored.id()))
                        .build());
    }

    @GET
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "listHooks",
            summary = "List hooks",
            description = "The latest first, each with how many deliveries are parked.",
            extensions = @Extension(name = "x-summary-nl", value = "Webhooks tonen"))
    public Uni<RestResponse<Page<Hook>>> list(@BeanParam PageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        return hooks.list(caller.tenant(), cut)
                .map(found -> pages.page(cut, found, hook -> List.of(hook.id().toString())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "getHook",
            summary = "Read a hook",
            description = "With its mapping and the address to post to; its secrets are shown nowhere.",
            extensions = @Extension(name = "x-summary-nl", value = "Een webhook lezen"))
    public Uni<Hook> get(@RestPath @Parameter(description = "The hook's id") UUID id) {
        return hooks.find(caller.tenant(), id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "editHook",
            summary = "Change a hook",
            description = "Its name, its mapping, and whether it takes deliveries.",
            extensions = @Extension(name = "x-summary-nl", value = "Een webhook wijzigen"))
    public Uni<Hook> edit(
            @RestPath @Parameter(description = "The hook's id") UUID id,
            @RestHeader("If-Match") IfMatch ifMatch,
            HookEdit edit) {
        return hooks.revise(caller.tenant(), id, Optional.of(ifMatch), "edited", hook -> hook.edited(edit));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "removeHook",
            summary = "Remove a hook",
            description = "Only when nothing of it is parked any more. What it told stays told.",
            extensions = @Extension(name = "x-summary-nl", value = "Een webhook verwijderen"))
    public Uni<Void> remove(
            @RestPath @Parameter(description = "The hook's id") UUID id, @RestHeader("If-Match") IfMatch ifMatch) {
        return hooks.remove(caller.tenant(), id, ifMatch, clock.instant());
    }

    /** Not idempotent: the answer would be kept, and with it the secret. */
    @POST
    @Path("/{id}/secrets")
    @RolesAllowed(Role.PROVIDER_ADMIN)
    @Operation(
            operationId = "renewHookSecret",
            summary = "Make a new secret for a hook",
            description = "Shown in this answer and never again. The one before stays valid for a while, so that"
                    + " nothing is refused while the other system is told; one before that ends.",
            extensions = @Extension(name = "x-summary-nl", value = "Een nieuw geheim voor een webhook maken"))
    @APIResponse(responseCode = "201", description = "Made; keep it where the other system finds it")
    public Uni<RestResponse<ShownSecret>> renew(
            @RestPath @Parameter(description = "The hook's id") UUID id, NewSecret asked) {
        var now = clock.instant();
        var secret = new HookSecret(Uuid7.at(now), keys.current().id(), now, Optional.empty());
        return hooks.revise(
                        caller.tenant(),
                        id,
                        Optional.empty(),
                        "secret-renewed",
                        hook -> hook.renewed(secret, asked.overlap(), now))
                .map(hook -> ResponseBuilder.create(
                                RestResponse.Status.CREATED,
                                new ShownSecret(
                                        secret.id(),
                                        secret.text(hook.id(), keys).orElseThrow(),
                                        hook.address(),
                                        now))
                        .location(URI.create(PATH + id))
                        .build());
    }
}
