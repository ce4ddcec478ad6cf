package nl.druif.foundation.terms;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How clocks behave where an agreement has a choice; what is left out has its default.
 *
 * @param strictPause whether a pause for the customer ends when the customer answers, whatever the status says
 */
public record Policies(
        @JsonProperty(defaultValue = "\"KEEP_START\"") OnPriorityChange onPriorityChange,
        @JsonProperty(defaultValue = "\"CONTINUE\"") OnReopen onReopen,
        @JsonProperty(defaultValue = "\"PIN\"") OnNewVersion onNewVersion,
        @JsonProperty(defaultValue = "false") boolean strictPause) {
    public static final Policies DEFAULT =
            new Policies(OnPriorityChange.KEEP_START, OnReopen.CONTINUE, OnNewVersion.PIN, false);

    public Policies {
        onPriorityChange = onPriorityChange == null ? OnPriorityChange.KEEP_START : onPriorityChange;
        onReopen = onReopen == null ? OnReopen.CONTINUE : onReopen;
        onNewVersion = onNewVersion == null ? OnNewVersion.PIN : onNewVersion;
    }
}
