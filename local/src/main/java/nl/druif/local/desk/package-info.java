/**
 * A year of a Dutch service desk that never was: made up, but the same from the same seed, and with a story in it. Four
 * services, one of them a watermelon, one honestly red, one left lying while its figures are green, one a grape.
 */
@NullMarked
package nl.druif.local.desk;

import org.jspecify.annotations.NullMarked;
