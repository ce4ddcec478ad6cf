package nl.druif.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.testing.Account;

/** Who can sign in on this machine: the people of the demo tenant, of a second tenant that must see none of it, and the operator. */
final class People {
    static final UUID GRAPES = UUID.fromString("019360f0-0000-7000-8000-00000000d001");
    static final UUID NEIGHBOURS = UUID.fromString("019360f0-0000-7000-8000-00000000d002");

    /** The customer for whom Dirk signs and Eva looks, by its reference in the demo tenant. */
    static final String CUSTOMER = "gemeente-eikenrode";

    private final List<Account> accounts = new ArrayList<>();

    People(Secrets secrets) {
        provider(secrets, "anna", "provider-admin");
        provider(secrets, "bram", "agreement-manager");
        provider(secrets, "carla", "agent");
        provider(secrets, "fatima", "auditor");
        provider(secrets, "itsm", "integration");
        customer(secrets, "dirk", "customer-manager");
        customer(secrets, "eva", "customer-viewer");
        add(secrets, "xander", "buren", Optional.of(NEIGHBOURS), "provider-admin", Optional.empty());
        add(secrets, "olga", "platform", Optional.empty(), "platform-operator", Optional.empty());
    }

    List<Account> accounts() {
        return List.copyOf(accounts);
    }

    Account named(String username) {
        return accounts.stream()
                .filter(account -> account.username().equals(username))
                .findFirst()
                .orElseThrow();
    }

    private void provider(Secrets secrets, String username, String role) {
        add(secrets, username, "druif", Optional.of(GRAPES), role, Optional.empty());
    }

    private void customer(Secrets secrets, String username, String role) {
        add(secrets, username, "druif", Optional.of(GRAPES), role, Optional.of(CUSTOMER));
    }

    private void add(
            Secrets secrets,
            String username,
            String organization,
            Optional<UUID> tenant,
            String role,
            Optional<String> party) {
        accounts.add(new Account(username, secrets.of("user." + username), organization, tenant, List.of(role), party));
    }
}
