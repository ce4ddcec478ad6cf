package nl.druif.local.desk;

import java.util.Optional;

/** What somebody thought of the help, once asked. */
public record Vote(int stars, Optional<String> comment) {}
