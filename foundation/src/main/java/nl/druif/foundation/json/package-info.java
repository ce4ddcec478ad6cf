/**
 * JSON coming in is read strictly and completely, JSON that we wrote ourselves tolerantly.
 *
 * <p>{@link nl.druif.foundation.json.StrictJson} reads what clients send: nothing unknown, nothing twice, nothing out of
 * bounds, and every fault is named at once. {@link nl.druif.foundation.json.Json} writes, and reads our own rows and news.
 */
package nl.druif.foundation.json;
