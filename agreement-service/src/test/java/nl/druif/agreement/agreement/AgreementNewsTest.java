package nl.druif.agreement.agreement;

import static nl.druif.agreement.Tenant.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.druif.agreement.Tenant;
import nl.druif.agreement.Told;
import nl.druif.foundation.event.AgreementPublished;
import nl.druif.foundation.terms.Nature;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Database;
import nl.druif.foundation.testing.HandSetClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class AgreementNewsTest {
    private final Tenant druif = Tenant.fresh();

    @Inject
    HandSetClock clock;

    @Inject
    Told told;

    @BeforeEach
    void on_friday_morning() {
        clock.set(Instant.parse("2026-04-24T08:00:00Z"));
        druif.withParties().withCatalogue();
    }

    private UUID signed() {
        String id = druif.draft("SLA-1").path("id");
        druif.does("/agreements/" + id + "/proposals", "");
        sign(id, 1);
        return UUID.fromString(id);
    }

    private void sign(String id, int version) {
        var path = ROOT + "/agreements/" + id + "/versions/" + version + "/signatures";
        assertThat(druif.anna().body("{}").post(path).statusCode()).isEqualTo(201);
        assertThat(druif.managerOf("WATERLAND").body("{}").post(path).statusCode())
                .isEqualTo(201);
    }

    private List<AgreementPublished> toldTimes(int times) {
        return Await.until("the news", () -> told.to(druif.id()), news -> news.size() == times);
    }

    @Test
    void a_signed_agreement_is_told_whole_with_its_objectives_and_hours() {
        var id = signed();
        var news = toldTimes(1).get(0);
        assertThat(news.agreement()).isEqualTo(id);
        assertThat(news.reference()).isEqualTo("SLA-1");
        assertThat(news.customer().name()).isEqualTo("Gemeente Waterland");
        var terms = news.versions().get(0).terms();
        assertThat(terms.targets()).extracting("nature").containsExactly(Nature.COMMITMENT, Nature.OBJECTIVE);
        assertThat(terms.experienceTargets()).hasSize(1);
        assertThat(terms.calendars().get("kantoor").get(0).hours().timeZone()).hasToString("Europe/Amsterdam");
    }

    @Test
    void an_amendment_is_told_with_the_version_before_it_and_a_higher_revision() {
        var id = signed();
        druif.does("/agreements/" + id + "/amendments", """
                {"validFrom": "2026-07-01T00:00:00+02:00", "terms": %s}""".formatted(Tenant.terms("PT2H")));
        sign(id.toString(), 2);
        var news = toldTimes(2);
        assertThat(news.get(1).versions()).extracting("version").containsExactly(1, 2);
        assertThat(news.get(1).revision()).isGreaterThan(news.get(0).revision());
    }

    @Test
    void an_end_is_told() {
        var id = signed();
        druif.does("/agreements/" + id + "/terminations", """
                {"endsAt": "2026-06-01T00:00:00+02:00"}""");
        assertThat(toldTimes(2).get(1).versions().get(0).validUntil()).contains(Instant.parse("2026-05-31T22:00:00Z"));
    }

    @Test
    void what_was_proposed_cannot_be_changed_behind_the_services_back() throws SQLException {
        var id = signed();
        var database = Database.underTest();
        try (var connection = database.connect(database.app());
                var statement = connection.createStatement()) {
            statement.execute("select set_config('app.tenant', '" + druif.id() + "', false)");
            assertThatThrownBy(() -> statement.executeUpdate(
                            "update agreement_version set terms = '{}' where agreement_id = '" + id + "'"))
                    .hasMessageContaining("is fixed");
            assertThatThrownBy(() ->
                            statement.executeUpdate("delete from agreement_version where agreement_id = '" + id + "'"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void what_older_software_wrote_stays_to_the_letter_when_the_agreement_goes_on() throws SQLException {
        var id = signed();
        var olderSpelling = "terms = replace(terms, '\"priorities\":', '\"priorities\" : ')";
        var database = Database.underTest();
        run(database.owner(), "alter table agreement_version disable trigger keep_what_was_proposed");
        assertThat(run(
                        database.app(),
                        "update agreement_version set " + olderSpelling + " where agreement_id = '" + id + "'"))
                .isEqualTo(1);
        run(database.owner(), "alter table agreement_version enable trigger keep_what_was_proposed");
        druif.does("/agreements/" + id + "/amendments", """
                {"validFrom": "2026-07-01T00:00:00+02:00", "terms": %s}""".formatted(Tenant.terms("PT2H")));
        sign(id.toString(), 2);
    }

    private int run(Database.Login login, String statement) throws SQLException {
        try (var connection = Database.underTest().connect(login);
                var session = connection.createStatement()) {
            session.execute("select set_config('app.tenant', '" + druif.id() + "', false)");
            return session.executeUpdate(statement);
        }
    }
}
