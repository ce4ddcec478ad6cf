package nl.druif.foundation.outbox;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import nl.druif.foundation.event.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A consumer that takes a record once more, out of its turn. */
public interface Replayable {
    Topic topic();

    /** Parts of its data that hold names and moments, and nothing that people wrote. */
    Set<String> labels();

    /** The same as when it came, in the open transaction of its tenant; fails where the record would be a dead letter. */
    Uni<Void> replay(ConsumerRecord<String, byte[]> record);
}
