/**
 * Business time.
 *
 * <p>{@code OpeningHours} are what an owner writes down and what travels as JSON; {@code BusinessCalendar} is what they
 * mean, compiled. The rules:
 * <ul>
 *   <li>Everything is half-open. What is used up exactly at a closing is due at that closing; counted backwards, exactly at
 *       an opening starts at that opening.
 *   <li>Local times become instants in one place: in a gap the end of the gap; in an overlap the first occurrence opens and
 *       the last one closes. Windows, closed parts and extra openings are laid over each other on the wall first.
 *   <li>A holiday takes its whole local date, also the part of a night shift on it, from its first midnight to the first
 *       midnight of the next. An extra opening opens it again.
 *   <li>Open time is real time: a night of 23 or 25 hours counts as that.
 *   <li>What is not known is refused ({@code CalendarHorizonPassed}, {@code NeverOpen}), never guessed.
 * </ul>
 *
 * <p>A calendar is a table of weeks. Equal weeks are one object over all calendars ({@code WeekPattern}), so a year costs
 * half a kilobyte; only weeks with a holiday, an exception, a clock change or another version are worked out one by one
 * ({@code Compilation}).
 */
package nl.druif.foundation.calendar;
