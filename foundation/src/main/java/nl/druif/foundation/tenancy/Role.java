package nl.druif.foundation.tenancy;

/** What a caller may be. The names are those in the token. */
public final class Role {
    public static final String PROVIDER_ADMIN = "provider-admin";
    public static final String AGREEMENT_MANAGER = "agreement-manager";
    public static final String AGENT = "agent";
    public static final String CUSTOMER_MANAGER = "customer-manager";
    public static final String CUSTOMER_VIEWER = "customer-viewer";
    public static final String AUDITOR = "auditor";
    public static final String INTEGRATION = "integration";
    public static final String PLATFORM_OPERATOR = "platform-operator";

    private Role() {}
}
