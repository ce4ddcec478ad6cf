package nl.druif.experience.response;

import io.quarkus.qute.TemplateInstance;

/** A page to answer with, and what stands around it. */
record VisitPage(Frame frame, TemplateInstance page) {}
