/** How fast the service of tickets and clocks is on this machine, against what the database alone can do in the same run. */
@NullMarked
package nl.druif.local.bench;

import org.jspecify.annotations.NullMarked;
