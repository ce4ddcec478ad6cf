package nl.druif.agreement.settlement;

import static nl.druif.agreement.Tenant.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.druif.agreement.Teller;
import nl.druif.agreement.Tenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Database;
import nl.druif.foundation.testing.HandSetClock;
import nl.druif.foundation.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class SettlementResourceTest {
    private static final String SETTLEMENTS = ROOT + "/settlements";
    private static final Instant JUNE = Instant.parse("2026-06-01T08:00:00Z");

    private final Tenant druif = Tenant.fresh();
    private final Judged ticket = new Judged(druif.id(), UUID.randomUUID());

    @Inject
    HandSetClock clock;

    @Inject
    SettlementStore settlements;

    @BeforeEach
    void in_june() {
        clock.set(JUNE);
        druif.withParties();
    }

    private String opened() throws Exception {
        Teller.tell(List.of(ticket.withoutPromise(1)));
        return Await.until("the settlement", () -> ids(druif.anna()), ids -> !ids.isEmpty())
                .get(0);
    }

    private static List<String> ids(RequestSpecification by) {
        return is(200, by.get(SETTLEMENTS)).path("items.id");
    }

    private Response read(String id) {
        return is(200, druif.anna().get(SETTLEMENTS + "/" + id));
    }

    private Response write(RequestSpecification by, String id, String gets, String gives) {
        return by.header("If-Match", read(id).header("ETag"))
                .body("""
                {"technical": {"state": "SETTLED", "text": "Centrale vervangen"}, "administrative": {"state": "NOT_NEEDED"},
                 "financial": {"state": "SETTLED", "text": "Ieder de helft"}, "postings": [
                    {"party": "DRUIF", "money": {"amount": "%s", "currency": "EUR"}},
                    {"party": "WATERLAND", "money": {"amount": "%s", "currency": "EUR"}}]}""".formatted(gets, gives))
                .put(SETTLEMENTS + "/" + id);
    }

    private Response sign(RequestSpecification by, String id) {
        return by.header("If-Match", read(id).header("ETag")).post(SETTLEMENTS + "/" + id + "/signatures");
    }

    private String signed() throws Exception {
        var id = opened();
        is(200, write(druif.anna(), id, "250.00", "-250.00"));
        is(201, sign(druif.anna(), id));
        is(201, sign(carel(), id));
        return id;
    }

    private RequestSpecification carel() {
        return druif.managerOf("WATERLAND");
    }

    private static Response is(int status, Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer;
    }

    private static Response isProblem(int status, String slug, Response answer) {
        is(status, answer);
        assertThat(answer.<String>path("type")).isEqualTo("https://druif.nl/problems/" + slug);
        return answer;
    }

    @Test
    void a_ticket_that_nothing_was_promised_about_opens_one_and_only_one() throws Exception {
        var id = opened();
        Teller.tell(List.of(ticket.withoutPromise(2)));
        Teller.tell(List.of(new Judged(druif.id(), UUID.randomUUID()).cancelled(1)));
        Teller.tell(List.of(new Judged(druif.id(), UUID.randomUUID()).ofNobody(1)));
        var other = new Judged(druif.id(), UUID.randomUUID());
        Teller.tell(List.of(other.of("PURMEREND", 1)));
        Await.until("the other's", () -> ids(druif.anna()), ids -> ids.size() == 2);
        assertThat(ids(carel())).containsExactly(id);
        assertThat(read(id).<String>path("reference")).isEqualTo("M-7");
        assertThat(read(id).<String>path("text.technical.state")).isEqualTo("OPEN");
        assertThat(is(200, druif.anna().queryParam("customer", "PURMEREND").get(SETTLEMENTS))
                        .<List<?>>path("items"))
                .hasSize(1);
        assertThat(is(200, druif.anna().queryParam("state", "SIGNED").get(SETTLEMENTS))
                        .<List<?>>path("items"))
                .isEmpty();
        assertThat(unsettledBefore(JUNE)).isEmpty();
        assertThat(unsettledBefore(JUNE.plusSeconds(1))).hasSize(2);
    }

    private List<Settlement> unsettledBefore(Instant moment) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> settlements.unsettledSince(druif.id(), moment));
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void both_sides_sign_what_they_read_and_then_it_stays() throws Exception {
        var id = opened();
        isProblem(409, "tracks-open", sign(druif.anna(), id));
        is(200, write(druif.anna(), id, "250.00", "-250.00"));
        var before = read(id).header("ETag");
        is(201, sign(carel(), id));
        var changed = is(200, write(carel(), id, "200.00", "-200.00"));
        assertThat(changed.<List<?>>path("signatures")).isEmpty();
        assertThat(changed.<List<String>>path("lapsed.side")).containsExactly("CUSTOMER");
        isProblem(
                412,
                "stale-version",
                druif.anna().header("If-Match", before).post(SETTLEMENTS + "/" + id + "/signatures"));
        isProblem(428, "precondition-required", druif.anna().post(SETTLEMENTS + "/" + id + "/signatures"));
        is(201, sign(druif.anna(), id));
        isProblem(409, "already-signed", sign(druif.bram(), id));
        assertThat(is(201, sign(carel(), id)).<String>path("state")).isEqualTo("SIGNED");
        isProblem(409, "settlement-not-open", write(druif.anna(), id, "1.00", "-1.00"));
        assertThat(read(id).<String>path("text.postings[0].money.amount")).isEqualTo("200.00");
    }

    @Test
    void postings_that_do_not_come_to_nothing_are_refused() throws Exception {
        var answer = is(400, write(druif.anna(), opened(), "250.00", "-249.99"));
        assertThat(answer.<List<String>>path("errors.code")).containsExactly("NOT_BALANCED");
        assertThat(answer.<String>path("errors[0].pointer")).isEqualTo("#/postings");
        assertThat(answer.<String>path("errors[0].detail"))
                .isEqualTo("De boekingen in EUR komen samen op 0.01, niet op nul.");
    }

    @Test
    void a_promise_that_comes_later_voids_what_is_open() throws Exception {
        var id = opened();
        Teller.tell(List.of(ticket.promised(agreement(), 2)));
        Await.until("void", () -> read(id).<String>path("state"), "VOID"::equals);
        Teller.tell(List.of(ticket.withoutPromise(3)));
        Await.until("open again", () -> read(id).<String>path("state"), "OPEN"::equals);
    }

    @Test
    void an_older_telling_that_is_taken_in_late_opens_none() throws Exception {
        Teller.tell(List.of(ticket.promised(agreement(), 2)));
        Teller.tell(List.of(ticket.withoutPromise(1)));
        Teller.tell(List.of(new Judged(druif.id(), UUID.randomUUID()).withoutPromise(1)));
        Await.until("another ticket's", () -> ids(druif.anna()), ids -> !ids.isEmpty());
        assertThat(is(200, druif.anna().queryParam("ticket", ticket.ticket()).get(SETTLEMENTS))
                        .<List<?>>path("items"))
                .isEmpty();
    }

    @Test
    void what_was_signed_is_undone_by_an_entry_that_both_sign_too() throws Exception {
        var id = signed();
        Teller.tell(List.of(ticket.promised(agreement(), 2)));
        Await.until("the flag", () -> read(id).<Boolean>path("needsReversal"), Boolean.TRUE::equals);
        assertThat(is(200, druif.anna().queryParam("needsReversal", true).get(SETTLEMENTS))
                        .<List<String>>path("items.id"))
                .containsExactly(id);

        var reversals = SETTLEMENTS + "/" + id + "/reversals";
        String reversal = is(
                        201, druif.anna().body("{\"reason\": \"Toch beloofd\"}").post(reversals))
                .path("id");
        isProblem(
                409,
                "already-reversed",
                druif.anna().body("{\"reason\": \"Nog eens\"}").post(reversals));
        assertThat(read(reversal).<String>path("text.postings[0].money.amount")).isEqualTo("-250.00");
        is(201, carel().post(SETTLEMENTS + "/" + reversal + "/withdrawals"));
        assertThat(read(id).<String>path("reversedBy")).isNull();

        String again = is(
                        201,
                        druif.anna()
                                .body("{\"reason\": \"Toch beloofd\", \"reopens\": true}")
                                .post(reversals))
                .path("id");
        is(201, sign(druif.anna(), again));
        is(201, sign(carel(), again));
        assertThat(is(200, druif.anna().queryParam("ticket", ticket.ticket()).get(SETTLEMENTS))
                        .<List<Integer>>path("items.number"))
                .containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(read(id).<String>path("reversedBy")).isEqualTo(again);
    }

    /** An agreement with a customer, signed or not: what clocks name. */
    private UUID agreement() {
        druif.withCatalogue();
        return UUID.fromString(druif.draft("SLA-1").path("id"));
    }

    @Test
    void others_see_nothing_and_change_nothing() throws Exception {
        var id = opened();
        isProblem(404, "not-found", druif.managerOf("PURMEREND").get(SETTLEMENTS + "/" + id));
        isProblem(404, "not-found", sign(druif.managerOf("PURMEREND"), id));
        isProblem(404, "not-found", write(druif.managerOf("PURMEREND"), id, "1.00", "-1.00"));
        assertThat(ids(druif.managerOf("PURMEREND"))).isEmpty();
        isProblem(404, "not-found", Tenant.fresh().anna().get(SETTLEMENTS + "/" + id));
        var agent = druif.as(Tokens.tenant(druif.id()).role(Role.AGENT));
        assertThat(ids(agent)).containsExactly(id);
        isProblem(403, "forbidden", sign(druif.as(Tokens.tenant(druif.id()).role(Role.AGENT)), id));
        isProblem(403, "forbidden", write(druif.as(Tokens.tenant(druif.id()).role(Role.AUDITOR)), id, "1.00", "-1.00"));
    }

    @Test
    void what_was_signed_cannot_be_changed_behind_the_services_back() throws Exception {
        var id = signed();
        var database = Database.underTest();
        try (var connection = database.connect(database.app());
                var statement = connection.createStatement()) {
            statement.execute("select set_config('app.tenant', '" + druif.id() + "', false)");
            assertThatThrownBy(
                            () -> statement.executeUpdate("update settlement set text = '{}' where id = '" + id + "'"))
                    .hasMessageContaining("is fixed");
            assertThatThrownBy(() -> statement.executeUpdate("delete from settlement where id = '" + id + "'"))
                    .hasMessageContaining("permission denied");
        } catch (SQLException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
