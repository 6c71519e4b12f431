"""Every word that a lesson shows in a learning platform, beyond the lesson's own."""

from __future__ import annotations

SKIP = "Gå til indholdet"
CONTENTS = "I dette modul"
ONLINE = "Links til håndbogen og kilderne åbner på nettet i et nyt vindue."
NOT_CONNECTED = (
    "Siden er ikke forbundet med et læringssystem. Du kan læse og svare, "
    "men dit resultat bliver ikke sendt til nogen. Dine svar gemmes kun i denne browser."
)
WHERE = "Hvor langt er du?"
PUBLISHED = "Udgivet af {publisher}."
LICENCE = "Teksten må genbruges under"
NOT_ADVICE = "Modulet er ikke juridisk rådgivning."
ADVICE = "Slå loven op, læs jeres egne papirer, og spørg {paraplyen}."
ORIGINAL = "Modulet på nettet, hvor du kan se, om der er kommet en nyere udgave"
LESSON = {
    "connected": "Forbundet med jeres læringssystem. Det gemmer dine svar, hvor langt du er, og dit resultat. Du kan lukke og fortsætte en anden dag.",
    "lost": "Læringssystemet svarer ikke. Det, du gør nu, bliver måske ikke gemt. Gem dine svar i en fil under spørgsmålene, før du lukker.",
    "refused": "Læringssystemet tager ikke imod. Luk modulet, og åbn det igen fra læringssystemet. Det, du svarer nu, gemmes kun i denne browser.",
    "saved-here": "Dine svar gemmes i jeres læringssystem.",
    "not-saved": "Læringssystemet gemmer ikke svarene. De er her, til du lukker siden. Gem dem i en fil, hvis du vil have dem igen.",
    "progress": "Du har læst {read} af {sections} afsnit og svaret på {answered} af {questions} spørgsmål.",
    "score": "Dit resultat indtil nu: {score} af 100.",
    "score-sent": "Dit resultat indtil nu: {score} af 100. Det er det tal, læringssystemet får. Der er ingen grænse for at bestå.",
    "complete": "Modulet er gennemført. Du har læst alle afsnit og svaret på alle spørgsmål.",
    "unread": "Det mangler du at læse",
    "read": "Læst",
    "read-this": "Læst: {title}",
    "unanswered": "Det mangler du at svare på",
    "unanswered-in": "{title} ({n})",
}
