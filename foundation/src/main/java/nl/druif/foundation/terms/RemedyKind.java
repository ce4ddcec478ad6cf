package nl.druif.foundation.terms;

/** What makes up for a promise that was not kept. */
public enum RemedyKind {
    /** Money back; never all of the fee. */
    FINANCIAL_PENALTY,
    /** Money off what is still to be paid. */
    SERVICE_CREDIT,
    /** Days of use for nothing. */
    LICENCE_EXTENSION;

    public boolean isMoney() {
        return switch (this) {
            case FINANCIAL_PENALTY, SERVICE_CREDIT -> true;
            case LICENCE_EXTENSION -> false;
        };
    }
}
