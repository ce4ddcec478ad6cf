/**
 * Webhooks of other ticket systems: what they send is verified, read by a mapping that the tenant can change and try, and
 * recorded as facts. What cannot be read is parked, shown, and read again when the mapping was mended; nothing is dropped.
 *
 * <p>A hook's address carries the tenant (see {@code TenantLink}), because whoever posts there has no token. Its secrets are
 * derived from the service's key and shown once: nothing that is stored gives one away.
 */
@NullMarked
package nl.druif.ticketclock.hook;

import org.jspecify.annotations.NullMarked;
