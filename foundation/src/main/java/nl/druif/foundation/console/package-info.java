/** What surrounds every page that people sign in to see, whichever service shows it. */
@NullMarked
package nl.druif.foundation.console;

import org.jspecify.annotations.NullMarked;
