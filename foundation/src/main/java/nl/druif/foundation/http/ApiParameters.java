package nl.druif.foundation.http;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** The header parameters that operations have beside their own. */
final class ApiParameters {
    private ApiParameters() {}

    static void complete(Operation operation, Endpoints.Endpoint endpoint) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(ApiParameters::complete);
        }
        if (endpoint.keyed()) {
            operation.addParameter(header(IdempotencyKey.HEADER)
                    .required(endpoint.mustKey())
                    .description(
                            "Your name for this request. Sent again within 24 hours, it gets the first answer again"
                                    + " with Idempotency-Replayed: true and has no second effect.")
                    .schema(OASFactory.createSchema()
                            .type(List.of(SchemaType.STRING))
                            .minLength(1)
                            .maxLength(257))
                    .example("\"0190d9a8-7d5c-7e4c-9d5e-2b1f8a6c3d4e\""));
        }
    }

    private static void complete(Parameter parameter) {
        if (IfMatch.HEADER.equals(parameter.getName())) {
            parameter
                    .required(true)
                    .description("The entity tag of the state that you change, as its ETag said.")
                    .schema(OASFactory.createSchema().type(List.of(SchemaType.STRING)))
                    .example("\"3\"");
        }
        if (IfNoneMatch.HEADER.equals(parameter.getName())) {
            parameter
                    .description("* when nothing may be there yet.")
                    .schema(OASFactory.createSchema().type(List.of(SchemaType.STRING)))
                    .example("*");
        }
    }

    private static Parameter header(String name) {
        return OASFactory.createParameter().name(name).in(Parameter.In.HEADER);
    }
}
