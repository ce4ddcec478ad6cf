package nl.druif.foundation.json;

import org.jspecify.annotations.Nullable;

/** Where in a document we are; written out as an RFC 6901 pointer only when something is wrong there. */
record Place(@Nullable Place parent, String step) {
    static final Place ROOT = new Place(null, "");

    Place at(String name) {
        return new Place(this, name);
    }

    Place at(int index) {
        return new Place(this, Integer.toString(index));
    }

    String pointer() {
        return write(new StringBuilder()).toString();
    }

    private StringBuilder write(StringBuilder pointer) {
        return parent == null
                ? pointer
                : parent.write(pointer)
                        .append('/')
                        .append(step.replace("~", "~0").replace("/", "~1"));
    }
}
