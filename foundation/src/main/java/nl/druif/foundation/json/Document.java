package nl.druif.foundation.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.druif.foundation.problem.Fault;

/**
 * A JSON text that was parsed and not yet understood. As a component of a body it stays as it is, so that a batch can be
 * read item by item ({@link StrictJson#read(Document, java.lang.reflect.Type)}) and one bad item stops no other.
 *
 * @param tree     what could not be read is a missing node in it, and an oddity
 * @param oddities what cannot be seen in the tree any more, by pointer: keys written twice, characters nobody can store
 */
public record Document(JsonNode tree, Map<String, Fault> oddities) {
    public Document {
        oddities = Map.copyOf(oddities);
    }

    Document part(JsonNode node, Place place) {
        var pointer = place.pointer();
        var within = new LinkedHashMap<String, Fault>();
        oddities.forEach((at, fault) -> {
            if (at.equals(pointer) || at.startsWith(pointer + "/")) {
                var inside = at.substring(pointer.length());
                within.put(inside, fault.at(inside));
            }
        });
        return new Document(node, within);
    }
}
