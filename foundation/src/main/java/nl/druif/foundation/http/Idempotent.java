package nl.druif.foundation.http;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method returning {@code Uni} whose effect happens once per {@code Idempotency-Key}, however often it is sent. The key is
 * kept at least 24 hours, in the transaction of the effect, per tenant, client and path.
 *
 * <p>What counts as the same request are the method's arguments; a body that is streamed past the method is not compared.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {
    /** Whether a request without a key is refused. */
    @Nonbinding
    boolean required() default false;

    /** Whether the method joins a {@link Gathering}, which keeps the key itself; the key is then required. */
    @Nonbinding
    boolean gathered() default false;

    /** Id of the operation whose effect this is, for a method that stands behind the resource's own. */
    @Nonbinding
    String operation() default "";
}
