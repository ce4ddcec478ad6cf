package nl.druif.foundation.http;

import static io.restassured.RestAssured.given;
import static nl.druif.foundation.http.Calls.TENANT;
import static nl.druif.foundation.http.Calls.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Logger;
import nl.druif.foundation.testing.Await;
import nl.druif.foundation.testing.Backing;
import nl.druif.foundation.testing.Tokens;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Backing.class, initArgs = @ResourceArg(name = "service", value = "foundation"))
class LogsTest {
    @Nested
    class what_operators_see {
        @Test
        void who_was_kept_out_and_where_by_subject_alone() {
            var subject = UUID.randomUUID();
            var token = Tokens.tenant(TENANT)
                    .role("agent")
                    .subject(subject)
                    .name("jan.jansen")
                    .sign();
            var lines = new ConcurrentLinkedQueue<String>();
            var handler = new ExtHandler() {
                @Override
                protected void doPublish(ExtLogRecord line) {
                    lines.add(line.getFormattedMessage());
                }
            };
            Logger.getLogger("nl.druif.security").addHandler(handler);
            given().auth().oauth2(token).header("X-Request-Id", "portal-43").get("/fixture/v1/admin");
            Await.until("the line about the call", () -> !lines.isEmpty());
            Logger.getLogger("nl.druif.security").removeHandler(handler);
            assertThat(lines)
                    .containsExactly(
                            "kept out with 403: GET /fixture/v1/admin, subject " + subject + ", request portal-43");
        }

        @Test
        void a_call_without_a_tenant_does_not_bear_the_one_before_it() {
            for (int i = 0; i < 20; i++) {
                agent().get("/fixture/v1/mdc");
                assertThat(given().header("X-Request-Id", "open-1")
                                .get("/fixture/v1/mdc")
                                .asString())
                        .isEqualTo("open-1 null");
            }
        }

        @Test
        void every_log_line_of_a_request_can_name_it_and_its_tenant() {
            assertThat(agent().header("X-Request-Id", "portal-42")
                            .get("/fixture/v1/mdc")
                            .asString())
                    .isEqualTo("portal-42 " + TENANT);
        }
    }
}
