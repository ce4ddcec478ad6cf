package nl.druif.foundation.terms;

/** On which side of its threshold a figure is good; the threshold itself is good. */
public enum Direction {
    AT_LEAST,
    AT_MOST
}
