package nl.druif.foundation.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The issuer's addresses. */
final class IssuerPages {
    private static final String JSON = "application/json";

    private final String url;
    private final Minting minting;
    private final Supplier<? extends Collection<Account>> accounts;
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();

    IssuerPages(String url, Minting minting, Supplier<? extends Collection<Account>> accounts) {
        this.url = url;
        this.minting = minting;
        this.accounts = accounts;
    }

    void serve(HttpServer server) {
        server.createContext("/.well-known/openid-configuration", exchange -> send(exchange, 200, JSON, discovery()));
        server.createContext("/keys", exchange -> send(exchange, 200, JSON, keys()));
        server.createContext("/token", this::token);
        server.createContext("/authorize", this::authorize);
        server.createContext("/logout", this::logout);
    }

    private String discovery() {
        return JsonText.of(Map.of(
                "issuer",
                url,
                "jwks_uri",
                url + "/keys",
                "token_endpoint",
                url + "/token",
                "authorization_endpoint",
                url + "/authorize",
                "end_session_endpoint",
                url + "/logout",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "grant_types_supported",
                List.of("authorization_code", "password", "client_credentials"),
                "id_token_signing_alg_values_supported",
                List.of("RS256"),
                "code_challenge_methods_supported",
                List.of("S256")));
    }

    private String keys() {
        return JsonText.of(Map.of("keys", List.of(minting.key().jwk())));
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = Form.body(exchange);
        switch (form.get("grant_type")) {
            case "password" ->
                answer(exchange, account(form.get("username"), form.get("password")), client(exchange, form), "");
            case "client_credentials" -> answer(exchange, clientAccount(exchange, form), client(exchange, form), "");
            case "authorization_code" -> redeem(exchange, form);
            default -> refuse(exchange, "unsupported_grant_type");
        }
    }

    private void redeem(HttpExchange exchange, Form form) throws IOException {
        var grant = Optional.ofNullable(codes.remove(form.get("code")))
                .filter(given -> given.redeemedBy(form.get("redirect_uri"), form.get("code_verifier")));
        answer(
                exchange,
                grant.map(Grant::account),
                client(exchange, form),
                grant.map(Grant::nonce).orElse(""));
    }

    private void answer(HttpExchange exchange, Optional<Account> account, String client, String nonce)
            throws IOException {
        if (account.isPresent()) {
            send(exchange, 200, JSON, JsonText.of(minting.answer(account.get(), client, nonce)));
        } else {
            refuse(exchange, "invalid_grant");
        }
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = Form.query(exchange);
        if (!isOnThisMachine(asked.get("redirect_uri")) || !"S256".equals(asked.get("code_challenge_method"))) {
            refuse(exchange, "invalid_request");
            return;
        }
        if (!"POST".equals(exchange.getRequestMethod())) {
            send(exchange, 200, "text/html", LoginPage.of(language(exchange), false));
            return;
        }
        var typed = Form.body(exchange);
        var account = account(typed.get("username"), typed.get("password"));
        if (account.isEmpty()) {
            send(exchange, 401, "text/html", LoginPage.of(language(exchange), true));
            return;
        }
        var code = Secret.random();
        codes.put(code, Grant.of(account.get(), asked));
        var target = asked.get("redirect_uri");
        redirect(
                exchange,
                target + (target.contains("?") ? "&" : "?") + "code=" + code + "&state=" + encoded(asked.get("state")));
    }

    private void logout(HttpExchange exchange) throws IOException {
        var target = Form.query(exchange).get("post_logout_redirect_uri");
        if (isOnThisMachine(target)) {
            redirect(exchange, target);
        } else {
            send(exchange, 200, "text/plain", "Uitgelogd. Signed out.");
        }
    }

    private Optional<Account> account(String username, String password) {
        return accounts.get().stream()
                .filter(account -> account.username().equals(username))
                .filter(account -> account.password().equals(password))
                .findFirst();
    }

    private Optional<Account> clientAccount(HttpExchange exchange, Form form) {
        var basic = basic(exchange);
        return basic.length == 2
                ? account(basic[0], basic[1])
                : account(form.get("client_id"), form.get("client_secret"));
    }

    private static String client(HttpExchange exchange, Form form) {
        var basic = basic(exchange);
        return basic.length == 2 ? basic[0] : form.get("client_id");
    }

    private static String[] basic(HttpExchange exchange) {
        var header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        try {
            return header.startsWith("Basic ")
                    ? new String(Base64.getDecoder().decode(header.substring(6)), UTF_8).split(":", 2)
                    : new String[0];
        } catch (IllegalArgumentException malformed) {
            return new String[0];
        }
    }

    /** A code leaves only for the machine the issuer runs on, so no list of allowed addresses is needed. */
    private static boolean isOnThisMachine(String target) {
        try {
            var host = Optional.ofNullable(URI.create(target).getHost()).orElse("");
            return host.equals("localhost") || host.equals("127.0.0.1");
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Locale language(HttpExchange exchange) {
        var wanted = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept-Language"))
                .orElse("nl");
        return wanted.toLowerCase(Locale.ROOT).startsWith("en") ? Locale.ENGLISH : Locale.forLanguageTag("nl");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static void refuse(HttpExchange exchange, String error) throws IOException {
        send(exchange, 400, JSON, JsonText.of(Map.of("error", error)));
    }

    private static void redirect(HttpExchange exchange, String target) throws IOException {
        exchange.getResponseHeaders().set("Location", target);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=UTF-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }
}
