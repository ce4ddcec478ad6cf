package nl.druif.local;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import nl.druif.foundation.testing.Secret;

/** A form with files, as browsers send it. */
final class Multipart {
    private final String boundary = Secret.random();
    private final StringBuilder parts = new StringBuilder();

    Multipart with(String name, String value) {
        return part("name=\"" + name + "\"", value);
    }

    Multipart withFile(String name, String file, String content) {
        return part("name=\"" + name + "\"; filename=\"" + file + "\"", content);
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    BodyPublisher body() {
        return BodyPublishers.ofString(parts + "--" + boundary + "--\r\n");
    }

    private Multipart part(String disposition, String content) {
        parts.append("--").append(boundary).append("\r\nContent-Disposition: form-data; ");
        parts.append(disposition).append("\r\n\r\n").append(content).append("\r\n");
        return this;
    }
}
