/**
 * Who did what, to what, and how it was before and after. A row is only ever added, and each carries the hash of the one
 * before it: whoever changes or takes out a row by force breaks the chain behind it. That detects, it does not prevent; only
 * a head that was kept elsewhere tells that the newest rows are gone or that all of it was written anew.
 *
 * <p>A service that wants a trail adds {@code db/audit} to {@code quarkus.flyway.locations}.
 */
package nl.druif.foundation.audit;
