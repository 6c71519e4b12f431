"""What the forms of the browser editor call things. The help below each field comes from the model itself."""

from __future__ import annotations

FIELDS = {
    "id": "Id",
    "term": "Ord",
    "number": "Nummer",
    "title": "Titel",
    "question": "Spørgsmålet",
    "also": "Andre måder at spørge på",
    "short": "Kort",
    "kind": "Slags",
    "summary": "Resumé",
    "module": "Modul",
    "intro": "Indledning",
    "license": "Licens",
    "date": "Dato",
    "by": "Af hvem",
    "act": "Lov",
    "provision": "Paragraf",
    "publisher": "Udgiver",
    "edition": "Udgave",
    "url": "Adresse",
    "seen": "Set som",
    "verified": "Kontrolleret",
    "says": "Bruges til",
    "core": "Med i den korte udgave",
    "basis": "Grundlag",
    "theme": "Tema",
    "situation": "Situation",
    "stem": "Spørgsmål eller udsagn",
    "hint": "Vink",
    "text": "Tekst",
    "cover": "Hvor mange har det",
    "correct": "Rigtigt svar",
    "answer": "Svaret",
    "answers": "Svar, der kan vælges",
    "pairs": "Det, der skal have et svar",
    "accept": "Måder at skrive det på",
    "near": "Svar, der skal forklares",
    "sandt": "Til den, der svarer Sandt",
    "falsk": "Til den, der svarer Falsk",
    "right": "Til et rigtigt svar",
    "other": "Til et andet svar",
    "options": "Svar",
    "steps": "Trin",
    "feedback": "Forklaring",
    "rationale": "Begrundelse",
    "pinned": "Bliver på sin plads",
    "next": "Næste trin",
    "discuss": "Spørgsmål til samtalen",
    "decides": "Beslutter",
    "prepares": "Forbereder",
    "heard": "Høres",
    "informed": "Får besked",
    "approves": "Godkender",
    "supervises": "Fører tilsyn",
    "two_tier": "I en tostrenget institution",
    "contract": "En aftale mellem to parter",
    "personal": "En personlig pligt",
    "forms": "Former",
    "explanation": "Forklaring",
    "unlike": "Ikke det samme som",
    "avoid": "Ord, vi ikke bruger",
    "sources": "Kilder",
    "look_in": "Papirer",
    "note": "Note",
    "scenario": "Situation at prøve på",
    "words": "Søgeord",
    "read": "Læs mere",
    "everyday": "Et ord, alle kender",
    "reviewed": "Gennemgået",
    "audience": "Til hvem",
    "minutes": "Minutter",
    "goals": "Mål",
    "document": "Bliver til Word-fil",
    "listed": "Med i søgemaskiner",
    "search": "I søgningen",
    "styles": "Stilark",
    "scripts": "Scripts",
    "modules": "Scripts til instrumenter",
    "template": "Skabelon",
    "changes": "Ændringer",
    "themes": "Temaer",
    "shuffle": "Rækkefølge",
    "items": "Spørgsmål",
    "tasks": "Opgaver",
    "sections": "Afsnit",
    "anchors": "Trin på skalaen",
    "statements": "Udsagn",
    "dimensions": "Grupper af udsagn",
    "open": "Åbne spørgsmål",
    "low": "Overskrift over de lave svar",
    "low_intro": "Under overskriften",
    "high": "Overskrift over de høje svar",
    "high_intro": "Under overskriften",
    "result": "Egne overskrifter i resultatet",
    "competences": "Kompetencer",
    "places": "Steder",
    "groups": "Grupper",
    "grounds": "Det bygger svaret på",
    "entries": "Spørgsmål med svar",
    "topics": "Emner",
    "terms": "Ord",
    "stems": "Stammer",
    "plain": "Ord, der ikke skal forklares",
}
"""What each key of the model is called, in the order in which the forms and new entries have them."""

