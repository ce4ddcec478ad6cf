package nl.druif.foundation.testing;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks PostgreSQL's catalogue whether anything lets one tenant see another's rows. */
final class TenantWall {
    private static final String OURS = "n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')";

    private final Connection connection;
    private final String roles;
    private final List<String> holes = new ArrayList<>();

    private TenantWall(Connection connection, List<String> roles) {
        this.connection = connection;
        this.roles = roles.stream().map(role -> "'" + role + "'").collect(joining(", ", "(", ")"));
    }

    /** What is wrong, in a sentence each; {@code roles} are those that serve requests or move news. */
    static List<String> holes(Connection connection, List<String> roles) throws SQLException {
        var wall = new TenantWall(connection, roles);
        wall.tables();
        wall.policies();
        wall.views();
        wall.roles();
        return wall.holes;
    }

    private void tables() throws SQLException {
        ask("""
                select 'table ' || c.relname || ' has tenant_id, but no forced row-level security'
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
                where c.relkind in ('r', 'p')
                and %s
                and not (c.relrowsecurity and c.relforcerowsecurity)
                """.formatted(OURS));
        ask("""
                select 'table ' || c.relname || ' has tenant_id, but no policy'
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
                where c.relkind in ('r', 'p')
                and %s
                and not exists (select from pg_policy p where p.polrelid = c.oid)
                """.formatted(OURS));
    }

    /** Only the relay, which belongs to no tenant, may have a policy that does not compare with the setting. */
    private void policies() throws SQLException {
        ask("""
                select 'policy ' || policyname || ' of table ' || tablename || ' lets ' || array_to_string(roles, ', ')
                       || ' see rows of all tenants'
                from pg_policies
                where not array_to_string(roles, ',') like '%_relay'
                and coalesce(qual, with_check, '') not like '%app.tenant%'
                """);
    }

    private void views() throws SQLException {
        ask("""
                select 'view ' || c.relname || ' shows the rows its owner sees, not those of its reader'
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'v'
                and %s
                and not coalesce(c.reloptions::text like '%%security_invoker=true%%', false)
                """.formatted(OURS));
        ask("""
                select 'materialized view ' || c.relname || ' is read by ' || r.rolname || ' past all policies'
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                join pg_roles r on r.rolname in %s
                where c.relkind = 'm'
                and %s
                and has_table_privilege(r.rolname, c.oid, 'select')
                """.formatted(roles, OURS));
    }

    private void roles() throws SQLException {
        ask("""
                select 'role ' || rolname || ' is above row-level security'
                from pg_roles
                where rolname in %s
                and (rolsuper or rolbypassrls or rolcreaterole)
                """.formatted(roles));
        ask("""
                select 'role ' || r.rolname || ' owns ' || c.relname
                from pg_roles r
                join pg_class c on pg_has_role(r.oid, c.relowner, 'member')
                where r.rolname in %s
                """.formatted(roles));
        ask("""
                select 'role ' || r.rolname || ' may create things in schema ' || n.nspname
                from pg_roles r
                join pg_namespace n on has_schema_privilege(r.oid, n.oid, 'create')
                where r.rolname in %s
                """.formatted(roles));
    }

    private void ask(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                holes.add(rows.getString(1));
            }
        }
    }
}
