package nl.druif.ticketclock.hook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final Instant NOW = Instant.parse("2026-04-24T15:00:00Z");

    @Test
    void the_example_of_the_websub_manual_of_github_holds() {
        assertThat(signed(
                                Map.of(
                                        "X-Hub-Signature-256",
                                        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"),
                                "Hello, World!")
                        .isBy(HookSource.GENERIC, "It's a Secret to Everybody"))
                .isTrue();
    }

    @Test
    void the_example_of_standard_webhooks_holds() {
        var headers = Map.of(
                "webhook-id",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp",
                "1614265330",
                "webhook-signature",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        var signature = new Signature(
                header -> Optional.ofNullable(headers.get(header)),
                "{\"test\": 2432232314}".getBytes(UTF_8),
                Instant.ofEpochSecond(1614265330));
        assertThat(signature.isBy(HookSource.GENERIC, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .isTrue();
    }

    @Test
    void sha1_is_taken_from_zammad_and_from_nobody_else() {
        var headers = Signing.zammad("geheim", "{}");
        assertThat(signed(headers, "{}").isBy(HookSource.ZAMMAD, "geheim")).isTrue();
        assertThat(signed(headers, "{}").isBy(HookSource.JIRA, "geheim")).isFalse();
        assertThat(signed(Signing.jira("geheim", "{}"), "{}").isBy(HookSource.ZAMMAD, "geheim"))
                .isFalse();
    }

    @Test
    void another_body_or_another_secret_is_another_signature() {
        var headers = Signing.jira("geheim", "{}");
        assertThat(signed(headers, "{}").isBy(HookSource.JIRA, "geheim")).isTrue();
        assertThat(signed(headers, "{ }").isBy(HookSource.JIRA, "geheim")).isFalse();
        assertThat(signed(headers, "{}").isBy(HookSource.JIRA, "geheimer")).isFalse();
        assertThat(signed(Map.of(), "{}").isBy(HookSource.JIRA, "geheim")).isFalse();
    }

    @Test
    void a_standard_webhook_is_taken_five_minutes_long() {
        var secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        assertThat(signed(Signing.standard(secret, "m", NOW.minusSeconds(300), "{}"), "{}")
                        .isBy(HookSource.GENERIC, secret))
                .isTrue();
        assertThat(signed(Signing.standard(secret, "m", NOW.minusSeconds(301), "{}"), "{}")
                        .isBy(HookSource.GENERIC, secret))
                .isFalse();
    }

    @Test
    void timestamps_and_credentials_that_are_none_are_no_signature() {
        var secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        for (var timestamp : new String[] {"", "now", "-9223372036854775808", "9223372036854775807", "1e9"}) {
            var headers = Map.of("webhook-id", "m", "webhook-timestamp", timestamp, "webhook-signature", "v1,x");
            assertThat(signed(headers, "{}").isBy(HookSource.GENERIC, secret)).isFalse();
        }
        for (var credentials : new String[] {"Basic", "Basic ?", "Basic Z2VoZWlt", "Bearer geheim", ""}) {
            assertThat(signed(Map.of("Authorization", credentials), "{}").isBy(HookSource.TOPDESK, "geheim"))
                    .isFalse();
        }
    }

    @Test
    void who_writes_messages_by_hand_may_send_the_secret_itself() {
        assertThat(signed(Signing.basic("druif", "geheim"), "{}").isBy(HookSource.TOPDESK, "geheim"))
                .isTrue();
        assertThat(signed(Map.of("Druif-Hook-Secret", "geheim"), "{}").isBy(HookSource.SERVICENOW, "geheim"))
                .isTrue();
        assertThat(signed(Map.of("Druif-Hook-Secret", "geheim"), "{}").isBy(HookSource.JIRA, "geheim"))
                .isFalse();
    }

    private static Signature signed(Map<String, String> headers, String body) {
        var lower = new HashMap<String, String>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return new Signature(header -> Optional.ofNullable(lower.get(header)), body.getBytes(UTF_8), NOW);
    }
}
