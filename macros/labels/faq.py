"""What the page of the short answers says around them."""

from macros.labels import BASIS

BASIS_OF = {**{kind: BASIS[kind] for kind in ("law", "local", "practice")}, "open": "Det ved vi ikke"}
FAQ = {
    "topics": "Emner",
    "look-in": "Se efter i jeres egne papirer:",
    "read": "Læs mere i",
}
