package nl.druif.agreement.exclusion;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import nl.druif.foundation.problem.Faults;

/**
 * Something that shows that it was so.
 *
 * @param link where it can be looked at
 */
public record Evidence(@NotBlank @Size(max = 500) String description, Optional<URI> link) {
    private static final Set<String> LOOKED_AT = Set.of("http", "https");
    private static final int LONGEST = 2_000;

    public Evidence {
        var faults = new Faults();
        link.ifPresent(uri -> faults.check(
                uri.getScheme() != null
                        && LOOKED_AT.contains(uri.getScheme())
                        && uri.toString().length() <= LONGEST,
                "/link",
                "NO_WEB_LINK",
                "Evidence is looked at under http or https, at an address of at most " + LONGEST + " characters."));
        faults.refuse();
    }
}
