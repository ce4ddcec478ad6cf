package nl.druif.agreement.agreement;

/** Where a clause was written: in which version of which agreement, by reference. */
public record Origin(String agreement, int version) {}
