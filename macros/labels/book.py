"""Every word that the book, the booklets and the paper forms add to what stands on the pages."""

from __future__ import annotations

SUBTITLE = "Håndbog og kursus for bestyrelser i selvejende daginstitutioner"
QUESTION = "Hvem bestemmer hvad, og hvor står det?"
LANGUAGE = "da"

MODULE_SUBTITLE = "Hæfte til kurset for bestyrelser i selvejende daginstitutioner"
GUIDE_SUBTITLE = "Til {formanden}, der styrer mødet"

CONTENTS = "Indhold"
COVER = "Forside"
COVER_ALT = "Et rundt bord med tre pladser: en firkant, to cirkler og et blad. Det er håndbogens mærke."
TITLE_PAGE = "Titelblad"
START = "Her begynder teksten"
LANDMARKS = "Vigtige steder i bogen"
COURSE = "Kursus"
GUIDES = "Drejebøger til {formanden}"
ANSWERS = "Facit"
SOURCES = "Kilder"
GLOSSARY = "Ordliste"
INDEX = "Stikord"
CITED_ON = "Nævnt på side"
INDEX_INTRO = "Tallene er sider. Opgaverne fra Arbejdsdelingstjekket står med den side, hvor du kan læse om dem."
HANDBOOK_SUBTITLE = "Håndbog og cases for bestyrelser i selvejende daginstitutioner"
COLOPHON = "Om bogen"

TO_ANSWERS = "Svar og forklaringer"
TO_QUESTIONS = "Til spørgsmålene"
ANSWERS_INTRO = (
    "Her er svarene på spørgsmålene i bogen. Loven bestemmer nogle af dem. Andre er god praksis, og resten aftaler I "
    "selv: dér er intet svar forkert."
)
ANSWER = "Svar:"
HOLDS = "Det holder, uanset hvad I har aftalt:"
LOOK_IN = "Se efter i jeres egne papirer:"
DISCUSS = "Tal om"
HINT = "Et vink:"
CHOOSE_BETWEEN = "Vælg mellem:"
RIGHT_ANSWERS = "Svar, der passer:"
SOURCE_LIST = "Kilder:"
OTHER_ANSWER = "Et andet svar"
REVIEWED = "Sidst gennemgået"
STEPS = "En sag i {n} trin"

SHORT_ANSWERS = (
    "Facit viser det rigtige svar, begrundelsen og kilderne, men ikke forklaringen til hvert af de andre svar."
)
ON_PAPER = "Spørgsmålene står som tekst, og svarene står i facit. Svar kan ikke gemmes eller tælles sammen."
AS_FORM = "Skemaet står som et papirskema. Svarene tælles sammen med hånden."
NOT_IN_BOOK = "Står ikke i bogen. Bogen linker til det på hjemmesiden."

ISSUED_BY = "Udgivet af"
EDITION = "Udgave af"
LICENCE = (
    "Indholdet er frit under licensen Creative Commons Kreditering 4.0 (CC BY 4.0). I må kopiere, dele og rette i det, "
    "også til undervisning og salg, når I nævner udgiveren, linker til licensen og siger, hvad I har ændret."
)
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/deed.da"
NOT_ADVICE = (
    "Det er ikke juridisk rådgivning. Hvor der står »ikke kontrolleret i gældende udgave«, har ingen med juridisk "
    "baggrund holdt teksten op mod den lov, der gælder nu. Slå ordlyden op, før I støtter ret på den, og spørg {paraplyen}."
)
CITE = "Sådan kan du henvise hertil:"
NEWEST = "Den nyeste udgave ligger på"
PAPER_VERSION = (
    "Teksten er den samme som på hjemmesiden. Spørgsmålene står som tekst her. På hjemmesiden kan du svare på dem."
)
SIGNS_TITLE = "Sådan læser du tegnene"
SIGNS = {
    "law": "En regel ligger fast. Kilden siger hvilken.",
    "partial": "Loven siger noget, men ikke det hele.",
    "local": "Intet svar er forkert. Det vigtige er, at det er aftalt og skrevet ned.",
    "practice": "Et råd, ikke en regel.",
}
ACCESSIBILITY = (
    "Bogen har overskrifter, indhold og links, som skærmlæsere kan bruge. Teksten kan forstørres, brydes om og læses op. "
    "Hver tegning har en titel, en beskrivelse og den samme viden som tekst. Bogen bruger ikke farver alene, den har "
    "ingen lyd, ingen bevægelse og intet, der blinker."
)

PAGE, OF = "Side", "af"
FORM_ANSWERS = "Svarene betyder"
FORM_FIELDS = ("Dato", "Jeg er (rolle)")
FORM_STEPS = (
    "Udfyld skemaet alene og uden at tale med de andre. Sæt ét kryds i hver linje.",
    "Svar, som det er hos jer i dag, og ikke, som det burde være. »Ved ikke« er også et svar.",
    "Saml skemaerne, og tal om de linjer, hvor I har svaret forskelligt.",
)
CORE_NOTE = "(kort)"
CORE_MEANS = "Opgaver, hvor der står (kort), er med i den korte udgave. Har I kun et kvarter, så nøjes med dem."
FORM = "Skemaet"
MATRIX_QUESTION = "Opgave"
SCALE_QUESTION = "Udsagn"
PALETTE_QUESTION = "Det skal nogen vide eller kunne"
OWN_WORDS = "Med egne ord"
TWO_TIER_ONLY = "Kun i en tostrenget institution."
FORM_INTRO = "Skemaet er det samme som på hjemmesiden. Der kan I også samle svarene fra alle og se, hvor I er uenige:"

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
