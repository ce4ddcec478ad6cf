package nl.druif.ticketclock.hook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of system that can post to a hook: how each signs, and how it names a delivery. */
public enum HookSource {
    /** Admin webhooks; the identifier stays the same over retries. */
    JIRA(List.of("x-atlassian-webhook-identifier")),
    /** Outbound REST messages, written by its user. */
    SERVICENOW(List.of("druif-delivery")),
    /** HTTP requests of action sequences, written by its user. */
    TOPDESK(List.of("druif-delivery")),
    ZAMMAD(List.of("x-zammad-delivery")),
    /** Standard Webhooks, CloudEvents, or plain JSON. */
    GENERIC(List.of("webhook-id", "ce-id"));

    private final List<String> deliveryHeaders;

    HookSource(List<String> deliveryHeaders) {
        this.deliveryHeaders = deliveryHeaders;
    }

    static Optional<HookSource> inPath(String segment) {
        return Arrays.stream(values())
                .filter(source -> source.inPath().equals(segment))
                .findFirst();
    }

    String inPath() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The headers, in lower case, of which the first that is there names the delivery. */
    List<String> deliveryHeaders() {
        return deliveryHeaders;
    }
}
