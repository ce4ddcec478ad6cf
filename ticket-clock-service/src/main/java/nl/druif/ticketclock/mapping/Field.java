package nl.druif.ticketclock.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The parts of an event, by the names that mappings use for them. */
public enum Field {
    @JsonProperty("ticket")
    TICKET(200),
    @JsonProperty("sourceEventId")
    SOURCE_EVENT_ID(200),
    @JsonProperty("type")
    TYPE(100),
    @JsonProperty("occurredAt")
    OCCURRED_AT(64),
    @JsonProperty("sequence")
    SEQUENCE(19),
    @JsonProperty("status")
    STATUS(100),
    @JsonProperty("priority")
    PRIORITY(100),
    @JsonProperty("team")
    TEAM(100),
    @JsonProperty("service")
    SERVICE(100),
    @JsonProperty("requestType")
    REQUEST_TYPE(100),
    @JsonProperty("actor")
    ACTOR(100),
    @JsonProperty("openedAt")
    OPENED_AT(64),
    @JsonProperty("customer")
    CUSTOMER(100),
    @JsonProperty("requester")
    REQUESTER(100),
    @JsonProperty("locale")
    LOCALE(35);

    private final int longest;

    Field(int longest) {
        this.longest = longest;
    }

    /** How many characters its text may have. */
    int longest() {
        return longest;
    }
}
