package nl.druif.foundation.testing.planted.apples;

import nl.druif.foundation.testing.planted.pears.Pear;

/** Offends on purpose: knows the pear that knows it. */
public record Apple(Pear neighbour) {}
