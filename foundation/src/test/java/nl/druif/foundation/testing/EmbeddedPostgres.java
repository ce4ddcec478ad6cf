package nl.druif.foundation.testing;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A real PostgreSQL server from a Maven artifact, on the loopback address, asking every login for its password. */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String SUPERUSER = "postgres";

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private final String password;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /** On a free port, in a directory that disappears with it, and careless of power cuts (no fsync, lazy commits). */
    public static EmbeddedPostgres temporary() {
        var password = Secret.random();
        try {
            return start(builder(password), password);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Keeps its data in {@code directory} over restarts and syncs every commit to the disk.
     *
     * @param port     0 takes a free one
     * @param password the superuser's; it has to be the same one at every start
     * @param binaries where the server's programs are unpacked once
     */
    public static EmbeddedPostgres kept(Path directory, Path binaries, int port, String password) {
        try {
            Files.createDirectories(binaries);
            var builder = builder(password)
                    .setDataDirectory(directory.toAbsolutePath())
                    .setOverrideWorkingDirectory(binaries.toAbsolutePath().toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    // the server is started with -F (no fsync) and lazy commits; the later of two settings counts
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on");
            return start(builder, password);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start on its data in " + directory + ".", e);
        }
    }

    public int port() {
        return server.getPort();
    }

    /**
     * Makes the service's database and logins, or sets their passwords anew if they are there.
     *
     * @param passwords answers the password of a login by its name
     */
    public Database database(String service, UnaryOperator<String> passwords) {
        var stem = service.replace('-', '_');
        var database = new Database(
                HOST,
                port(),
                "druif_" + stem,
                login(stem + "_owner", passwords),
                login(stem + "_app", passwords),
                login(stem + "_relay", passwords));
        try {
            createLoginsAndDatabase(database);
            grantUse(database);
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make database " + database.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void createLoginsAndDatabase(Database database) throws SQLException {
        try (var connection = superuser("postgres");
                var statement = connection.createStatement()) {
            createLogin(statement, database.owner());
            createLogin(statement, database.app());
            createLogin(statement, database.relay());
            if (isMissing(statement, "pg_database where datname = '" + database.name() + "'")) {
                statement.execute("create database " + database.name() + " owner "
                        + database.owner().username());
            }
        }
    }

    private void grantUse(Database database) throws SQLException {
        try (var connection = superuser(database.name());
                var statement = connection.createStatement()) {
            var users = database.app().username() + ", " + database.relay().username();
            statement.execute("alter schema public owner to " + database.owner().username());
            statement.execute("revoke all on schema public from public");
            statement.execute("revoke all on database " + database.name() + " from public");
            statement.execute("grant connect on database " + database.name() + " to " + users);
            statement.execute("grant usage on schema public to " + users);
        }
    }

    private static void createLogin(Statement statement, Database.Login login) throws SQLException {
        if (isMissing(statement, "pg_roles where rolname = '" + login.username() + "'")) {
            statement.execute(
                    "create role " + login.username() + " login nosuperuser nocreatedb nocreaterole nobypassrls");
        }
        statement.execute("alter role " + login.username() + " password '" + login.password() + "'");
    }

    private static boolean isMissing(Statement statement, String row) throws SQLException {
        try (var rows = statement.executeQuery("select 1 from " + row)) {
            return !rows.next();
        }
    }

    private Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + HOST + ":" + port() + "/" + database, SUPERUSER, password);
    }

    private static Database.Login login(String username, UnaryOperator<String> passwords) {
        return new Database.Login(username, passwords.apply(username));
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder builder(String password) {
        return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", password)
                // initdb also gets "-A trust" first; the later of two settings counts
                .setLocaleConfig("auth-local", "reject")
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", HOST)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("max_connections", "200");
    }

    private static EmbeddedPostgres start(
            io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder builder, String password) throws IOException {
        refuseRootWithoutUnshare();
        Quiet.theServers();
        var file = Files.createTempFile(
                "druif",
                ".password",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(file, password);
            return new EmbeddedPostgres(
                    builder.setLocaleConfig("pwfile", file.toString()).start(), password);
        } finally {
            Files.delete(file);
        }
    }

    /** PostgreSQL refuses to run as root; {@code unshare -U} lets it run as nobody without another account. */
    private static void refuseRootWithoutUnshare() throws IOException {
        if (isRoot() && !succeeds("unshare", "-U", "true")) {
            throw new IllegalStateException(
                    "PostgreSQL does not run as root without a working 'unshare -U' (package util-linux, user namespaces"
                            + " allowed by the kernel): install or allow it, or start again as an ordinary user.");
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean succeeds(String... command) throws IOException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(10, SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
