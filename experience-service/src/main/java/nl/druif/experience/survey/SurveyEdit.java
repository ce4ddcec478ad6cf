package nl.druif.experience.survey;

/** What of a survey can be changed. */
public record SurveyEdit(Question question, Rules rules) {}
