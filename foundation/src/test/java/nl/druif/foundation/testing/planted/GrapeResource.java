package nl.druif.foundation.testing.planted;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Planted: answers anything to anybody. */
@Path("/grapes")
class GrapeResource {
    @GET
    String grape() {
        return "grape";
    }
}
