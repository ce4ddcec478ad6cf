package nl.druif.agreement.calendar;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import nl.druif.foundation.calendar.Holidays;
import nl.druif.foundation.problem.Faulty;
import nl.druif.foundation.problem.Language;
import nl.druif.foundation.tenancy.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/agreement/v1/holiday-proposals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calendars")
public class HolidayResource {

    @GET
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR})
    @Operation(
            operationId = "proposeHolidays",
            summary = "Propose the holidays of a year",
            description = "Of a country or a part of it, for the owner of a calendar to edit: with the days that are"
                    + " only observed, and with what the country leaves to him. Nothing is stored.",
            extensions = @Extension(name = "x-summary-nl", value = "De feestdagen van een jaar voorstellen"))
    public HolidayProposal propose(
            @RestQuery @Parameter(description = "ISO 3166-1 alpha-2, such as NL", required = true) String country,
            @RestQuery @Parameter(description = "A part of the country, such as BY or MA") Optional<String> region,
            @RestQuery @Parameter(description = "From 1970 to 2099", required = true) @Min(1970) @Max(2099) int year,
            @RestQuery
                    @Parameter(
                            description = "Netherlands only: how often Liberation Day is free; every year unless given")
                    Optional<Holidays.LiberationDay> liberationDay,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) Optional<String> acceptLanguage) {
        return HolidayProposal.of(
                holidays(country, region, liberationDay), year, Language.preferred(acceptLanguage.orElse(null)));
    }

    private static Holidays holidays(
            String country, Optional<String> region, Optional<Holidays.LiberationDay> liberationDay) {
        try {
            return new Holidays(country, region, liberationDay, List.of(), List.of());
        } catch (Faulty faulty) {
            throw faulty.seen(fault -> fault.at("?" + fault.pointer().substring(1)));
        }
    }
}
