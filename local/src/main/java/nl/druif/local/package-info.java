/**
 * Everything on one machine, without containers: {@link nl.druif.local.Main} starts a {@link nl.druif.local.Suite} and shows it.
 */
@NullMarked
package nl.druif.local;

import org.jspecify.annotations.NullMarked;
