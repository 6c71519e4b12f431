"""The words of the page where a reader keeps the site on a device."""

NEWS = "Der er en ny udgave – hent den"
OFFLINE = {
    "none": "Der er ikke gemt noget på denne enhed.",
    "keep": "Gem til offline ({mb} MB)",
    "fetching": "Henter …",
    "done": "Alt er gemt. Siden virker nu uden net.",
    "kept": "Gemt på denne enhed: {pages} sider, {mb} MB, udgave fra {date}. De virker uden net.",
    "news": "Der er en ny udgave fra {date}.",
    "renew": "Hent den nye udgave (højst {mb} MB)",
    "use": "Tag den nye udgave i brug",
    "others": "Den nye udgave er hentet. Luk de andre faner og vinduer med håndbogen, og tag den så i brug.",
    "remove": "Slet det gemte",
    "removed": "Det gemte er slettet. Dine svar er her stadig.",
    "no-network": "Der er ingen forbindelse til nettet lige nu.",
    "failed": "Det lykkedes ikke at hente det hele. Tjek nettet, og prøv igen. Det, der er hentet, hentes ikke igen.",
    "full": "Der er ikke plads på enheden. Slet noget andet, og prøv igen. Dine svar er her stadig.",
    "unsupported": "Denne browser kan ikke gemme siden. Prøv i en nyere browser, og ikke i et privat vindue.",
    "not-kept": "Den side eller fil er ikke gemt på enheden. Du kan åbne den, når du har net igen.",
}
