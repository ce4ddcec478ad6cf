/** Where promise and feeling part: kept and unhappy, or broken and happy. */
@NullMarked
package nl.druif.reporting.watermelon;

import org.jspecify.annotations.NullMarked;
