package nl.druif.foundation.event;

/** The topics of Druif. News of one aggregate is in order on one partition. */
public enum Topic {
    /**
     * Agreements with all their versions, terms and calendars, and the exclusions signed under them: compacted, so a new
     * consumer needs nobody.
     */
    AGREEMENT("agreement.agreement.v1", true),
    /** How far negotiations have come, and that something was said about a clause: compacted. */
    NEGOTIATION("agreement.negotiation.v1", true),
    /** Parties, segments and services as they are registered: compacted, also what was removed stays told. */
    REGISTER("agreement.register.v1", true),
    /** Agreements that are looked at again, and what came of it: compacted. */
    REVIEW("agreement.review.v1", true),
    /** What is arranged about tickets that nothing was promised about: compacted. */
    SETTLEMENT("agreement.settlement.v1", true),
    /** What the parties' own figures came to, each for one period: compacted, the newest telling is whole. */
    KPI("agreement.kpi.v1", true),
    /** Figures as those who measure them send them. */
    KPI_MEASUREMENT("agreement.kpi-measurement.v1", false),
    /** Ticket events as other systems send them. */
    TICKET_EVENT("ticket-clock.ticket-event.v1", false),
    /** Outages and maintenance windows as other systems tell them. */
    OUTAGE("ticket-clock.outage.v1", false),
    /** What the clocks say: warnings, breaches, withdrawals, judged and closed tickets. */
    CLOCK("ticket-clock.clock.v1", false),
    /** Surveys that somebody has to deliver. */
    INVITATION("experience.invitation.v1", false),
    /** What people answered. */
    RESPONSE("experience.response.v1", false),
    /** Where promise and feeling part. */
    WATERMELON("reporting.watermelon.v1", false);

    private static final int PARTITIONS = 12;

    private final String name;
    private final boolean compacted;

    Topic(String name, boolean compacted) {
        this.name = name;
        this.compacted = compacted;
    }

    /** The topic's name in an environment, such as {@code production.ticket-clock.clock.v1}. */
    public String in(String environment) {
        return environment + "." + name;
    }

    /** Where news goes that a consumer of this topic cannot handle, with its reason in the headers. */
    public String deadLettersIn(String environment) {
        return in(environment) + ".dead-letter";
    }

    public int partitions() {
        return PARTITIONS;
    }

    public boolean compacted() {
        return compacted;
    }
}
