package nl.druif.reporting.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import nl.druif.reporting.scorecard.Behind;
import nl.druif.reporting.scorecard.JudgedTicket;
import nl.druif.reporting.scorecard.Scorecard;

/** The tickets behind a figure. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record TicketsPage(
        Frame frame, Scorecard card, Behind behind, List<JudgedTicket> tickets, boolean teams, Optional<URI> next)
        implements TemplateInstance {}
