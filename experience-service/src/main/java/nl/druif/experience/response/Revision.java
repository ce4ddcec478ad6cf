package nl.druif.experience.response;

import java.util.List;
import nl.druif.foundation.event.Announcement;

/** A response as it is next, and what the world should hear. */
record Revision(Response next, List<Announcement> news) {}
