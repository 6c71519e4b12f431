"""The tables of the measures, and the page that shows them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts import bench
from scripts.measures import (
    Table,
    build_time,
    lighthouse,
    number,
    peers,
    rebuild_time,
    report_time,
    scale,
    search_success,
    vitals,
    weight,
)
from scripts.measures.scale import Cost

MIB = 1024 * 1024
TABLE = Table("Fart", "Målt her.", ("Hvad", "Mål"), [("Forside", "2 s"), ("Kapitel", "3 s")])
PAGE = """# Side

## Tal

### Fart

Gammel forklaring.

| Hvad | Mål |
| --- | --- |
| Forside | 9 s |

Teksten bagefter bliver.

### Vægt

| Andet | Tal |
| --- | --- |
| a | b |
"""


def test_a_table_takes_the_place_of_the_one_under_its_heading() -> None:
    new = bench.put(PAGE, TABLE)
    assert (
        "### Fart\n\nMålt her.\n\n| Hvad | Mål |\n| --- | --- |\n| Forside | 2 s |\n| Kapitel | 3 s |\n\nTeksten" in new
    )
    assert "Gammel" not in new
    assert "9 s" not in new
    assert new.endswith(PAGE[PAGE.index("Teksten bagefter") :])
    assert bench.put(new, TABLE) == new


def test_a_table_without_a_place_is_not_lost_in_silence() -> None:
    with pytest.raises(SystemExit, match="ingen overskrift »Vind«"):
        bench.put(PAGE, Table("Vind", "", ("a",), []))


def test_every_table_has_a_place_on_the_page() -> None:
    page = bench.PAGE.read_text(encoding="utf-8")
    measures = (weight, vitals, report_time, search_success, lighthouse, build_time, rebuild_time, scale, peers)
    titles = [
        title for module in measures for title in re.findall(r'Table\(\s*"([^"]+)"', Path(module.__file__).read_text())
    ]
    assert len(titles) == len(measures) + 1
    for title in titles:
        assert bench.put(page, Table(title, "", ("a",), []))


def test_numbers_are_danish() -> None:
    assert (number(1234.56, 1), number(0.5, 2), number(7)) == ("1234,6", "0,50", "7")


def test_what_a_further_page_costs_leaves_out_what_is_paid_once() -> None:
    costs = [Cost(50, 3.0, 1.0, 100 * MIB, MIB, 4), Cost(500, 12.0, 2.8, 200 * MIB, 2 * MIB, 5)]
    few, many = scale.rows(["50 sider", "500 sider"], costs)
    assert few == ("50 sider", "3,0 s", "–", "1,0 s", "–", "100 MB", "1,00 MB", "4 ms")
    assert many == ("500 sider", "12,0 s", "20,0 ms", "2,8 s", "4,0 ms", "200 MB", "2,00 MB", "5 ms")
