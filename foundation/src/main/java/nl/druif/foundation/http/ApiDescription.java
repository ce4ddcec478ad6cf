package nl.druif.foundation.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

/**
 * Completes the OpenAPI document with what holds for every operation, so that it is true and follows the NL API Design
 * Rules. Paths are told relative to a server URL that ends in the major version, and that is itself relative to wherever the
 * document was read: gateways may put the API anywhere. Pages outside it are no part of the API.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {
    private static final String SCHEME = "oidc";

    private final Endpoints endpoints;
    private final ApiSchemas schemas;

    public ApiDescription(IndexView index) {
        endpoints = new Endpoints(index);
        schemas = new ApiSchemas(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var document = ConfigProvider.getConfig().getValue("quarkus.smallrye-openapi.path", String.class);
        var root = document.substring(0, document.lastIndexOf('/'));
        api.setServers(List.of(OASFactory.createServer()
                .url(root)
                .description("This API, major version " + root.substring(root.lastIndexOf('/') + 2))));
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        relative(api, root);
        ApiAnswers.describe(api.getComponents());
        api.getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description(
                                        "An access token of the platform's OpenID Connect issuer; it names exactly one tenant."));
        api.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(path, method.name(), operation)));
        schemas.complete(api.getComponents());
    }

    private void complete(String path, String method, Operation operation) {
        var endpoint = endpoints.of(operation.getOperationId());
        operation.setOperationId(endpoint.name());
        if (operation.getTags() == null || operation.getTags().isEmpty()) {
            endpoint.tag().ifPresent(operation::addTag);
        }
        if (!endpoint.open()) {
            operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME)));
        }
        ApiParameters.complete(operation, endpoint);
        ApiAnswers.complete(operation, path, method, endpoint);
    }

    private static void relative(OpenAPI api, String root) {
        var paths = OASFactory.createPaths();
        if (api.getPaths() != null) {
            Map.copyOf(api.getPaths().getPathItems()).entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .filter(path -> path.getKey().startsWith(root + "/"))
                    .forEach(path -> paths.addPathItem(path.getKey().substring(root.length()), path.getValue()));
        }
        api.setPaths(paths);
    }
}
