package nl.druif.reporting.scorecard;

import java.util.List;

/** The last months of what was promised, newest first. */
public record Months(List<MonthScore> items) {}
