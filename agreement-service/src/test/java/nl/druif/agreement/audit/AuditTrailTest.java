package nl.druif.agreement.audit;

import static nl.druif.agreement.Tenant.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.druif.agreement.Tenant;
import nl.druif.foundation.tenancy.Role;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Database;
import nl.druif.foundation.testing.Database.Login;
import nl.druif.foundation.testing.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "agreement-service"))
class AuditTrailTest {
    private static final String ANNA = "00000000-0000-4000-8000-00000000000a";

    private final Tenant druif = Tenant.fresh();

    @Test
    void every_deed_is_there_once_with_who_and_before_and_after() {
        druif.withParties().withCatalogue();
        var id = druif.draft("SLA-1").jsonPath().getString("id");
        druif.does("/agreements/" + id + "/proposals", "{}");
        druif.does("/agreements/" + id + "/versions/1/signatures", "{}");

        var events = events("?subjectType=agreement&subjectId=" + id);
        assertThat(events.getList("items.deed"))
                .containsExactly("agreement.drafted", "agreement.proposed", "agreement.signed");
        assertThat(events.getList("items.who")).containsOnly(ANNA);
        assertThat(events.<Object>get("items[0].before")).isNull();
        assertThat(events.getString("items[1].before.versions[0].state")).isEqualTo("DRAFT");
        assertThat(events.getString("items[1].after.versions[0].state")).isEqualTo("PROPOSED");
        assertThat(events.getList("items[2].before.versions[0].signatures")).isEmpty();
        assertThat(events.getString("items[2].after.versions[0].signatures[0].side"))
                .isEqualTo("PROVIDER");
        assertThat(events("").getList("items.sequence", Integer.class))
                .isEqualTo(IntStream.rangeClosed(1, 10).boxed().toList());
    }

    @Test
    void what_was_refused_or_only_tried_leaves_no_trace() {
        druif.withParties();
        var before = verdict().getLong("count");
        druif.anna().body("""
                {"reference": "DRUIF", "name": "Again", "kind": "PROVIDER"}""").post(ROOT + "/parties").then().statusCode(409);
        druif.anna()
                .body(Tenant.sla("SLA-1"))
                .post(ROOT + "/agreements?validateOnly=true")
                .then()
                .statusCode(400);
        assertThat(verdict().getLong("count")).isEqualTo(before);
    }

    @Test
    void it_is_read_by_deed_and_in_pages() {
        druif.withParties().withCatalogue();
        var first = events("?deed=party.registered&pageSize=3");
        assertThat(first.getList("items")).hasSize(3);
        var next = reader().get(first.getString("next")).jsonPath();
        assertThat(next.getList("items.subjectType")).containsExactly("party");
        assertThat(events("?until=2020-01-01T00:00:00Z").getList("items")).isEmpty();
    }

    @Test
    void deeds_at_the_same_time_stand_in_one_row_without_gaps() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var deeds = IntStream.range(0, 40)
                    .<Callable<Object>>mapToObj(i -> () -> druif.party("P" + i, "Party " + i, "TEAM"))
                    .toList();
            for (var done : pool.invokeAll(deeds)) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(verdict().getString("finding")).isEqualTo("OK");
        assertThat(verdict().getLong("count")).isEqualTo(40);
    }

    @Test
    void the_application_itself_can_only_add() {
        druif.withParties();
        for (var statement : List.of("update audit_event set who = 'x'", "delete from audit_event")) {
            assertThatThrownBy(() -> run(Database.underTest().app(), statement))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void even_the_owner_needs_force_to_change_it() {
        druif.withParties();
        assertThatThrownBy(() -> tamper("update audit_event set who = 'x' where tenant_id = '%s'"))
                .hasMessageContaining("only ever added to");
    }

    @Test
    void a_row_changed_by_force_is_found() throws SQLException {
        druif.withParties();
        assertThat(verdict().getString("finding")).isEqualTo("OK");
        forced("update audit_event set after = replace(after, 'Purmerend', 'Purmerent') where tenant_id = '%s'");
        assertThat(verdict().getString("finding")).isEqualTo("BROKEN");
        assertThat(verdict().getLong("firstBroken")).isEqualTo(3);
        assertThat(verdict().getLong("count")).isEqualTo(2);
    }

    @Test
    void a_row_taken_out_by_force_is_found() throws SQLException {
        druif.withParties();
        forced("delete from audit_event where tenant_id = '%s' and sequence = 2");
        assertThat(verdict().getLong("firstBroken")).isEqualTo(2);
    }

    @Test
    void only_auditors_and_admins_read_it() {
        for (var role : List.of(Role.AGREEMENT_MANAGER, Role.AGENT, Role.INTEGRATION, Role.PLATFORM_OPERATOR)) {
            var token = druif.as(Tokens.tenant(druif.id()).role(role));
            assertThat(token.get(ROOT + "/audit-events").statusCode()).isEqualTo(403);
        }
        assertThat(druif.managerOf("WATERLAND")
                        .post(ROOT + "/audit-chain/_verify")
                        .statusCode())
                .isEqualTo(403);
        assertThat(events("").getList("items")).isEmpty();
    }

    private JsonPath events(String query) {
        return reader().get(ROOT + "/audit-events" + query).jsonPath();
    }

    private JsonPath verdict() {
        return reader().post(ROOT + "/audit-chain/_verify").jsonPath();
    }

    private RequestSpecification reader() {
        return druif.as(Tokens.tenant(druif.id()).role(Role.AUDITOR));
    }

    private void forced(String statement) throws SQLException {
        tamper("alter table audit_event disable trigger keep_what_was_done; " + statement
                + "; alter table audit_event enable trigger keep_what_was_done");
    }

    /** Row-level security is forced on the owner as well, so it has to be lifted first. */
    private void tamper(String statement) throws SQLException {
        run(
                Database.underTest().owner(),
                "begin; alter table audit_event no force row level security; " + statement.formatted(druif.id())
                        + "; alter table audit_event force row level security; commit");
    }

    private static void run(Login login, String statement) throws SQLException {
        try (var connection = Database.underTest().connect(login);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
