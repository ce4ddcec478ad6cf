/**
 * When the parties look at their agreement again, and what comes of it. A trigger is a plain function of what is known of an
 * agreement at a moment: facts are kept per ticket, answer and month, newest telling only, so that duplicates and disorder
 * end in the same facts. It fires once per agreement and baseline: with a decision, what is then seen becomes the new
 * baseline, and the trigger sleeps until the facts part from that.
 */
@NullMarked
package nl.druif.agreement.review;

import org.jspecify.annotations.NullMarked;
