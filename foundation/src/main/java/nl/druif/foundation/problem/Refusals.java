package nl.druif.foundation.problem;

/** What the platform itself answers with a bare status, as refusals. */
final class Refusals {
    private Refusals() {}

    static final Refusal UNAUTHENTICATED =
            Refusal.of(401, "unauthenticated", "This needs a valid access token for this service.");
    static final Refusal FORBIDDEN = Refusal.forbidden("forbidden", "Your roles do not allow this.");
    static final Refusal INTERNAL = Refusal.of(
            500, "internal-error", "Something went wrong on our side. Mention the instance when you report it.");

    static Refusal of(int status) {
        return switch (status) {
            case 400 -> Refusal.badRequest("bad-request", "The request cannot be understood.");
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> Refusal.notFound();
            case 405 ->
                Refusal.of(
                        405, "method-not-allowed", "This does not answer to that method; Allow names those it does.");
            case 406 ->
                Refusal.of(406, "not-acceptable", "None of the media types that you accept can be produced here.");
            case 408 -> Refusal.of(408, "request-timeout", "The request did not arrive in time.");
            case 413 -> Refusal.of(413, "content-too-large", "The body is larger than what is taken here.");
            case 414 -> Refusal.of(414, "uri-too-long", "The URL is longer than 8 KiB.");
            case 415 -> Refusal.of(415, "unsupported-media-type", "A body of this media type cannot be read here.");
            case 431 -> Refusal.of(431, "headers-too-large", "The headers are larger than 16 KiB.");
            case 501 -> Refusal.of(501, "not-implemented", "No resource answers to that method.");
            case 503 ->
                Refusal.unavailable("temporarily-unavailable", "This is not available for a moment. Try again later.");
            default -> status < 500 ? Refusal.of(status, "request-refused", "The request was refused.") : INTERNAL;
        };
    }
}
