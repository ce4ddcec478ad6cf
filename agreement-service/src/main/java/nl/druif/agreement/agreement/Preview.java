package nl.druif.agreement.agreement;

/** What somebody would bring about who only asks. */
public record Preview(Feasibility feasibility, Differences differences) {}
