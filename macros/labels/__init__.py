"""Every word that fragments and their scripts show a reader, in one place."""

from __future__ import annotations

BASIS = {
    "law": "Loven bestemmer",
    "partial": "Loven sætter rammen, resten aftaler I",
    "local": "Det aftaler I selv",
    "practice": "God praksis",
}
PARTS = {
    "decides": "Beslutter",
    "prepares": "Forbereder",
    "heard": "Høres før",
    "informed": "Får besked",
    "approves": "Godkender",
    "supervises": "Fører tilsyn",
}
VERBS = {
    "prepares": "forbereder",
    "heard": "høres før",
    "approves": "skal godkende",
    "supervises": "fører tilsyn",
    "informed": "får besked",
}
UNCHECKED = "ikke kontrolleret i gældende udgave"
UNCHECKED_SHORT = "ikke kontrolleret"

VERDICTS = {
    "right": "Rigtigt.",
    "partly": "Delvist rigtigt.",
    "wrong": "Ikke rigtigt.",
    "local": "Det aftaler I selv.",
    "local-best": "Det holder, uanset hvad I har aftalt.",
    "practice-right": "I tråd med god praksis.",
    "practice-wrong": "Der er en bedre vej.",
    "unscored": "Grundlaget er ikke kontrolleret, så svaret tælles ikke.",
}
QUIZ = {
    **VERDICTS,
    "answer": "Svar",
    "next": "Næste spørgsmål",
    "choose": "Vælg et svar først.",
    "all": "Alle svar og forklaringer",
    "progress": "Du har svaret på {n} af {total} spørgsmål.",
    "changed": "Spørgsmålet er ændret, siden du svarede. Dit svar tælles ikke med; svar gerne igen.",
    "result": "Dit resultat",
    "result-none": "Du har ikke svaret på nogen spørgsmål endnu.",
    "result-law": "Loven bestemmer: {right} af {n} rigtige.",
    "result-practice": "God praksis: {right} af {n} svar følger den.",
    "result-local": "Det aftaler I selv: {n} besvaret. Her er intet rigtigt eller forkert.",
    "result-changed": "{n} svar tælles ikke, fordi spørgsmålet er ændret, siden du svarede.",
    "read-again": "Læs igen",
    "reset": "Nulstil",
    "reset-sure": "Slet alle dine svar i denne quiz? Det kan ikke fortrydes.",
    "reset-yes": "Ja, slet mine svar",
    "reset-no": "Behold dem",
    "reset-done": "Dine svar er slettet.",
    "save": "Gem svar i en fil",
    "load": "Hent svar fra en fil",
    "load-done": "Svarene er hentet.",
    "load-wrong": "Filen kan ikke bruges: {reason}",
    "refused-not-answers": "den indeholder ikke svar, der er gemt her fra siden.",
    "refused-other-instrument": "svarene hører til en anden quiz eller et andet skema.",
    "refused-too-large": "den er større end 2 MB.",
    "not-saved": "Din browser gemmer ikke svarene. De er her, til du lukker siden. Gem dem i en fil, hvis du vil have dem igen.",
    "saved-here": "Dine svar gemmes kun i denne browser.",
    "set-aside": "{n} ældre svar passer ikke længere til spørgsmålene. De er lagt til side og følger med, når du gemmer i en fil.",
}
SURVEY = {
    "start": "Begynd",
    "continue": "Fortsæt, hvor du slap",
    "next": "Næste afsnit",
    "back": "Forrige afsnit",
    "finish": "Vis resultat",
    "edit": "Ret svar",
    "step": "Afsnit {n} af {total}: {title}",
    "step-many": "Afsnit {n} af {total}",
    "meanings": "Hvad betyder »Flere sammen«, »Hver enkelt« og de andre svar?",
    "progress": "{n} af {total} besvaret.",
    "changed": "Teksten er ændret, siden du svarede. Svar gerne igen.",
    **{
        key: QUIZ[key]
        for key in (
            "reset",
            "reset-yes",
            "reset-no",
            "reset-done",
            "save",
            "load",
            "load-done",
            "load-wrong",
            "refused-not-answers",
            "refused-other-instrument",
            "refused-too-large",
            "not-saved",
            "saved-here",
            "set-aside",
        )
    },
    "reset-sure": "Slet alle dine svar i skemaet? Det kan ikke fortrydes.",
}
SHARED_FIELD = "institutionens navn"
"""The field of the templates that is filled in once for the whole paper."""
TEMPLATE = {
    "docx": "Hent til Word (.docx)",
    "odt": "Hent til LibreOffice (.odt)",
    "ask": "Institutionens navn",
    "file": "Sådan udfylder du filen: Åbn den i Word eller LibreOffice, tryk på et gult felt, og skriv. Det er nemmest på en computer.",
    "kept": "Skriv det her, så står det i skabelonen, når du udskriver. Det bliver kun gemt i denne browser.",
}
LOOKUP = {
    "label": "Skriv et ord, fx ferie, gave eller syg",
    "clear": "Ryd",
    "try": "Prøv",
    "all": "Eller fold et emne ud. Der er {n} opgaver i alt.",
    "count": "{n} opgaver passer til »{word}«.",
    "one": "Én opgave passer til »{word}«.",
    "near": "Ingen opgave passer helt til »{word}«. Her er det, der ligger nærmest.",
    "none": "Ingen opgave passer til »{word}«. Prøv et andet ord, eller spørg {formanden} eller {paraplyen}.",
    "whole": "Søg på hele siden",
}
LOOKUP_WORDS = ("ferie", "gave", "syg", "fyre", "lukkedage", "børneattest", "klage")
"""What is offered to somebody who does not know what to type; each finds a task."""
WALK = {
    "at-most": "Spørgsmål {n}. Der er højst {total}.",
    "yes": "Ja",
    "no": "Nej",
    "back": "Et skridt tilbage",
    "again": "Begynd forfra",
    "came": "Du er kommet til et svar: {title}.",
    "your-way": "Sådan svarede du",
    "go-to": "Gå til",
    "drawing": "Vejen fra spørgsmål til den, der beslutter",
    "drawing-text": "Syv spørgsmål, der hver har et ja og et nej. Hvert svar fører til et nyt spørgsmål eller til den, der beslutter. Ordene står også som tekst på siden.",
    "as-text": "Læs vejen som tekst",
}
MATRIX = {
    "length": "Hvor mange opgaver?",
    "core": "De {n} vigtigste (ca. 10 minutter)",
    "all-tasks": "Alle {n} (ca. 30 minutter)",
    "model": "Hvilken bestyrelse har I?",
    "one-tier": "Enstrenget: én bestyrelse med flertal af valgte forældre",
    "two-tier": "Tostrenget: en institutionsbestyrelse og en særskilt forældrebestyrelse",
    "list": "Læs alle opgaver med forslag, grundlag og kilder",
    "your-answer": "Dit svar",
    "proposal": "Forslag",
    "law-says": "Loven",
    "against": "Ser ud til at stride mod loven – spørg {paraplyen}",
    "against-intro": "Her ser svaret ud til at stride mod loven. Loven er ikke kontrolleret i gældende udgave, så spørg {paraplyen}, før I ændrer noget.",
    "shared": "Loven peger på én",
    "shared-intro": "Du svarede »flere sammen«. Det er godt at tale sammen, men loven peger på én. Aftal, hvem der har det sidste ord.",
    "unsure": "Ved ikke eller ikke aftalt",
    "unsure-intro": "Det er den vigtigste liste til næste møde: Her mangler I en aftale, eller du mangler at få den fortalt.",
    "other": "Anderledes end forslaget",
    "other-intro": "Det er ikke en fejl. Her bestemmer I selv, eller loven sætter kun en ramme. Spørg: Er det sådan, vi vil have det, og står det skrevet?",
    "same": "Som forslaget eller loven",
    "same-intro": "Står det også i jeres papirer? En aftale tæller først, når den er besluttet og ført til referat.",
    "not-relevant": "Ikke relevant hos jer",
    "blank": "Ikke besvaret",
    "result": "Sådan svarede du",
    "none": "Ingen.",
}
SCALE = {
    "list": "Læs alle udsagn",
    "low": "Her er der mest at hente",
    "low-intro": "Udsagn, hvor du svarede {low}. Vælg højst tre at tage op.",
    "unsure": "Det ved du ikke",
    "unsure-intro": "Spørg på næste møde. At være i tvivl er ikke en lav score.",
    "high": "Det går godt",
    "blank": "Ikke besvaret",
    "result": "Sådan svarede du",
    "none": "Ingen.",
    "open-note": "Det, du skriver her, bliver i din browser og følger kun med, når du selv gemmer en fil.",
}
PALETTE = {
    "list": "Læs alle kompetencer",
    "nowhere": "Mangler i dag",
    "nowhere-intro": "Begynd her. Får I brug for det det næste år? Så vælg: lære det, låne det eller finde en, der kan.",
    "one": "Hos én person",
    "one-intro": "Det går godt, til den ene er syg eller stopper. Aftal, hvem der kan tage over, og hvor det står skrevet.",
    "borrowed": "Hos nogen, I skal spørge",
    "borrowed-intro": "Har I spurgt dem, og ved de, hvad I forventer? De rådgiver; {bestyrelsen} beslutter.",
    "house": "Hos flere i huset",
    "house-intro": "Det er godt dækket. Ved alle i {bestyrelsen}, hvem de skal gå til?",
    "unsure": "Det ved du ikke",
    "unsure-intro": "Spørg på næste møde. Måske findes det allerede.",
    "not-relevant": "Det har I ikke brug for",
    "blank": "Ikke besvaret",
    "result": "Jeres palet, som du ser den",
    "none": "Ingen.",
    "print": "Udskriv",
}
