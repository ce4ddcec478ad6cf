package nl.druif.foundation.terms;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Whose tickets an agreement is about.
 *
 * @param customers by reference; empty: everybody's, also those of tickets that name no customer
 * @param above     the agreements, by reference, whose text it inherits and speaks in the place of: its parent first
 */
public record Reach(Level level, List<String> customers, List<String> above) {

    public Reach {
        customers = customers == null ? List.of() : List.copyOf(new TreeSet<>(customers));
        above = above == null ? List.of() : List.copyOf(above);
    }

    public Reach(Level level, List<String> customers) {
        this(level, customers, List.of());
    }

    public static Reach to(String customer) {
        return new Reach(Level.CUSTOMER, List.of(customer));
    }

    public Reach below(List<String> agreements) {
        return new Reach(level, customers, agreements);
    }

    /** By a customer, who learns of nobody else whom it includes. */
    public Reach seenBy(String customer) {
        return customers.isEmpty() ? this : new Reach(level, List.of(customer), above);
    }

    public boolean includes(Optional<String> customer) {
        return customers.isEmpty() || customer.filter(customers::contains).isPresent();
    }
}
