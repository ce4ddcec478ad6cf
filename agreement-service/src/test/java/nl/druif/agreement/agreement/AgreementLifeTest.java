package nl.druif.agreement.agreement;

import static nl.druif.agreement.Tenant.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import nl.druif.agreement.Tenant;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.HandSetClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class AgreementLifeTest {
    private final Tenant druif = Tenant.fresh();

    @Inject
    HandSetClock clock;

    @BeforeEach
    void on_friday_morning() {
        clock.set(Instant.parse("2026-04-24T08:00:00Z"));
        druif.withParties().withCatalogue();
    }

    @Test
    void what_both_sides_signed_holds_from_its_first_day() {
        var id = signed("SLA-1");
        assertThat(status(id)).isEqualTo("SIGNED");
        clock.set(Instant.parse("2026-04-30T22:00:00Z"));
        assertThat(status(id)).isEqualTo("ACTIVE");
    }

    private String signed(String reference) {
        String id = druif.draft(reference).path("id");
        druif.does("/agreements/" + id + "/proposals", "");
        druif.does("/agreements/" + id + "/versions/1/signatures", "{}");
        var second =
                druif.managerOf("WATERLAND").body("{}").post(ROOT + "/agreements/" + id + "/versions/1/signatures");
        assertThat(second.statusCode()).as(second.asString()).isEqualTo(201);
        return id;
    }

    private String status(String id) {
        Response answer = druif.anna().get(ROOT + "/agreements/" + id);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.path("status");
    }
}
