package nl.druif.ticketclock.clock;

/** One thing said in both languages. */
public record Sentence(String nl, String en) {}
