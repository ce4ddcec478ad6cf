package nl.druif.foundation.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.druif.foundation.testing.HandSetClock;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final Instant NINE = Instant.parse("2026-04-24T09:00:00Z");

    private final HandSetClock clock = new HandSetClock(NINE);
    private final Issuer issuer = new Issuer();
    private final VerifiedTokens tokens = new VerifiedTokens(issuer, clock);

    /** Verifies, and notes what it was asked. */
    private static final class Issuer implements IdentityProvider<TokenAuthenticationRequest> {
        private final List<String> asked = new ArrayList<>();
        private Instant end = NINE.plus(Duration.ofHours(1));

        @Override
        public Class<TokenAuthenticationRequest> getRequestType() {
            return TokenAuthenticationRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(
                TokenAuthenticationRequest request, AuthenticationRequestContext context) {
            var token = request.getToken().getToken();
            asked.add(token);
            return token.equals("forged")
                    ? Uni.createFrom().failure(new AuthenticationFailedException())
                    : Uni.createFrom()
                            .item(QuarkusSecurityIdentity.builder()
                                    .setPrincipal(new Bearer(token, end))
                                    .addCredential(request.getToken())
                                    .addRole("integration")
                                    .addPermissionAsString("tickets")
                                    .addAttribute("tenant-id", "Default")
                                    .addAttribute(RoutingContext.class.getName(), "the request of " + asked.size())
                                    .build());
        }
    }

    private record Bearer(String getName, Instant end) implements JsonWebToken {
        @Override
        public String getName() {
            return getName;
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("exp");
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String claim) {
            return (T) (claim.equals("exp") ? (Long) end.getEpochSecond() : null);
        }
    }

    private SecurityIdentity shown(TokenCredential token) {
        return tokens.authenticate(
                        new TokenAuthenticationRequest(token),
                        work -> Uni.createFrom().item(work))
                .await()
                .indefinitely();
    }

    private SecurityIdentity shown(String token) {
        return shown(new AccessTokenCredential(token));
    }

    @Test
    void a_token_that_was_found_good_is_not_looked_at_again_for_a_minute() {
        shown("good");
        clock.set(NINE.plusSeconds(59));
        shown("good");
        assertThat(issuer.asked).containsExactly("good");

        clock.set(NINE.plusSeconds(60));
        shown("good");
        assertThat(issuer.asked).containsExactly("good", "good");
    }

    @Test
    void who_bears_it_is_the_same_and_may_do_the_same() {
        var first = shown("good");
        var again = shown("good");

        assertThat(again.getPrincipal()).isEqualTo(first.getPrincipal());
        assertThat(again.getRoles()).containsExactly("integration");
        assertThat(again.getPermissions()).isEqualTo(first.getPermissions()).isNotEmpty();
        assertThat(again.getCredentials()).isEqualTo(first.getCredentials());
        assertThat(again.<String>getAttribute("tenant-id")).isEqualTo("Default");
    }

    @Test
    void nobody_is_told_of_another_request() {
        shown("good");
        assertThat(shown("good").<Object>getAttribute(RoutingContext.class.getName()))
                .isNull();
    }

    @Test
    void it_is_looked_at_again_from_the_moment_it_ends() {
        issuer.end = NINE.plusSeconds(10);
        shown("short");
        clock.set(NINE.plusSeconds(9));
        shown("short");
        clock.set(NINE.plusSeconds(10));
        shown("short");
        assertThat(issuer.asked).containsExactly("short", "short");
    }

    @Test
    void what_was_refused_is_looked_at_every_time() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> shown("forged")).isInstanceOf(AuthenticationFailedException.class);
        }
        assertThat(issuer.asked).containsExactly("forged", "forged");
    }

    @Test
    void another_token_is_another_bearer() {
        shown("one");
        assertThat(shown("other").getPrincipal().getName()).isEqualTo("other");
        assertThat(issuer.asked).containsExactly("one", "other");
    }

    @Test
    void a_token_of_who_signed_in_to_a_page_is_looked_at_every_time() {
        shown(new IdTokenCredential("page"));
        shown(new IdTokenCredential("page"));
        assertThat(issuer.asked).containsExactly("page", "page");
    }

    @Test
    void is_asked_before_who_verifies() {
        assertThat(tokens.priority()).isGreaterThan(issuer.priority());
    }
}
