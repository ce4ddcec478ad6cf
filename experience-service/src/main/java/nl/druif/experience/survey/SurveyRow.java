package nl.druif.experience.survey;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import nl.druif.foundation.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "survey")
class SurveyRow extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "tenant_id", updatable = false)
    UUID tenant;

    long version;

    @Column(name = "question_nl")
    String questionNl;

    @Column(name = "question_en")
    String questionEn;

    @Column(name = "sampling_percent")
    int samplingPercent;

    @Column(name = "rest_seconds")
    @Nullable
    Long restSeconds;

    @Column(name = "ask_within_seconds")
    long askWithinSeconds;

    @Column(name = "open_for_seconds")
    long openForSeconds;

    static SurveyRow of(TenantId tenant) {
        var row = new SurveyRow();
        row.tenant = tenant.value();
        return row;
    }

    SurveyRow hold(Survey survey) {
        id = survey.id();
        version = survey.version();
        questionNl = survey.question().nl();
        questionEn = survey.question().en();
        samplingPercent = survey.rules().samplingPercent();
        restSeconds = survey.rules().restPeriod().map(Duration::toSeconds).orElse(null);
        askWithinSeconds = survey.rules().askWithin().toSeconds();
        openForSeconds = survey.rules().openFor().toSeconds();
        return this;
    }

    Survey toSurvey() {
        return new Survey(
                id,
                version,
                new Question(questionNl, questionEn),
                new Rules(
                        samplingPercent,
                        Optional.ofNullable(restSeconds).map(Duration::ofSeconds),
                        Duration.ofSeconds(askWithinSeconds),
                        Duration.ofSeconds(openForSeconds)));
    }
}
