package nl.druif.foundation.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class CallerNameTest {
    @Test
    void a_caller_is_called_by_his_name_and_else_by_what_he_signs_in_with() {
        assertThat(caller(Map.of("name", "Carel Kok", "preferred_username", "carel"))
                        .name())
                .contains("Carel Kok");
        assertThat(caller(Map.of("preferred_username", "carel")).name()).contains("carel");
        assertThat(caller(Map.of("name", " \u202e ", "preferred_username", "car\u202eel"))
                        .name())
                .contains("carel");
        assertThat(caller(Map.of("name", "x".repeat(201), "preferred_username", 7))
                        .name())
                .isEmpty();
        assertThat(caller(Map.of()).name()).isEmpty();
    }

    private static CallerTenant caller(Map<String, Object> claims) {
        return new CallerTenant(
                new Token(claims),
                QuarkusSecurityIdentity.builder().setAnonymous(true).build(),
                new TenancyConfig() {
                    @Override
                    public String tenantClaim() {
                        return "tenant";
                    }

                    @Override
                    public String partyClaim() {
                        return "party";
                    }
                });
    }

    private record Token(Map<String, Object> claims) implements JsonWebToken {
        @Override
        public String getName() {
            return "";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }
}