SINGULAR = {
    "changes": "ændring",
    "options": "svar",
    "answers": "svar",
    "pairs": "par",
    "steps": "trin",
    "near": "svar",
    "themes": "tema",
    "items": "spørgsmål",
    "tasks": "opgave",
    "sections": "afsnit",
    "anchors": "trin",
    "statements": "udsagn",
    "dimensions": "gruppe",
    "open": "spørgsmål",
    "competences": "kompetence",
    "places": "sted",
    "groups": "gruppe",
    "also": "måde at spørge på",
    "grounds": "grundlag",
    "entries": "spørgsmål",
    "topics": "emne",
    "sources": "kilde",
    "terms": "ord",
    "goals": "mål",
    "discuss": "spørgsmål",
    "accept": "måde at skrive det på",
    "words": "søgeord",
    "forms": "form",
    "avoid": "ord",
    "stems": "stamme",
    "plain": "ord",
    "styles": "stilark",
    "scripts": "script",
    "modules": "script",
}
"""What one element of a list is called where it is added: »Tilføj …«."""

TYPES = {
    "single": "Ét svar",
    "multiple": "Flere svar",
    "true_false": "Sandt eller falsk",
    "match": "Par",
    "order": "Rækkefølge",
    "short": "Kort svar",
    "case": "Case",
    "poll": "Afstemning",
    "reflection": "Eftertanke",
}
"""What each type of question is called where a new one is added."""

FLAGS = {"true": "Slået til", "false": "Slået fra"}
"""What the values of a switch are called in its help."""

CHOICES = {
    "bestyrelsesmedlem": "Bestyrelsesmedlem",
    "formand": "Formand",
    "leder": "Leder",
    "kasserer": "Kasserer",
    "medarbejder": "Medarbejder",
    "paraply": "Paraplyorganisation",
    "kommune": "Kommune",
    "foraelder": "Forælder",
    "skjult": "Skjult",
    "options": "Svarene bliver blandet",
    "all": "Spørgsmål og svar bliver blandet",
    "none": "Intet bliver blandet",
}
"""What a choice is called when neither the model's help nor its lists name it."""

COLLECTIONS = {
    "quizzer": "Quizzer",
    "skemaer": "Skemaer med opgaver",
    "skalaer": "Skalaer med udsagn",
    "paletter": "Paletter med kompetencer",
    "kilder": "Kilder, ord, svar og menu",
}
PAGES = {
    "": "Øverst på siden",
    "haandbog": "Håndbog",
    "haandbog/cases": "Cases",
    "for": "For dig, der er",
    "kursus": "Kursus",
    "vaerktoejer": "Værktøjer",
    "skabeloner": "Skabeloner",
    "kilder": "Kilder",
    "genbrug": "Genbrug",
    "genbrug/skriv": "Skriv og ret",
    "om": "Om siden",
}
"""What the pages of each folder of docs/ are called."""

FILES = {
    "register": "Kilder",
    "svar": "Korte svar",
    "ordliste": "Ordliste",
    "menu": "Menuen",
    "stavning": "Ord til stavekontrollen",
}
BODY = "Tekst"
BODY_HELP = "Markdown. Guiden viser, hvad du kan skrive. Lad linjer med {{ }} og { } stå, som de er."
MENU_HELP = "En ny side skal have en linje under nav, fx - haandbog/min-side.md. Ret kun der."
SPELLING_HELP = "Ét ord på hver linje. Skriv kun ord, der er stavet rigtigt."
SLUG_HELP = (
    "Små bogstaver a-z, tal og bindestreger. Det bliver filens navn og sidens adresse og kan ikke ændres bagefter."
)
TITLE = "Redaktionen"
ID_HELP = "Læsernes gemte svar hænger på det. Lås kun op, hvis det lige er kommet til."
ID_UNLOCK = "Lås op"
ID_MISSING = "Skriv et id: små bogstaver a-z, tal og bindestreger."
NO_SCRIPT = "Redaktionen kræver JavaScript."

PATTERNS = {
    "(?:-[a-z0-9]+)*": "Brug små bogstaver a-z, tal og bindestreger.",
    r"\.md": "Skriv stien til en side i docs, fx haandbog/formanden.md#kort-sagt.",
    "https://": "Adressen skal begynde med https://.",
}
"""What is said to a text that does not match a pattern, by a part of the pattern."""

COMMITS = {
    "create": "{{collection}}: {{slug}} er kommet til",
    "update": "{{collection}}: {{slug}} er rettet",
    "delete": "{{collection}}: {{slug}} er slettet",
}
PROBLEMS = {
    "repository": "organisation.yml: editor kræver, at repository er en adresse på GitHub, fx https://github.com/navn/arkiv.",
    "packages": "Redaktionen kan ikke bygges, for {package} mangler. Hent den med npm ci --omit=dev --ignore-scripts (det kræver Node), og gem organisation.yml igen.",
}
