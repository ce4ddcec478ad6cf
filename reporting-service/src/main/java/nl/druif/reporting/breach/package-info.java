/** Time that ran out, newest first. */
@NullMarked
package nl.druif.reporting.breach;

import org.jspecify.annotations.NullMarked;
