package nl.druif.local;

import java.net.URI;

/** Where services answer, and the tokens with which people may ask them. */
interface Entrance {
    URI uri(Service service, String path);

    /** A token as the named person gets it by signing in. */
    String token(String username);
}
