"""Result codes: what the decoder reads, what it refuses, and how a folder of mails becomes a table."""

from __future__ import annotations

import base64
import csv
import io
import json
import random
import re
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from macros.codes.decode import RESPONDENTS, Answers, Form, Refusal, asked_in, by_edition, decode, forms
from macros.codes.finder import find
from macros.codes.table import collect, csv_text, table
from macros.load import load
from macros.model import Matrix, Palette, Scale
from scripts import decode_codes
from scripts.mail_text import text_of

VECTORS = Path(__file__).with_name("vectors") / "svarkoder.json"
HEARD = ["bestyrelsen", "foraeldrebestyrelsen", "formanden", "lederen", "paraplyen", "kommunen"]


def bits_to_bytes(fields: list[str]) -> bytes:
    bits = "".join(fields)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[place : place + 8], 2) for place in range(0, len(bits), 8))


def packed(body: bytes) -> str:
    whole = body + zlib.crc32(body).to_bytes(4, "big")[1:]
    return base64.urlsafe_b64encode(whole).decode().rstrip("=")


def encode(
    form: Form,
    answers: Sequence[str | None],
    *,
    heard: Sequence[Sequence[str]] | None = None,
    round_id: int = 0,
    token: int = 1,
    role: int = 0,
    two_tier: bool = False,
    version: int = 1,
) -> str:
    """Write a code as the specification says, as plainly as can be: strings of ones and zeros."""
    width = 1
    while 2**width < len(form.answers) + 1:
        width += 1
    text = "\n".join(form.tasks) + "\n\n" + "\n".join(form.answers)
    body = bytes([version, form.number]) + zlib.crc32(text.encode("utf-8")).to_bytes(4, "big")
    body += round_id.to_bytes(3, "big") + token.to_bytes(4, "big")
    body += bytes([role + 16 * two_tier + 32 * (heard is not None)])
    places = [0 if answer is None else 1 + form.answers.index(answer) for answer in answers]
    body += bits_to_bytes([format(place, f"0{width}b") for place in places])
    if heard is not None:
        body += bits_to_bytes(["".join("1" if role in roles else "0" for role in HEARD) for roles in heard])
    return packed(body)


FORM = Form("skema", 1, "all", ("mad", "sovn", "leg"), ("lederen", "bestyrelsen", "ved-ikke"), by_model=True)
OTHER = Form("skema", 1, "udvalg", ("mad", "leg"), FORM.answers)
SCALE = Form("skala", 2, "all", tuple(f"udsagn-{n}" for n in range(22)), ("a", "b", "c", "d", "e", "f"))
KNOWN = by_edition([FORM, SCALE])


def test_a_code_made_by_hand() -> None:
    """Every byte is written out here; see the worked example of the specification for the same in words."""
    edition = zlib.crc32(b"mad\nsovn\nleg\n\nlederen\nbestyrelsen\nved-ikke")
    body = bytes([1, 1]) + edition.to_bytes(4, "big") + bytes([0, 0, 7]) + bytes([0xDE, 0xAD, 0xBE, 0xEF])
    body += bytes([3 + 16])  # a leader in a two-tier institution
    body += bytes([0b01_00_11_00])  # lederen, blank, ved-ikke, then padding
    one = decode(packed(body), KNOWN)
    assert isinstance(one, Answers)
    assert one.answers == ("lederen", None, "ved-ikke")
    assert one.heard is None
    assert (one.header.round, one.header.token, one.header.role, one.header.two_tier) == (7, 0xDEADBEEF, "leder", True)


def test_who_is_heard_by_hand() -> None:
    head = bytes([1, 1]) + FORM.edition.to_bytes(4, "big") + bytes(7) + bytes([2 + 32])
    one = decode(packed(head + bytes([0b10_10_10_00]) + bytes([0b100000_00, 0b0000_0001, 0b01_000000])), KNOWN)
    assert isinstance(one, Answers)
    assert one.heard == (("bestyrelsen",), (), ("lederen", "kommunen"))


def test_ten_thousand_answer_sets_come_back() -> None:
    chance = random.Random(8)
    for _ in range(10_000):
        answers = tuple(f"svar-{n}" for n in range(chance.randint(2, 17)))
        form = Form(
            "skema", chance.randint(1, 255), "all", tuple(f"o-{n}" for n in range(chance.randint(1, 71))), answers
        )
        given = tuple(chance.choice([None, *answers]) for _ in form.tasks)
        heard = None
        if chance.random() < 0.5:
            heard = tuple(tuple(role for role in HEARD if chance.random() < 0.3) for _ in form.tasks)
        round_id, token, role = chance.randrange(2**24), chance.randrange(2**32), chance.randrange(6)
        two_tier = chance.random() < 0.5
        code = encode(form, given, heard=heard, round_id=round_id, token=token, role=role, two_tier=two_tier)
        one = decode(code, by_edition([form]))
        assert isinstance(one, Answers)
        assert (one.answers, one.heard) == (given, heard)
        assert one.header.round == round_id
        assert one.header.token == token
        assert (one.header.role, one.header.two_tier) == (RESPONDENTS[role], two_tier)


