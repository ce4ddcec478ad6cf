package nl.druif.ticketclock.webhook;

/**
 * Where to post to, taken apart once: what was judged is what is called.
 *
 * @param path with the query
 */
record Endpoint(boolean secure, String host, int port, String path) {
    /** As the {@code Host} header has it. */
    String authority() {
        return port == (secure ? 443 : 80) ? host : host + ":" + port;
    }
}
