package nl.druif.foundation.outbox;

import nl.druif.foundation.tenancy.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Something a consumer understood, with the record it came in.
 *
 * @param source the CloudEvents source: with {@code id} it names the event once and for all
 */
public record Received<T>(String source, String id, TenantId tenant, T what, ConsumerRecord<String, byte[]> record) {}
