package nl.druif.foundation.http;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.TenantId;

/** Places in what never ends, such as a stream, signed as page cursors are: another tenant's is none. */
@Singleton
public class Bookmarks {
    private final byte[] key;

    Bookmarks(CursorKey key) {
        this.key = key.bytes();
    }

    /** @param of what it is a place in */
    public String write(TenantId tenant, String of, List<String> place) {
        return new Cursor(false, place).sign(key, tenant + "\n" + of);
    }

    /** The place; empty for a text that was not written here, for this tenant and this. */
    public Optional<List<String>> read(TenantId tenant, String of, String text) {
        try {
            return Optional.of(Cursor.verify(text, key, tenant + "\n" + of).keys());
        } catch (Refusal mismatch) {
            return Optional.empty();
        }
    }
}
