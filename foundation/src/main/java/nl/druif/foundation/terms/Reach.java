package nl.druif.foundation.terms;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Whose tickets an agreement is about.
 *
 * @param customers by reference; empty: everybody's, also those of tickets that name no customer
 */
public record Reach(Level level, List<String> customers) {

    public Reach {
        customers = customers == null ? List.of() : List.copyOf(new TreeSet<>(customers));
    }

    public static Reach to(String customer) {
        return new Reach(Level.CUSTOMER, List.of(customer));
    }

    /** By a customer, who learns of nobody else whom it includes. */
    public Reach seenBy(String customer) {
        return customers.isEmpty() ? this : new Reach(level, List.of(customer));
    }

    public boolean includes(Optional<String> customer) {
        return customers.isEmpty() || customer.filter(customers::contains).isPresent();
    }
}
