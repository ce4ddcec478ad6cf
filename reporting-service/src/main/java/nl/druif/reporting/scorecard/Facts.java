package nl.druif.reporting.scorecard;

import java.util.List;

/** What a scorecard is made of. */
public record Facts(List<ClockFact> clocks, List<TicketFact> tickets) {}
