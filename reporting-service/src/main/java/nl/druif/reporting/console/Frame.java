package nl.druif.reporting.console;

import nl.druif.foundation.console.Chrome;

/** What surrounds every page, and how it writes figures. */
public record Frame(Chrome chrome, Figures figures) {
    static Frame of(Chrome chrome) {
        return new Frame(chrome, new Figures(chrome.language()));
    }

    public String tag() {
        return chrome.tag();
    }
}
