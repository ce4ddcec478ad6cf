package nl.druif.reporting.scorecard;

import java.util.Optional;

/** Where a ticket stood when it was judged; what its system does not say is absent. */
public record Place(Optional<String> priority, Optional<String> service, Optional<String> team) {

    public Optional<String> along(Dimension dimension) {
        return switch (dimension) {
            case PRIORITY -> priority;
            case SERVICE -> service;
            case TEAM -> team;
        };
    }
}
