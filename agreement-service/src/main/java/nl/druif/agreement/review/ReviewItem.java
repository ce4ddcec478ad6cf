package nl.druif.agreement.review;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One of the things that a review is about: a part of a month, a calendar, a settlement.
 *
 * @param figure   a rating in stars, a number of versions, days
 * @param internal the provider's own business
 */
public record ReviewItem(String name, Optional<BigDecimal> figure, boolean internal) {}
