package nl.druif.foundation.json;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One line that reads as it is written: nothing in it steers a printer, breaks the line, or turns the text around it, as
 * U+202E does, which makes a title read otherwise than what is signed. Marks that Hebrew and Arabic need are no such thing.
 */
@Pattern(regexp = "[^\\p{Cc}\\u2028-\\u202E\\u2066-\\u2069]*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.METHOD,
    ElementType.TYPE_USE,
    ElementType.RECORD_COMPONENT
})
public @interface PlainLine {
    String message() default "must be one line without characters that control or turn text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
