package nl.druif.ticketclock.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;

/**
 * A file as it arrived. Two uploads are the same when mapping and content are.
 *
 * @param sha256 of the content, in hexadecimal
 * @param file   where it lies until the request is answered
 */
record Upload(
        String name,
        String mapping,
        boolean dryRun,
        long bytes,
        String sha256,
        @JsonIgnore Path file) {}
