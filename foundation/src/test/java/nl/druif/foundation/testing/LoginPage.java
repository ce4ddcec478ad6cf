package nl.druif.foundation.testing;

import java.util.Locale;

/** One form; it posts back to its own address, so the client's request stays in the query. */
final class LoginPage {
    private LoginPage() {}

    static String of(Locale language, boolean refused) {
        var english = language.equals(Locale.ENGLISH);
        var title = english ? "Sign in to Druif" : "Inloggen bij Druif";
        var user = english ? "User name" : "Gebruikersnaam";
        var password = english ? "Password" : "Wachtwoord";
        var wrong = english
                ? "User name and password do not match."
                : "Gebruikersnaam en wachtwoord horen niet bij elkaar.";
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s</title>
                <style>body{font:1rem/1.5 system-ui;max-width:22rem;margin:15vh auto;padding:0 1rem}
                label,input,button{display:block;width:100%%;box-sizing:border-box}
                input,button{font:inherit;padding:.5rem;margin:.25rem 0 1rem}
                button{background:#5b2a86;color:#fff;border:0;border-radius:.25rem}</style></head>
                <body><h1>%s</h1>%s<form method="post">
                <label for="username">%s</label><input id="username" name="username" autocomplete="username" required autofocus>
                <label for="password">%s</label><input id="password" name="password" type="password" autocomplete="current-password" required>
                <button>%s</button></form></body></html>
                """.formatted(
                        language.toLanguageTag(),
                        title,
                        title,
                        refused ? "<p role=\"alert\">" + wrong + "</p>" : "",
                        user,
                        password,
                        english ? "Sign in" : "Inloggen");
    }
}
