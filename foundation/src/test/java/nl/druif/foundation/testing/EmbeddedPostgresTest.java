package nl.druif.foundation.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    private static EmbeddedPostgres server;
    private static Database database;

    @BeforeAll
    static void start() {
        server = EmbeddedPostgres.temporary();
        database = server.database("ticket-clock-service", login -> Secret.random());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_owner_makes_tables_and_the_app_uses_only_what_it_was_granted() throws SQLException {
        asOwner("create table open_to_app (id int)");
        asOwner("grant select on open_to_app to " + database.app().username());
        asOwner("create table closed_to_app (id int)");

        assertThatThrownBy(() -> as(database.app(), "select * from closed_to_app"))
                .hasMessageContaining("permission denied");
        as(database.app(), "select * from open_to_app");
    }

    @Test
    void neither_app_nor_relay_makes_tables() {
        assertThatThrownBy(() -> as(database.app(), "create table mine (id int)"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> as(database.relay(), "create table mine (id int)"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void a_login_without_its_password_is_refused() {
        assertThatThrownBy(
                        () -> database.connect(new Database.Login(database.app().username(), "guess")))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void one_service_cannot_connect_to_the_database_of_another() {
        var other = server.database("reporting-service", login -> Secret.random());

        assertThatThrownBy(() -> database.connect(other.app())).hasMessageContaining("permission denied for database");
    }

    @Test
    void what_was_committed_is_there_after_a_restart(@TempDir Path directory) throws SQLException {
        var data = directory.resolve("data");
        var port = 0;
        try (var first = EmbeddedPostgres.kept(data, directory, port, "s3cret")) {
            run(first.database("agreement-service", login -> login), "create table kept (id int)");
        }
        try (var second = EmbeddedPostgres.kept(data, directory, port, "s3cret")) {
            run(second.database("agreement-service", login -> login), "select * from kept");
        }
    }

    private static void run(Database database, String sql) throws SQLException {
        try (var connection = database.connect(database.owner());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void asOwner(String sql) throws SQLException {
        as(database.owner(), sql);
    }

    private static void as(Database.Login login, String sql) throws SQLException {
        try (var connection = database.connect(login);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
