package nl.druif.foundation.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenantWallTest {
    private static final String POLICY = "using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)";

    private static EmbeddedPostgres server;
    private static Database database;

    @BeforeAll
    static void start() {
        server = EmbeddedPostgres.temporary();
        database = server.database("walled-service", login -> Secret.random());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void a_sound_table() throws SQLException {
        owner("create table grape (tenant_id uuid not null, name text)");
        owner("alter table grape enable row level security");
        owner("alter table grape force row level security");
        owner("create policy tenant on grape to walled_service_app " + POLICY);
        owner("create policy relay on grape to walled_service_relay using (true)");
    }

    @AfterEach
    void sweep() throws SQLException {
        owner("drop schema public cascade");
        owner("create schema public");
        owner("grant usage on schema public to walled_service_app");
    }

    @Test
    void a_sound_schema_has_no_holes() {
        assertThatCode(() -> ArchitectureRules.tenantsAreWalledOff(database)).doesNotThrowAnyException();
    }

    @Test
    void a_table_without_forced_row_security_is_a_hole() throws SQLException {
        owner("alter table grape no force row level security");

        assertThat(holes()).containsExactly("table grape has tenant_id, but no forced row-level security");
    }

    @Test
    void a_table_without_a_policy_is_a_hole() throws SQLException {
        owner("drop policy tenant on grape");
        owner("drop policy relay on grape");

        assertThat(holes()).containsExactly("table grape has tenant_id, but no policy");
    }

    @Test
    void a_policy_that_compares_with_no_tenant_is_a_hole() throws SQLException {
        owner("create policy generous on grape to walled_service_app using (true)");

        assertThat(holes())
                .containsExactly("policy generous of table grape lets walled_service_app see rows of all tenants");
    }

    @Test
    void a_view_that_sees_with_its_owners_eyes_is_a_hole() throws SQLException {
        owner("create view grapes as select name from grape");
        owner("create view own_grapes with (security_invoker = true) as select name from grape");

        assertThat(holes()).containsExactly("view grapes shows the rows its owner sees, not those of its reader");
    }

    @Test
    void a_materialized_view_the_app_reads_is_a_hole() throws SQLException {
        owner("create materialized view pressed as select name from grape");
        owner("grant select on pressed to walled_service_app");

        assertThat(holes())
                .containsExactly("materialized view pressed is read by walled_service_app past all policies");
    }

    @Test
    void an_app_that_owns_or_creates_is_a_hole() throws SQLException {
        owner("grant create on schema public to walled_service_app");
        try (var connection = database.connect(database.app());
                var statement = connection.createStatement()) {
            statement.execute("create table own (id int)");
        }

        assertThat(holes())
                .contains(
                        "role walled_service_app owns own",
                        "role walled_service_app may create things in schema public");
    }

    private static List<String> holes() throws SQLException {
        try (var connection = database.connect(database.owner())) {
            return TenantWall.holes(
                    connection,
                    List.of(database.app().username(), database.relay().username()));
        }
    }

    private static void owner(String sql) throws SQLException {
        try (var connection = database.connect(database.owner());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
