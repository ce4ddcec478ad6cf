package nl.druif.reporting.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.SignIn;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** What the planner does with tables it has no statistics of, as right after an import. */
@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "reporting-service"))
@WithTestResource(SignIn.class)
class PlanTest {
    @Inject
    Config config;

    @Test
    void what_belongs_to_a_ticket_is_found_by_ticket() throws SQLException {
        var plan = plan("select count(*), count(r.stars), bool_or(i.asked) from "
                + ScopeRow.TICKETS.replace(":scopes", "'[]'"));
        assertThat(plan)
                .contains("using verdict_in_period", "using ticket_by_end", "using rating_pkey")
                .doesNotContain("Filter: (ticket =");
    }

    private String plan(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + text("host") + ":" + text("port") + "/" + text("name"),
                        text("app.username"),
                        text("app.password"));
                var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            var lines = statement.executeQuery("explain " + sql);
            var plan = new StringBuilder();
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
            return plan.toString();
        }
    }

    private String text(String key) {
        return config.getValue("druif.database." + key, String.class);
    }
}
