package nl.druif.experience.response;

import nl.druif.experience.survey.Question;

/** What a survey link opens. */
record Opened(Ballot ballot, Question question) {}
