package nl.druif.ticketclock.webhook;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import nl.druif.foundation.event.NewsType;

/** What a webhook can be told of. */
public enum Occasion {
    WARNING(NewsType.CLOCK_WARNED),
    BREACH(NewsType.TARGET_BREACHED),
    WITHDRAWAL(NewsType.FIRING_WITHDRAWN);

    private final NewsType news;

    Occasion(NewsType news) {
        this.news = news;
    }

    static Set<NewsType> kindsOfNews() {
        return Arrays.stream(values()).map(each -> each.news).collect(Collectors.toSet());
    }

    String type() {
        return news.type();
    }
}
