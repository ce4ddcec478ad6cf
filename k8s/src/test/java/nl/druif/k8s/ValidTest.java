package nl.druif.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An API server would take every object, with strict validation. */
class ValidTest {
    private static final Path OPEN_API = Path.of("..", "..", "shared", "k8s", "openapi-v1.33-with-crds.json.gz");
    private static final Optional<Schemas> SERVER = Schemas.ofServer(OPEN_API);
    private static final Schemas OPERATORS = Schemas.ofDirectory(Path.of("src/test/resources/schemas"));

    private static final String MISSPELT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: planted
            spec:
              selector: {}
              template:
                spec:
                  containers:
                    - name: service
                      image: planted
                      livenessprobe: {}
            """;

    @ParameterizedTest
    @EnumSource(Overlay.class)
    void the_servers_openapi_knows_every_field(Overlay overlay) {
        var server = server();
        assertThat(overlay.rendered().things().stream()
                        .filter(server::knows)
                        .flatMap(thing -> server.faults(thing).stream().map(fault -> thing.id() + fault)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Overlay.class)
    void typed_models_know_every_field(Overlay overlay) {
        assertThat(overlay.rendered().things().stream()
                        .filter(TypedModels::know)
                        .flatMap(thing -> TypedModels.fault(thing).stream().map(fault -> thing.id() + " " + fault)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Overlay.class)
    void kinds_of_other_operators_are_as_these_document_them(Overlay overlay) {
        assertThat(overlay.rendered().things().stream()
                        .filter(OPERATORS::knows)
                        .flatMap(thing -> OPERATORS.faults(thing).stream().map(fault -> thing.id() + fault)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Overlay.class)
    void no_object_goes_unchecked(Overlay overlay) {
        var server = server();
        assertThat(overlay.rendered().things())
                .allMatch(thing -> server.knows(thing) || TypedModels.know(thing) || OPERATORS.knows(thing));
    }

    @Test
    void a_misspelt_field_is_found() {
        var misspelt = Manifests.of(MISSPELT).things().get(0);
        assertThat(TypedModels.fault(misspelt))
                .hasValueSatisfying(fault -> assertThat(fault).contains("livenessprobe"));
        assertThat(server().faults(misspelt))
                .containsExactly("/spec/template/spec/containers/0/livenessprobe is unknown");
    }

    @Test
    void a_field_of_another_type_is_found() {
        var wrong = Manifests.of(MISSPELT.replace("livenessprobe: {}", "workingDir: [tmp]")
                        .replace("selector: {}", "replicas: three"))
                .things()
                .get(0);
        assertThat(server().faults(wrong))
                .containsExactly(
                        "/spec has no selector",
                        "/spec/replicas is no whole number: \"three\"",
                        "/spec/template/spec/containers/0/workingDir is no text: [\"tmp\"]");
    }

    @Test
    void a_misspelt_field_of_an_operators_kind_is_found() {
        var misspelt = Manifests.of("""
                apiVersion: postgresql.cnpg.io/v1
                kind: Cluster
                metadata:
                  name: planted
                spec:
                  instances: 3
                  enableSuperUserAccess: false
                """).things().get(0);
        assertThat(server().faults(misspelt)).containsExactly("/spec/enableSuperUserAccess is unknown");
    }

    private static Schemas server() {
        assumeTrue(SERVER.isPresent(), OPEN_API + " is not there: objects are held to typed models only");
        return SERVER.orElseThrow();
    }
}
