package nl.druif.foundation.tenancy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where a token says whose it is. */
@ConfigMapping(prefix = "druif.tenancy")
public interface TenancyConfig {
    /** Path to the tenant's UUID in the token's claims; {@code *} stands for any one key. */
    @WithDefault("organization/*/id")
    String tenantClaim();

    /** Claim with the reference of the party a customer's user belongs to. */
    @WithDefault("party")
    String partyClaim();
}