def test_codes_are_short_enough(root: Path) -> None:
    found = {(form.number, form.name): form for form in all_forms(root)}
    core, everything = found[1, "core"], found[1, "all"]
    assert (len(core.tasks), len(everything.tasks)) == (20, 68)
    assert len(encode(core, [None] * 20)) <= 60
    assert len(encode(everything, [None] * 68)) <= 90
    assert len(encode(everything, [None] * 68, heard=[()] * 68)) <= 160


def reason(text: str) -> str:
    one = decode(text, KNOWN)
    return one.reason if isinstance(one, Refusal) else "read"


CODE = encode(FORM, ["lederen", None, "ved-ikke"], token=9)


@pytest.mark.parametrize("text", ["", "x", "hej med jer", "AQ", "ÆØÅ", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA", "Bestyrelsen"])
def test_what_is_no_code(text: str) -> None:
    assert reason(text) == "not-a-code"


def test_every_cut_is_seen() -> None:
    """From where the edition can be read on; base64 cannot hold one letter alone in a group of four."""
    whole = encode(SCALE, ["a"] * 22)
    for length in range(8, len(whole)):
        assert reason(whole[:length]) in ({"cut", "not-a-code"} if length % 4 else {"cut"}), length
        [one] = find(f"Min kode: {whole[:length]}.", KNOWN)
        assert isinstance(one, Refusal)
        assert one.reason == "cut"


def test_every_changed_letter_is_seen() -> None:
    for place in range(len(CODE)):
        for letter in "AQz_-9":
            wrong = CODE[:place] + letter + CODE[place + 1 :]
            assert wrong == CODE or reason(wrong) != "read"


def test_what_a_checksum_does_not_see_is_refused_too() -> None:
    good = base64.urlsafe_b64decode(CODE + "=" * (-len(CODE) % 4))[:-3]
    assert reason(packed(good)) == "read"
    assert reason(packed(good[:14] + bytes([good[14] | 1]))) == "damaged"  # padding that is not zero
    assert reason(packed(good[:13] + bytes([6]) + good[14:])) == "damaged"  # a role that does not exist
    assert reason(packed(good[:13] + bytes([64]) + good[14:])) == "damaged"  # a flag that does not exist
    assert reason(packed(good + b"\0")) == "damaged"  # something after the answers
    four = Form("skema", 1, "all", ("mad",), ("a", "b", "c", "d"))
    head = bytes([1, 1]) + four.edition.to_bytes(4, "big") + bytes(8)
    one = decode(packed(head + bytes([0b111_00000])), by_edition([four]))
    assert isinstance(one, Refusal)  # an answer that was not offered
    assert one.reason == "damaged"


def test_foreign_codes_say_which() -> None:
    assert reason(encode(FORM, [None] * 3, version=2)) == "newer-format"
    assert reason(encode(Form("nyt", 9, "all", ("x",), ("y",)), ["y"])) == "unknown-instrument"
    other = decode(encode(OTHER, ["lederen", None], token=5, round_id=3, role=2), KNOWN)
    assert isinstance(other, Refusal)
    assert other.reason == "other-edition"
    assert other.header
    assert (other.header.token, other.header.round, other.header.role) == (5, 3, "formand")


LONG = encode(SCALE, ["a", "b", "c", None] * 5 + ["f", "e"], token=77)
MESSES = {
    "alone": "{0}",
    "a sentence": "Hej Hanne, min kode er {0}. Hilsen Per",
    "a link": "https://eksempel.dk/vaerktoejer/rapport/#svar={0}",
    "a link in brackets": "Se <https://eksempel.dk/r/#{0}> (tak)",
    "words on both sides": "kode {0} mvh Per",
    "line breaks": "{0[0]}\n{0[1]}\r\n{0[2]}\nMvh Per",
    "a quoted reply": "> > {0[0]}\n> > {0[1]}\n> > {0[2]}\n> Mvh",
    "quoted-printable": "{0[0]}=\r\n{0[1]}=\r\n{0[2]}",
    "spaces": "{0[0]} {0[1]}   {0[2]}",
    "quotation marks": '»{0}« eller "{0}"',
    "invisible marks": "{0[0]}\u200b{0[1]}\u00ad{0[2]}\ufeff",
    "stars": "*{0}*",
    "stuck to a word": "Kode{0}tak",
}


@pytest.mark.parametrize("mess", MESSES.values(), ids=MESSES.keys())
def test_codes_are_found_in_a_mess(mess: str) -> None:
    class Pieces(str):
        def __getitem__(self, index: Any) -> str:
            third = len(self) // 3
            return (str(self)[:third], str(self)[third : 2 * third], str(self)[2 * third :])[index]

    found = list(find(mess.format(Pieces(LONG)), KNOWN))
    assert found
    assert all(one == decode(LONG, KNOWN) for one in found)


def test_many_codes_in_one_text() -> None:
    codes = [encode(SCALE, ["a"] * 22, token=n) for n in range(200)]
    for between in ("\n", " ", "\n\n", ", ", "\n> ", ""):
        found = [one.code for one in find(between.join(codes), KNOWN)]
        assert found == codes


def test_foreign_codes_are_found_too() -> None:
    other = encode(OTHER, ["lederen", None])
    new = encode(Form("nyt", 9, "all", tuple("abcdefgh"), ("y",)), ["y"] * 8)
    text = f"Hej\n{other}\nog {CODE}, og\n> {new[:20]}\n> {new[20:]}\nHilsen Anna"
    assert [getattr(one, "reason", "read") for one in find(text, KNOWN)] == [
        "other-edition",
        "read",
        "unknown-instrument",
    ]


def test_ordinary_text_holds_no_codes(root: Path) -> None:
    for path in (root / "docs/haandbog").glob("*.md"):
        assert not list(find(path.read_text(encoding="utf-8"), KNOWN)), path


@pytest.mark.parametrize(
    "unit", ["AQ ", "AQAAAAAA ", "A", CODE, CODE[:-1], LONG[:8], f"{LONG[:8]} ", "=\n", "> ", "\u200b"]
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    start = time.process_time()
    for _ in find(unit * (100_000 // len(unit)), KNOWN):
        pass
    assert time.process_time() - start < 5


def all_forms(root: Path, **chosen: list[str]) -> list[Form]:
    library = load(root)
    return [form for one in library.instruments for form in forms(one, library.numbers[one.id], chosen)]


def test_forms_follow_the_content(root: Path) -> None:
    library = load(root)
    found = {(form.instrument, form.name): form for form in all_forms(root)}
    for instrument in library.instruments:
        form = found[instrument.id, "all"]
        if isinstance(instrument, Matrix):
            assert form.tasks == tuple(task.id for task in instrument.tasks)
            assert len(form.answers) == 11
        if isinstance(instrument, Scale):
            assert form.answers == (*(anchor.id for anchor in instrument.anchors), "ved-ikke", "ikke-relevant")
        if isinstance(instrument, Palette):
            assert form.answers == (*(place.id for place in instrument.places), "ved-ikke", "ikke-relevant")
    own = found["arbejdsdelingstjekket", "core+2"]
    assert own.tasks == (*found["arbejdsdelingstjekket", "core"].tasks, "own-1", "own-2")


def test_a_selection_is_a_form_of_its_own(root: Path) -> None:
    everything = next(form for form in all_forms(root) if form.name == "all").tasks
    chosen = [everything[4], everything[2]]
    known = by_edition(all_forms(root, udvalg=chosen))
    for order in (chosen, chosen[::-1]):
        form = Form("arbejdsdelingstjekket", 1, "", tuple(order), next(iter(known.values())).answers)
        one = decode(encode(form, ["lederen", "kommunen"]), known)
        assert isinstance(one, Answers)
        assert one.form.tasks == tuple(order)
        assert one.form.name.startswith("udvalg")


def test_the_last_code_of_a_person_counts() -> None:
    first, second = (encode(FORM, [who, None, None], token=4) for who in ("lederen", "bestyrelsen"))
    collected = collect([("a.txt", first), ("b.txt", f"{second}\n{second}"), ("c.txt", f"> {second}")], KNOWN)
    assert [one.answers[0] for one in collected.answers] == ["bestyrelsen"]
    assert collected.messages == [
        f"b.txt: koden {second} gælder i stedet for et svar fra samme person i a.txt, "
        "fordi den står sidst efter filernes navne.",
        f"c.txt: koden {second} står også i b.txt. Den tæller én gang.",
    ]


def test_a_token_belongs_to_its_round() -> None:
    codes = [encode(FORM, ["lederen"] * 3, token=4, round_id=number) for number in (1, 2)]
    assert len(collect([("a.txt", " ".join(codes))], KNOWN).answers) == 2
    one_round = collect([("a.txt", " ".join(codes))], KNOWN, only_round=2)
    assert [one.header.round for one in one_round.answers] == [2]
    assert one_round.messages == [
        f"a.txt: koden {codes[0]} hører til en anden runde (0x000001). Den er ikke taget med."
    ]


def told(heading: str) -> str:
    """A task is headed by its words; the id that everything else knows it by follows."""
    return f"Mad på stuen ({heading})" if heading.startswith("mad") else heading


def test_the_table() -> None:
    heard = encode(
        FORM, ["lederen", None, None], heard=[["formanden", "lederen"], [], []], token=1, role=3, two_tier=True
    )
    scale = encode(SCALE, ["a"] * 22, token=0x12345E67, round_id=0xAB)
    foreign = encode(OTHER, [None, None], token=3)
    collected = collect(
        [("=cmd.txt", f"{heard} {scale}"), ("b.txt", foreign), ("c.bin", None), ("d.txt", "Hej")], KNOWN
    )
    text = csv_text(table(collected, KNOWN, {"mad": "Mad på stuen"}))
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert list(rows[0]) == [
        "fil", "instrument", "udgave", "runde", "token", "rolle", "model",
        *map(told, FORM.tasks + SCALE.tasks), *(told(f"{task}:hoeres") for task in FORM.tasks + SCALE.tasks), "ulæst kode",
    ]  # fmt: skip
    assert [row["fil"] for row in rows] == ["'=cmd.txt", "'=cmd.txt", "b.txt"]
    assert (rows[0][told("mad")], rows[0]["sovn"], rows[0][told("mad:hoeres")]) == ("lederen", "", "formanden lederen")
    assert (rows[0]["rolle"], rows[0]["model"], rows[0]["runde"]) == ("leder", "tostrenget", "")
    assert (rows[1]["token"], rows[1]["runde"], rows[1]["udsagn-3"], rows[1]["model"]) == (
        "0x12345e67",
        "0x0000ab",
        "a",
        "",
    )
    assert (rows[2]["udgave"], rows[2]["ulæst kode"]) == (f"0x{OTHER.edition:08x}", foreign)
    assert [message.split(":")[0] for message in collected.messages] == ["b.txt", "c.bin", "d.txt"]


def test_mails_of_every_kind_are_read(tmp_path: Path) -> None:
    encoded = base64.encodebytes(f"Min kode:\n{LONG}\n".encode()).decode()
    multipart = (
        "From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=grense\n\n"
        f"--grense\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{encoded}\n"
        f"--grense\nContent-Type: text/html\n\n<p>{LONG[:9]}<b>{LONG[9:]}</b></p>\n--grense--\n"
    )
    quoted = (
        f"Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n#r=3D{LONG[:20]}=\n{LONG[20:]}\n"
    )
    files: dict[str, bytes] = {
        "base64.eml": multipart.encode(),
        "quoted.eml": quoted.encode(),
        "utf16.txt": f"Kære Hanne: {LONG}".encode("utf-16"),
        "latin.txt": f"Kære Hanne: {LONG}".encode("latin-1"),
        "bom.txt": LONG.encode("utf-8-sig"),
        "link.html": f'<p>Svar <a href="https://eksempel.dk/#r={LONG}">her</a></p>'.encode(),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        text = text_of(tmp_path / name)
        assert text is not None
        assert {one.code for one in find(text, KNOWN)} == {LONG}, name
    (tmp_path / "mail.msg").write_bytes(b"\xd0\xcf\x11\xe0\0\0")
    (tmp_path / "stor.txt").write_bytes(b"A" * 2_000_001)
    assert text_of(tmp_path / "mail.msg") is None
    assert text_of(tmp_path / "stor.txt") is None
    assert text_of(tmp_path / "findes-ikke.txt") is None


def test_the_command(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = {(form.number, form.name): form for form in all_forms(root)}
    core, palette = found[1, "core"], found[5, "all"]
    mails = tmp_path / "mails"
    (mails / "mandag").mkdir(parents=True)
    (mails / ".skjult").write_text("intet", encoding="utf-8")
    (mails / "mandag/anna.txt").write_text(encode(core, ["lederen"] * 20, token=1, round_id=5), encoding="utf-8")
    (mails / "per.txt").write_text(encode(palette, ["lederen"] * 22, token=2, round_id=6), encoding="utf-8")
    chosen = Form(core.instrument, 1, "", core.tasks[:3], core.answers)
    (mails / "udvalg.txt").write_text(encode(chosen, ["formanden"] * 3, token=3, round_id=5), encoding="utf-8")
    tasks = tmp_path / "liste.txt"
    tasks.write_text("# vores udvalg\n" + "\n".join(chosen.tasks), encoding="utf-8")
    out = mails / "svar.csv"
    for _ in range(2):  # the table of the first run is no mail of the second
        assert decode_codes.main([str(mails), "--out", str(out), "--tasks", str(tasks)]) == 0
        said = capsys.readouterr().out.splitlines()
        assert said == [
            "arbejdsdelingstjekket: 2 svar.",
            "kompetencepaletten: 1 svar.",
            "Rækkerne kommer fra 2 runder: 0x000005 (2), 0x000006 (1). De står i kolonnen »runde«. Vælg én med --round.",
            f"Skrevet til {out}.",
        ]
    assert out.read_bytes().startswith(b"\xef\xbb\xbffil;instrument;udgave;")
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig")), delimiter=";"))
    assert [(row["fil"], row["udgave"]) for row in rows] == [
        ("mandag/anna.txt", "core"),
        ("per.txt", "all"),
        ("udvalg.txt", "liste.txt"),
    ]
    own = Form(core.instrument, 1, "", (*chosen.tasks, "own-1"), core.answers)
    (mails / "vores.txt").write_text(encode(own, ["formanden"] * 4, token=4, round_id=5), encoding="utf-8")
    saved = {"format": "bestyrelse-runde", "round": {"tasks": chosen.tasks, "own": ["Vælge farve på døren"]}}
    tasks.write_text(json.dumps(saved), encoding="utf-8")
    assert decode_codes.main([str(mails), "--out", str(out), "--tasks", str(tasks)]) == 0
    headings = out.read_text(encoding="utf-8-sig").splitlines()[0]
    titles = dict(pair for one in load(root).instruments for pair in asked_in(one))
    assert f"{titles[chosen.tasks[0]]} ({chosen.tasks[0]})" in headings
    assert "Vælge farve på døren (own-1)" in headings
    assert "udvalg.txt;arbejdsdelingstjekket;liste.txt;" in out.read_text(encoding="utf-8-sig")
    assert decode_codes.main([str(mails), "--out", str(out), "--round", "0x000009"]) == 1
    tasks.write_text("findes-slet-ikke", encoding="utf-8")
    with pytest.raises(SystemExit):
        decode_codes.main([str(mails), "--out", str(out), "--tasks", str(tasks)])


def test_the_specification_works_through_a_real_code(root: Path) -> None:
    page = (root / "docs/genbrug/svarkoder.md").read_text(encoding="utf-8")
    tasks, answers, code, *_ = re.findall(r"```text\n(.*?)\n```", page, re.S)
    form = Form("eksempel", 1, "eksempel", tuple(tasks.split()), tuple(answers.split()))
    one = decode(code, by_edition([form]))
    assert isinstance(one, Answers)
    assert form.answers == next(form for form in all_forms(root) if form.number == 1).answers
    assert set(form.tasks) <= set(next(form for form in all_forms(root) if form.name == "all").tasks)
    assert one.answers == ("bestyrelsen", "lederen", None, "ved-ikke")
    raw = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4))
    shown = re.findall(r"^\| `([0-9a-f ]+)` \|", page, re.M)
    assert bytes.fromhex("".join(shown)) == raw


def test_the_browsers_vectors() -> None:
    if not VECTORS.exists():
        pytest.skip(f"{VECTORS.name} is not there yet: the browser's module makes it")

    def number(value: int | str) -> int:
        return value if isinstance(value, int) else int(value, 16)

    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    for vector in vectors if isinstance(vectors, list) else vectors["vectors"]:
        tasks, offered = tuple(vector["tasks"]), tuple(vector["answers_offered"])
        instrument = vector["instrument"]
        form = Form("", instrument if isinstance(instrument, int) else 0, "", tasks, offered)
        if not isinstance(instrument, int):  # named by its id: the number stands in the registry
            numbers = load(Path(__file__).resolve().parent.parent).numbers
            form = Form(instrument, numbers[instrument], "", tasks, offered)
        one = decode(vector["code"], by_edition([form]))
        assert isinstance(one, Answers), (vector["code"], one)
        assert list(one.answers) == vector["answers"]
        assert (one.header.round, one.header.token) == (number(vector["round"]), number(vector["token"]))
        role = vector["role"]
        assert (one.header.role if isinstance(role, str) else RESPONDENTS.index(one.header.role)) == role
        assert one.header.two_tier == vector["two_tier"]
        expected = vector["heard"]
        assert (None if one.heard is None else [sorted(roles) for roles in one.heard]) == (
            None if expected is None else [sorted(roles) for roles in expected]
        )
