package nl.druif.foundation.calendar;

import java.time.LocalDate;

/**
 * A day that a country keeps, or observes.
 *
 * @param key  what {@link Holidays#include} and {@link Holidays#exclude} call it
 * @param free whether a calendar with these holidays is closed then
 */
public record PublicHoliday(LocalDate date, String key, String name, boolean free) {}
