/**
 * What every endpoint does, so that no resource has to: headers, limits, closed queries, entity tags, pages, repeated posts.
 *
 * <p>Sources: NL API Design Rules; RFC 9110 (preconditions), RFC 6585 (428, 431), RFC 8288 (links), RFC 7240 (Prefer), the
 * Idempotency-Key draft, OWASP ASVS 5.0 chapters 3.4 and 4.1.
 */
package nl.druif.foundation.http;
