package nl.druif.foundation.terms;

/** Why a target that fits a ticket does not hold for it: another goes before it. */
public record Defeat<P>(P loser, P winner, Ground ground) {

    /** What is compared, in this order. */
    public enum Ground {
        /** An agreement that builds on another one says in its place what holds. */
        INHERITANCE,
        /** The customer's goes before the service's, and that before the corporate one. */
        LEVEL,
        /** What is about the service goes before what is about every service. */
        SERVICE,
        /** What names more kinds of condition goes first. */
        CONDITION,
        /** What is due earlier goes first, among those that are to be met in as many cases of a hundred. */
        STRICTNESS
    }
}
