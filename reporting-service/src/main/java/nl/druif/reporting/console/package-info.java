/**
 * What people look at: server-rendered pages, in Dutch and English, light and dark, without scripts and without anything
 * from elsewhere. They show what the API answers and nothing more.
 */
@NullMarked
package nl.druif.reporting.console;

import org.jspecify.annotations.NullMarked;
