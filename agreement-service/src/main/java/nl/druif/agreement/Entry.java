package nl.druif.agreement;

import java.util.UUID;
import nl.druif.foundation.http.Versioned;

/** What a tenant wrote down under a reference of its own. */
public interface Entry extends Versioned {
    UUID id();

    String reference();

    /** How often it was written. */
    long revision();

    @Override
    default long version() {
        return revision();
    }
}
