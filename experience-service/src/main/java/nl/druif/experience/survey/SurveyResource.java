package nl.druif.experience.survey;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import nl.druif.foundation.http.IfMatch;
import nl.druif.foundation.http.Page;
import nl.druif.foundation.http.PageRequest;
import nl.druif.foundation.http.Pages;
import nl.druif.foundation.problem.Refusal;
import nl.druif.foundation.tenancy.CallerTenant;
import nl.druif.foundation.tenancy.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/experience/v1/surveys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Surveys")
class SurveyResource {
    private final SurveyStore surveys;
    private final CallerTenant caller;
    private final Pages pages;

    SurveyResource(SurveyStore surveys, CallerTenant caller, Pages pages) {
        this.surveys = surveys;
        this.caller = caller;
        this.pages = pages;
    }

    @GET
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR, Role.INTEGRATION})
    @Operation(
            operationId = "listSurveys",
            summary = "The tenant's surveys",
            description =
                    "One for now: the question asked when a ticket closes. Every tenant starts with a standard one.",
            extensions = @Extension(name = "x-summary-nl", value = "De enquêtes van de tenant"))
    public Uni<RestResponse<Page<Survey>>> list(@BeanParam PageRequest page) {
        var cut = pages.cut(page, caller.tenant());
        return surveys.current(caller.tenant())
                .map(survey ->
                        pages.page(cut, List.of(survey), one -> List.of(one.id().toString())));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER, Role.AGENT, Role.AUDITOR, Role.INTEGRATION})
    @Operation(
            operationId = "getSurvey",
            summary = "A survey with its question and its rules",
            description = "What is asked, whom, how often, and how long the answer may take.",
            extensions = @Extension(name = "x-summary-nl", value = "Een enquête met haar vraag en regels"))
    public Uni<Survey> get(@RestPath UUID id) {
        return surveys.current(caller.tenant()).invoke(survey -> known(survey, id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Role.PROVIDER_ADMIN, Role.AGREEMENT_MANAGER})
    @Operation(
            operationId = "editSurvey",
            summary = "Change the question or the rules",
            description = "Holds for tickets that close from now on; invitations that are out keep their time.",
            extensions = @Extension(name = "x-summary-nl", value = "Wijzig de vraag of de regels"))
    public Uni<Survey> edit(@RestPath UUID id, @RestHeader(IfMatch.HEADER) IfMatch ifMatch, SurveyEdit edit) {
        return surveys.edit(caller.tenant(), edit, present -> {
            known(present, id);
            ifMatch.check(present);
        });
    }

    private static void known(Survey survey, UUID id) {
        if (!survey.id().equals(id)) {
            throw Refusal.notFound();
        }
    }
}
