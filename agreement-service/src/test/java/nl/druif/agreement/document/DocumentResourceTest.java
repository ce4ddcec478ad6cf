package nl.druif.agreement.document;

import static nl.druif.agreement.Tenant.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import nl.druif.agreement.Tenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Tokens;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class DocumentResourceTest {
    private final Tenant druif = Tenant.fresh();

    @BeforeEach
    void register() {
        druif.withParties().withCatalogue();
    }

    @Test
    void it_is_a_page_in_dutch_or_english() {
        var id = proposed();
        var page = document(druif.anna(), id, "text/html", "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Content-Language")).isEqualTo("nl");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(page.asString())
                .contains("VOORSTEL", "Meldingen met prioriteit 1 zijn binnen 4 uur servicetijd opgelost.");
        assertThat(document(druif.anna(), id, "text/html", "?language=en").asString())
                .contains("PROPOSAL", "Tickets with priority 1 are resolved within 4 hours of service time.");
        assertThat(document(druif.anna().header("Accept-Language", "en"), id, "text/html", "")
                        .header("Content-Language"))
                .isEqualTo("en");
        assertThat(document(druif.anna(), id, "text/html", "?language=fr").statusCode())
                .isEqualTo(400);
        assertThat(document(druif.anna(), id, "*/*", "").contentType()).startsWith("text/html");
        assertThat(document(druif.anna(), id, "image/png", "").statusCode()).isEqualTo(406);
    }

    @Test
    void the_pdf_is_the_same_each_time_and_for_both_sides() throws IOException {
        var id = proposed();
        var ours = document(druif.anna(), id, "application/pdf", "?language=nl");
        assertThat(ours.statusCode()).isEqualTo(200);
        assertThat(ours.contentType()).isEqualTo("application/pdf");
        var theirs = document(druif.managerOf("WATERLAND"), id, "application/pdf", "?language=nl")
                .asByteArray();
        assertThat(theirs).isEqualTo(ours.asByteArray());
        try (var pdf = Loader.loadPDF(theirs)) {
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text)
                    .contains("Werkplek Waterland", "4 uur servicetijd")
                    .doesNotContain("oplossen-intern", "2 uur");
        }
    }

    @Test
    void a_draft_shows_the_hours_as_they_are_now_to_the_house_and_nothing_to_the_customer() {
        var id = druif.draft("SLA-1").jsonPath().getString("id");
        assertThat(document(druif.anna(), id, "text/html", "").asString())
                .contains("CONCEPT", "Openstelling kantoor (versie 1)");
        assertThat(document(druif.managerOf("WATERLAND"), id, "text/html", "").statusCode())
                .isEqualTo(404);
        assertThat(document(druif.managerOf("PURMEREND"), id, "text/html", "").statusCode())
                .isEqualTo(404);
        assertThat(document(druif.as(Tokens.tenant(druif.id()).role(Role.INTEGRATION)), id, "text/html", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(document(Tenant.fresh().anna(), id, "application/pdf", "").statusCode())
                .isEqualTo(404);
        assertThat(druif.anna()
                        .accept("text/html")
                        .get(ROOT + "/agreements/" + id + "/versions/7/document")
                        .statusCode())
                .isEqualTo(404);
    }

    private String proposed() {
        var id = druif.draft("SLA-1").jsonPath().getString("id");
        druif.does("/agreements/" + id + "/proposals", "{}");
        return id;
    }

    private static Response document(RequestSpecification reader, String id, String type, String query) {
        return reader.accept(type).get(ROOT + "/agreements/" + id + "/versions/1/document" + query);
    }
}
