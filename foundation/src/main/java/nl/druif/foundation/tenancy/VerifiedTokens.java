package nl.druif.foundation.tenancy;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who bears an access token, without asking its signature again for a minute: a source that tells its events one by one shows the
 * same token hundreds of times a second, and looking at it cost more than the event. Only what was found good is remembered, letter
 * for letter, and never past the token's own end. There is one configuration that takes bearers, so what is good for one path is good
 * for all.
 */
@ApplicationScoped
public class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {
    /** For so long a key that the issuer takes back still counts; the keys themselves are remembered longer. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final int MOST = 10_000;
    private static final String REQUEST = RoutingContext.class.getName();

    private final Map<String, Verified> verified = new ConcurrentHashMap<>();
    private final IdentityProvider<TokenAuthenticationRequest> verifier;
    private final Clock clock;

    /** By the time that the verifier goes by, whatever clock the rules are told. */
    @Inject
    VerifiedTokens(OidcIdentityProvider verifier) {
        this(verifier, Clock.systemUTC());
    }

    VerifiedTokens(IdentityProvider<TokenAuthenticationRequest> verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    private record Verified(SecurityIdentity identity, Instant until) {}

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Before the verifier, which is asked from here. */
    @Override
    public int priority() {
        return verifier.priority() + 1;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        if (!(request.getToken() instanceof AccessTokenCredential)) {
            return verifier.authenticate(request, context);
        }
        var token = request.getToken().getToken();
        var now = clock.instant();
        var known = verified.get(token);
        return known != null && now.isBefore(known.until())
                ? Uni.createFrom().item(here(known.identity(), request))
                : verifier.authenticate(request, context).invoke(identity -> remember(token, identity, now));
    }

    private static SecurityIdentity here(SecurityIdentity identity, TokenAuthenticationRequest request) {
        return anywhere(identity)
                .addAttribute(REQUEST, HttpSecurityUtils.getRoutingContextAttribute(request))
                .build();
    }

    /** An identity holds the request that it was made for: one that is remembered would hold its body too. */
    private static QuarkusSecurityIdentity.Builder anywhere(SecurityIdentity identity) {
        var attributes = new HashMap<>(identity.getAttributes());
        attributes.remove(REQUEST);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addRoles(identity.getRoles())
                .addPermissions(identity.getPermissions())
                .addAttributes(attributes);
    }

    private void remember(String token, SecurityIdentity identity, Instant now) {
        if (identity.getPrincipal() instanceof JsonWebToken content) {
            if (verified.size() >= MOST) {
                verified.values().removeIf(old -> !now.isBefore(old.until()));
            }
            if (verified.size() < MOST) {
                verified.put(token, new Verified(anywhere(identity).build(), end(content, now)));
            }
        }
    }

    private static Instant end(JsonWebToken content, Instant now) {
        var remembered = now.plus(REMEMBERED);
        var end = Instant.ofEpochSecond(content.getExpirationTime());
        return end.isBefore(remembered) ? end : remembered;
    }
}
