package nl.druif.foundation.testing.planted.pears;

import nl.druif.foundation.testing.planted.apples.Apple;

/** Offends on purpose: knows the apple that knows it. */
public record Pear(Apple neighbour) {}
