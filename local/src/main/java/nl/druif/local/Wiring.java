package nl.druif.local;

import java.util.HashMap;
import java.util.Map;

/** What each service is told of its surroundings: environment variables, so that no password shows in a list of processes. */
record Wiring(Backbone backbone, Ports ports, Secrets secrets) {

    Map<String, String> of(Service service) {
        var environment = new HashMap<>(backbone.environmentOf(service));
        environment.put("QUARKUS_PROFILE", "local");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(service)));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.management(service)));
        environment.put("DRUIF_HTTP_CURSOR_KEY", secrets.key("cursor"));
        switch (service) {
            case EXPERIENCE -> {
                environment.put("DRUIF_SURVEY_LINKS_KEY", secrets.key("survey-links"));
                environment.put("DRUIF_SURVEY_LINKS_BASE_URL", "http://localhost:" + ports.of(service));
            }
            case REPORTING -> {
                environment.put("DRUIF_OIDC_CONSOLE_STATE_SECRET", secrets.key("console-state"));
                environment.put("DRUIF_OIDC_CONSOLE_COOKIE_SECRET", secrets.key("console-cookie"));
            }
            case TICKET_CLOCK -> {
                environment.put("DRUIF_HOOKS_KEY", secrets.key("hooks"));
                environment.put("DRUIF_OIDC_CONSOLE_STATE_SECRET", secrets.key("board-state"));
                environment.put("DRUIF_OIDC_CONSOLE_COOKIE_SECRET", secrets.key("board-cookie"));
            }
            case AGREEMENT -> {}
        }
        return environment;
    }
}
