"""Training examples for the reader from documents that do not exist.

    python training/synthetic.py 3

Cities, institutions, agreements, programmes, studies, regulations and meetings with names made of syllables, told in
Indonesian or English as prose or as rows of a table. About half of the questions have no answer in their passage: it
speaks of other things of the same subject, of another subject, year, scholar or chapter, or of nothing that the
question takes for granted. The words are in `synthetic_data.py`.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import synthetic_data as data

LANGUAGES = ("id", "en")
CROSS = 0.3
"""Share of questions in the other language than the passage."""
PER_DOCUMENT = 4
_FAMILIES = "ckipsrm"
_FAMILY_SHARES = (26, 11, 12, 13, 19, 11, 8)
_TABLES = 0.2
_DASH = "–"

Pair = tuple[str, str]
"""The same thing in Indonesian and in English."""
Bound = dict[str, Pair]


@dataclass(frozen=True)
class Attribute:
    """Something that documents say of a subject, or that people ask of it."""

    name: str
    families: str
    called: Pair
    groups: frozenset[str] = frozenset()
    covers: frozenset[str] = frozenset()
    questions: dict[str, list[str]] = field(default_factory=lambda: {"id": [], "en": []})
    sentences: dict[str, list[str]] = field(default_factory=lambda: {"id": [], "en": []})
    column: Pair | None = None
    cell: Pair = ("", "")


@dataclass(frozen=True)
class Entity:
    """A subject: how its own document calls it, how people do, its title and its name in a table."""

    family: str
    full: Pair
    asked: tuple[Pair, ...]
    title: Pair
    name: Pair


@dataclass(frozen=True)
class Fact:
    """What one piece of a passage says, and where in the passage the answer lies."""

    attribute: Attribute
    entity: Entity
    bound: Bound
    span: tuple[int, int] | None
    missing: bool = False


@dataclass(frozen=True)
class Document:
    """A passage, what it says, and the chapter that its title line names."""

    language: str
    entity: Entity
    text: str
    facts: list[Fact]
    chapter: Pair | None
    titled: bool


def _read_attributes() -> list[Attribute]:
    found: list[Attribute] = []
    for line in data.ATTRIBUTES.strip().splitlines():
        mark, rest = line.split(" ", 1)
        if mark == "#":
            head, called_id, called_en, *groups = (part.strip() for part in rest.split(" | "))
            name, families = head.split()
            marks = [one.strip() for one in groups[0].split(",")] if groups else []
            found.append(
                Attribute(
                    name,
                    families.replace(",", ""),
                    (called_id, called_en),
                    frozenset(one for one in marks if not one.startswith("+")),
                    frozenset(one[1:] for one in marks if one.startswith("+")),
                )
            )
        elif mark == "t":
            columns, cells = rest.split(" = ")
            column, cell = columns.split(" / "), cells.split(" / ")
            last = found[-1]
            found[-1] = Attribute(**{**last.__dict__, "column": (column[0], column[1]), "cell": (cell[0], cell[-1])})
        else:
            kept = found[-1].questions if mark in "qQ" else found[-1].sentences
            kept["id" if mark.islower() else "en"].append(rest)
    return found


def _read_absent() -> list[Attribute]:
    found = []
    for line in data.ABSENT.strip().splitlines():
        head, called_id, called_en, asked_id, asked_en = _fields(line)
        name, families = head.split()
        groups = frozenset({"cause"}) if name.startswith("why_") or name == "limits" else frozenset()
        everyone = _FAMILIES if families == "*" else families.replace(",", "")
        questions = {"id": [asked_id], "en": [asked_en]}
        found.append(Attribute(name, everyone, (called_id, called_en), groups, questions=questions))
    return found


def _fields(line: str) -> list[str]:
    return [part.strip() for part in line.split(" | ")]


def _read_pairs(text: str) -> list[Pair]:
    found = []
    for line in text.strip().splitlines():
        said = line.split(" | ")
        found.append((said[0], said[1]))
    return found


STATED = _read_attributes()
ABSENT = _read_absent()
WORDS = {name: _read_pairs(text) for name, text in data.WORDS.items()}
_HEADINGS = _read_pairs(data.HEADINGS)
_KINDS = {
    family: (indonesian.split("; "), english.split("; "))
    for family, indonesian, english in map(_fields, data.KINDS.strip().splitlines())
}
_GENERIC = dict(zip(_FAMILIES, WORDS["generic"], strict=True))

# Names

_STYLES = (
    ("bren kel mor vel tor hal ost wil grun sel", "de ma ri lo na te", "hof berg stad wijk dorp mark feld"),
    ("ta ki mo sa na ri ho ya", "ka mi to shi no ru", "yama mori hara kawa zaki moto"),
    ("san vi cor al mon lu pe ra", "ve ta li ro ca mi", "lera dosa rena ville nia tero"),
    ("su ka ci ban mar le wa pa", "ka ra li ta sa nu", "mulya jaya harja rasa wangi tirta"),
    ("dra zo ne bo ka le", "vi mi go la re", "vac grad nik slav lovo"),
    ("jin bao hu lan ye dong", "shan men lin tai", "zhou chang jing kou hae"),
)
_SURNAMES = (
    ("su har wi mu pra san ke", "dar ta ja ri no wi", "yono santo wijaya nata putra lestari ningrum"),
    ("bre ko van al ro ste", "di ma ne li", "kens bauer sson mann vick ler"),
    ("a mi ka te o", "ri na ko shi", "moto gawa sato naka be"),
    ("fer sal ma go qui", "na va ri do", "nez rero tino llo gas"),
)
_REAL = frozenset(
    "Namur Hamamatsu Kawasaki Toyota Toyama Seoul Nanning Melbourne Daegu Suwon Liuzhou Yingkou Cuenca Braunschweig "
    "Bandung Sukabumi Cimahi".split()
)


def _composed(styles: Sequence[tuple[str, str, str]], chance: random.Random) -> str:
    while True:
        first, middle, last = chance.choice(styles)
        parts = [chance.choice(first.split())]
        parts += [chance.choice(middle.split()) for _ in range(chance.randint(0, 2))]
        name = "".join([*parts, chance.choice(last.split())]).capitalize()
        if name not in _REAL:
            return name


def _place(chance: random.Random) -> str:
    name = _composed(_STYLES, chance)
    return f"{chance.choice(('Nova', 'Puerto', 'Port', 'New'))} {name}" if chance.random() < 0.12 else name


def _person(chance: random.Random) -> str:
    first = _composed(_SURNAMES, chance)
    middle = f" {chance.choice('ABDHKMRST')}." if chance.random() < 0.15 else ""
    before = chance.choice(("Dr. ", "Prof. ", "Ir. ", "Hj. ")) if chance.random() < 0.15 else ""
    return f"{before}{first}{middle} {_composed(_SURNAMES, chance)}"


# Values of slots

_MONTHS = _read_pairs(
    "Januari | January\nFebruari | February\nMaret | March\nApril | April\nMei | May\nJuni | June\nJuli | July\n"
    "Agustus | August\nSeptember | September\nOktober | October\nNovember | November\nDesember | December"
)


def _same(make: Callable[[random.Random], str]) -> Callable[[random.Random], Pair]:
    def both(chance: random.Random) -> Pair:
        value = make(chance)
        return value, value

    return both


def _word(name: str) -> Callable[[random.Random], Pair]:
    def drawn(chance: random.Random) -> Pair:
        own: Bound = {}
        said = chance.choice(WORDS[name])
        return _filled(said[0], 0, own, chance), _filled(said[1], 1, own, chance)

    return drawn


def _joined(*names: str, reverse: bool = False) -> Callable[[random.Random], Pair]:
    """Words side by side; in English in reverse order where asked."""

    def drawn(chance: random.Random) -> Pair:
        parts = [_word(name)(chance) for name in names]
        english = [part[1] for part in parts]
        return " ".join(part[0] for part in parts), " ".join(reversed(english) if reverse else english)

    return drawn


def _distinct(name: str, fewest: int, most: int, chance: random.Random) -> list[Pair]:
    found: list[Pair] = []
    wanted = chance.randint(fewest, most)
    while len(found) < wanted:
        value = SLOTS[name](chance)
        if value not in found:
            found.append(value)
    return found


def _listed(name: str) -> Callable[[random.Random], Pair]:
    def drawn(chance: random.Random) -> Pair:
        found = _distinct(name, 2, 4, chance)
        said = []
        for at, last in enumerate((" dan ", " and ")):
            values = [pair[at] for pair in found]
            comma = "," if len(values) > 2 else ""
            said.append(", ".join(values[:-1]) + comma + last + values[-1])
        return said[0], said[1]

    return drawn


def _numbered(name: str) -> Callable[[random.Random], Pair]:
    def drawn(chance: random.Random) -> Pair:
        found = _distinct(name, 3, 5, chance)
        said = ["".join(f"\n{at}. {_capital(pair[one])}." for at, pair in enumerate(found, 1)) for one in (0, 1)]
        return said[0], said[1]

    return drawn


def _date(chance: random.Random) -> Pair:
    month, day, year = chance.choice(_MONTHS), chance.randint(1, 28), chance.randint(1958, 2026)
    english = f"{month[1]} {day}, {year}" if chance.random() < 0.3 else f"{day} {month[1]} {year}"
    return f"{day} {month[0]} {year}", english


def _number(least: int, most: int) -> Callable[[random.Random], Pair]:
    def drawn(chance: random.Random) -> Pair:
        value = f"{chance.randint(least, most):,}"
        return value.replace(",", "."), value

    return drawn


def _money(chance: random.Random) -> Pair:
    whole, part = chance.randint(1, 900), chance.randint(1, 9)
    return chance.choice(
        (
            (f"Rp{whole},{part} miliar", f"Rp{whole}.{part} billion"),
            (f"Rp{whole} juta", f"Rp{whole} million"),
            (f"{whole}.000 euro", f"{whole},000 euros"),
            (f"USD {whole}.{part}00", f"USD {whole},{part}00"),
        )
    )


def _area(chance: random.Random) -> Pair:
    value, part = chance.randint(12, 990), chance.randint(1, 99)
    return chance.choice(
        ((f"{value},{part} km²", f"{value}.{part} km²"), (f"{value} kilometer persegi", f"{value} square kilometres"))
    )


def _duration(chance: random.Random) -> Pair:
    value = chance.randint(2, 30)
    return (f"{value} tahun", f"{value} years") if value < 12 else (f"{value} bulan", f"{value} months")


def _region(chance: random.Random) -> Pair:
    side, name = _word("direction")(chance), _place(chance)
    return chance.choice(
        ((f"{name} bagian {side[0]}", f"{side[1]} {name}"), (f"Provinsi {name}", f"the province of {name}"))
    )


_LAWS = _read_pairs(
    "Undang-Undang | Law\nPeraturan Menteri | Ministerial Regulation\nKeputusan Wali Kota | Mayoral Decree"
)


def _document_name(chance: random.Random) -> Pair:
    number, year = chance.randint(1, 99), chance.randint(1985, 2025)
    kind = chance.choice(_LAWS)
    return f"{kind[0]} Nomor {number} Tahun {year}", f"{kind[1]} Number {number} of {year}"


def _article(chance: random.Random) -> Pair:
    number, part = chance.randint(2, 60), chance.randint(1, 5)
    if chance.random() < 0.5:
        return f"Pasal {number}", f"Article {number}"
    return f"Pasal {number} ayat ({part})", f"Article {number} paragraph ({part})"


def _scholar(chance: random.Random) -> Pair:
    year = chance.randint(1975, 2024)
    first, second = _composed(_SURNAMES, chance), _composed(_SURNAMES, chance)
    alone, both = f"{first} ({year})", (f"{first} dan {second} ({year})", f"{first} and {second} ({year})")
    return chance.choice(((alone, alone), both, (first, first)))


def _theory(chance: random.Random) -> Pair:
    noun, name = _word("theory_noun")(chance), _composed(_SURNAMES, chance)
    year = chance.randint(1975, 2022)
    return f"{noun[0]} dari {name} ({year})", f"the {noun[1]} of {name} ({year})"


def _span_of_years(chance: random.Random) -> Pair:
    first = chance.randint(1990, 2018)
    value = f"{first}{_DASH}{first + chance.randint(2, 9)}"
    return value, value


def _clock(chance: random.Random) -> Pair:
    hour, minute = chance.randint(7, 16), chance.choice(("00", "15", "30"))
    return f"{hour:02}.{minute}", f"{hour:02}:{minute}"


SLOTS: dict[str, Callable[[random.Random], Pair]] = {
    "date": _date,
    "year": _same(lambda chance: str(chance.randint(1925, 2024))),
    "y": _same(lambda chance: str(chance.randint(2005, 2025))),
    "n": _same(lambda chance: str(chance.choice((chance.randint(3, 30), chance.randint(31, 480))))),
    "pct": _same(lambda chance: str(chance.randint(3, 78))),
    "bign": _number(12_000, 3_900_000),
    "money": _money,
    "area": _area,
    "dur": _duration,
    "person": _same(_person),
    "Name": _same(_place),
    "city": _same(_place),
    "region": _region,
    "place": _word("building"),
    "org": _word("body"),
    "doc": _document_name,
    "article": _article,
    "scholar": _scholar,
    "theory": _theory,
    "span": _span_of_years,
    "clock": _clock,
    "fields": _listed("field"),
    "acts": _listed("act"),
    "cause": _joined("cause_subject", "cause_state"),
    "goal": _joined("goal_verb", "goal_thing"),
    "result": _joined("result_subject", "result_change"),
    "opinion": _joined("opinion_subject", "opinion_verb", "opinion_thing"),
    "term": _joined("term_noun", "term_kind", reverse=True),
    "defn": _joined("genus", "difference"),
    "enumcauses": _numbered("cause"),
    "enumsteps": _numbered("step"),
    "org2": _word("body2"),
    **{name: _word(name) for name in "field act step duty office topic method status form job".split()},
}

# Filling templates

_CHOICE = re.compile(r"\(([^()]*/[^()]*)\)")
_SLOT = re.compile(r"<(\w+)>")


def _chosen(template: str, chance: random.Random) -> str:
    said = _CHOICE.sub(lambda found: chance.choice(found[1].split("/")), template)
    return re.sub(r" +([ ?,:.])", r"\1", said).strip()


def _value(name: str, bound: Bound, chance: random.Random) -> Pair:
    if name not in bound:
        kind = name if name in SLOTS else name.rstrip("23")
        value = SLOTS[kind](chance)
        while value in bound.values() and kind not in ("n", "pct"):
            value = SLOTS[kind](chance)
        bound[name] = value
    return bound[name]


def _filled(template: str, at: int, bound: Bound, chance: random.Random) -> str:
    return _SLOT.sub(lambda found: _value(found[1], bound, chance)[at], template)


def _capital(text: str) -> str:
    opened = text.startswith("[")
    return text[:opened] + text[opened : opened + 1].upper() + text[opened + 1 :]


def _unmarked(text: str) -> tuple[str, tuple[int, int] | None]:
    """The text without its brackets, and the span that they enclosed."""
    begin, end = text.find("["), text.rfind("]")
    if begin < 0:
        return text, None
    inner = text[begin + 1 : end]
    lead = len(inner) - len(inner.lstrip())
    return text[:begin] + inner + text[end + 1 :], (begin + lead, begin + len(inner))


# Subjects


def _entity(family: str, chance: random.Random, like: Entity | None = None) -> Entity:
    if family == "c":
        here = like.name[0].split(_DASH)[0] if like else _place(chance)
        there, country = _place(chance), _place(chance)
        full = (f"kerja sama Kota {here}{_DASH}{there}", f"the cooperation between {here} and {there}")
        asked: tuple[Pair, ...] = (
            (f"kerja sama dengan {there}", f"the cooperation with {there}"),
            (f"kerja sama {here} dan {there}", f"the partnership between {here} and {there}"),
            (f"kerja sama kota {there}", f"cooperation with {there}"),
            (f"kemitraan {here}{_DASH}{there}", f"the {here}{_DASH}{there} partnership"),
            full,
        )
        title = (f"Kerja sama Kota {here}{_DASH}{there} ({country})", f"Cooperation of {here} and {there} ({country})")
        name = f"{here}{_DASH}{there}"
        return Entity(family, full, asked, title, (name, name))
    if family == "k":
        name = _place(chance)
        full = (f"Kota {name}", name)
        asked = (full, (name, name), (f"kota {name}", f"the city of {name}"))
        return Entity(family, full, asked, full, (name, name))
    if family == "s":
        who, kind, topic = _composed(_SURNAMES, chance), _word("study")(chance), _word("topic")(chance)
        year = chance.randint(1998, 2025)
        full = (f"{kind[0]} {who} ({year})", f"the {kind[1]} by {who} ({year})")
        short = (f"{kind[0]} {who}", f"{who}'s {kind[1]}")
        asked = (full, short, (f"{kind[0]} karya {who}", f"the {kind[1]} of {who}"))
        title = (f"{kind[0].capitalize()} {who} tentang {topic[0]}", f"{kind[1].capitalize()} by {who} on {topic[1]}")
        name = f"{who} ({year})"
        return Entity(family, full, asked, title, (name, name))
    source = {"i": "institution", "p": "programme", "r": "rule", "m": "meeting"}[family]
    said = _word(source)(chance)
    english = said[1] if said[1].startswith("the ") else f"the {said[1]}"
    full = (said[0], english)
    title = (_capital(said[0]), _capital(said[1].removeprefix("the ")))
    return Entity(family, full, (full, full, (said[0].lower(), english.lower())), title, title)


def _mention(entity: Entity, at: int, chance: random.Random, first: bool) -> Pair:
    """How a sentence calls its subject."""
    if first or chance.random() < 0.55:
        return entity.full
    if chance.random() < 0.5:
        return _GENERIC[entity.family]
    return chance.choice(entity.asked[: max(1, len(entity.asked) - 1)])


# Passages


def _ok_beside(attribute: Attribute, facts: Sequence[Fact]) -> bool:
    """Whether no fact may answer a question for the attribute."""
    for fact in facts:
        said = fact.attribute
        if attribute.name == said.name or attribute.name in said.covers or attribute.groups & said.groups:
            return False
    return True


def _chapter(family: str, chance: random.Random) -> Pair:
    if family == "r":
        number = chance.randint(2, 40)
        return f"Pasal {number}", f"Article {number}"
    numeral = chance.choice(("I", "II", "III", "IV", "V"))
    return f"Bab {numeral}", f"Chapter {numeral}"


def _title_line(entity: Entity, chapter: Pair | None, at: int, chance: random.Random) -> str:
    frame = chance.choice(_KINDS[entity.family][at]).replace("<title>", entity.title[at])
    headings = [_capital(one[at]) for one in chance.sample(_HEADINGS, chance.randint(0, 2))]
    if chapter:
        headings = [f"{chapter[at]} {chance.choice(_HEADINGS)[at]}", *headings[:1]]
    return " › ".join([frame, *headings])


def _prose(chance: random.Random) -> Document:
    language = chance.choices(LANGUAGES, (6, 4))[0]
    at = LANGUAGES.index(language)
    family = chance.choices(_FAMILIES, _FAMILY_SHARES)[0]
    entity = _entity(family, chance)
    chapter = _chapter(family, chance) if chance.random() < (0.5 if family in "sr" else 0.12) else None
    titled = chapter is not None or chance.random() < 0.8
    text = _title_line(entity, chapter, at, chance) + "\n" if titled else ""
    open_ones = [one for one in STATED if family in one.families]
    chance.shuffle(open_ones)
    most = 5 if family == "k" else 8
    goal = chance.randint(70, 140)
    facts: list[Fact] = []
    after = ""
    while open_ones and len(facts) < most and len(text.split()) < goal:
        attribute = open_ones.pop()
        if any(attribute.groups & fact.attribute.groups for fact in facts if not fact.missing):
            continue
        template = chance.choice(attribute.sentences[language])
        text += after
        text, fact = _told(text, template, attribute, entity, at, chance, first=not facts or facts[-1].entity != entity)
        facts.append(fact)
        keys = _keys(fact)
        if keys and chance.random() < 0.5:
            more, second = _told(
                text + " ", chance.choice(attribute.sentences[language]), attribute, entity, at, chance, first=False
            )
            if [second.bound[key] for key in keys] != [fact.bound[key] for key in keys]:
                text = more
                facts.append(second)
                fact = second
        after = "\n" if (fact.span and "\n" in text[fact.span[0] : fact.span[1]]) or chance.random() < 0.1 else " "
        if chance.random() < 0.08:
            other = _entity(family, chance, entity)
            template = chance.choice(attribute.sentences[language])
            if "enum" not in template:
                text, fact = _told(text + after, template, attribute, other, at, chance, first=True)
                facts.append(fact)
                after = " "
    if chance.random() < 0.25:
        unknown = [one for one in [*ABSENT, *open_ones] if family in one.families and _ok_beside(one, facts)]
        attribute = chance.choice(unknown)
        if not attribute.name.startswith("why_"):
            template = chance.choice(data.MISSING[language]).replace("<np>", attribute.called[at])
            text, fact = _told(text + after, template, attribute, entity, at, chance, first=True)
            facts.append(Fact(attribute, entity, fact.bound, fact.span, missing=True))
    return Document(language, entity, text, facts, chapter, titled)


def _told(
    text: str, template: str, attribute: Attribute, entity: Entity, at: int, chance: random.Random, first: bool
) -> tuple[str, Fact]:
    """The text with one more sentence, and the fact it tells."""
    bound: Bound = {}
    mention = _mention(entity, at, chance, first)
    said = template.replace("<e>", mention[at])
    if not first and chance.random() < 0.12:
        if not template.startswith(("<", "[")):
            said = said[:1].lower() + said[1:]
        said = chance.choice(data.LEADS[LANGUAGES[at]]) + said
    if said.endswith(".") and chance.random() < 0.1:
        said = f"{said[:-1]} (S{chance.randint(1, 99)})."
    said, span = _unmarked(_capital(_filled(said, at, bound, chance)))
    if not span:
        raise ValueError(template)
    shift = len(text)
    return text + said, Fact(attribute, entity, bound, (shift + span[0], shift + span[1]))


_FIRST_COLUMN = {
    "c": ("Mitra", "Partners"),
    "k": ("Kota", "City"),
    "i": ("Lembaga", "Institution"),
    "p": ("Program", "Programme"),
    "s": ("Karya", "Work"),
    "r": ("Peraturan", "Regulation"),
    "m": ("Rapat", "Meeting"),
}
_CAPTIONS = (
    ("Tabel {number}: {what}", "Table {number}: {what}"),
    ("Register {what}", "Register of {what}"),
    ("Daftar {what}", "List of {what}"),
    ("{what}", "{what}"),
)
_PLURALS = dict(
    zip(
        _FAMILIES,
        _read_pairs(
            "kerja sama kota | city partnerships\nkota | cities\nlembaga | institutions\nprogram | programmes\n"
            "penelitian | studies\nperaturan | regulations\nrapat | meetings"
        ),
        strict=True,
    )
)


def _table(chance: random.Random) -> Document:
    language = chance.choices(LANGUAGES, (6, 4))[0]
    at = LANGUAGES.index(language)
    family = chance.choices(_FAMILIES, _FAMILY_SHARES)[0]
    columns = [(one, one.column) for one in STATED if family in one.families and one.column]
    columns = chance.sample(columns, min(len(columns), chance.randint(3, 7)))
    what = _PLURALS[family][at]
    caption = chance.choice(_CAPTIONS)[at].format(number=chance.randint(1, 9), what=what)
    caption = _capital(caption)
    text = f"{_capital(what)} › {chance.choice(_HEADINGS)[at]}\n" if chance.random() < 0.6 else ""
    facts: list[Fact] = []
    entity = _entity(family, chance)
    for row in range(chance.choice((1, 1, 1, 2, 3))):
        one = entity if row == 0 else _entity(family, chance, entity)
        text += ("\n" if row else "") + f"{caption} · {_FIRST_COLUMN[family][at]}: {one.name[at]}"
        for attribute, column in columns:
            text += f"; {column[at]}: "
            bound: Bound = {}
            empty = chance.random() < 0.12
            cell = _DASH if empty else _filled(attribute.cell[at], at, bound, chance)
            span = None if empty else (len(text), len(text) + len(cell))
            facts.append(Fact(attribute, one, bound, span))
            text += cell
    return Document(language, entity, text, facts, None, True)


# Questions


def _styled(question: str, language: str, chance: random.Random) -> str:
    said = question
    casual = chance.random() < 0.25
    if language == "id" and casual:
        for word, short in data.SLANG.items():
            if chance.random() < 0.7:
                new = chance.choice(short.split()).replace("_", " ")
                said = re.sub(rf"\b{word}\b", new, said, flags=re.IGNORECASE)
        said = said.replace("?", chance.choice(("?", " ya?", " sih?", " ya", " sih", "", "", "??")))
    if chance.random() < 0.1:
        said = chance.choice(data.POLITE[language]) + said[:1].lower() + said[1:]
    said = said.lower() if casual or chance.random() < 0.15 else _capital(said)
    if chance.random() < 0.2:
        said = said.replace("?", "")
    return said.strip()


def _asked(template: str, entity: Entity, bound: Bound, chance: random.Random, language: str, extra: str = "") -> str:
    at = LANGUAGES.index(language)
    name = chance.choice(entity.asked)[at]
    said = _chosen(template, chance).replace("<e>", name)
    said = _filled(said, at, bound, chance)
    if extra:
        frame = chance.choice(data.CHAPTERED[language])
        said = frame.replace("<chapter>", extra).replace("<question>", said[:1].lower() + said[1:])
    return _styled(said, language, chance)


def _language(document: Document, chance: random.Random) -> str:
    if chance.random() < CROSS:
        return "en" if document.language == "id" else "id"
    return document.language


Found = tuple[str, tuple[int, int] | None, str, str] | None
"""Question, answer, what kind of example it is, and the question's language."""


def _answerable(document: Document, chance: random.Random) -> Found:
    stated = [fact for fact in document.facts if fact.span]
    if not stated:
        return None
    fact = chance.choice(stated)
    language = _language(document, chance)
    at = LANGUAGES.index(language)
    if fact.missing:
        template = chance.choice(data.MISSING_QUESTIONS[language]).replace("<np>", fact.attribute.called[at])
        return _asked(template, fact.entity, {}, chance, language), fact.span, "missing stated", language
    template = chance.choice(fact.attribute.questions[language])
    extra = document.chapter[at] if document.chapter and chance.random() < 0.3 else ""
    bound = dict(fact.bound)
    if "scholar" in bound and chance.random() < 0.3:
        bound["scholar"] = (bound["scholar"][0].split(" (")[0], bound["scholar"][1].split(" (")[0])
    question = _asked(template, fact.entity, bound, chance, language, extra)
    return question, fact.span, f"answer {fact.attribute.name}", language


def _absent(document: Document, chance: random.Random, presupposed: bool = False) -> Found:
    pool = ABSENT if presupposed or chance.random() < 0.4 else STATED
    fitting = [
        one
        for one in pool
        if document.entity.family in one.families
        and _ok_beside(one, document.facts)
        and (not presupposed or one.name in data.PRESUPPOSED)
    ]
    if not fitting:
        return None
    attribute = chance.choice(fitting)
    language = _language(document, chance)
    template = chance.choice(attribute.questions[language])
    entity = chance.choice(document.facts).entity
    kind = "presupposed" if presupposed else f"absent {attribute.name}"
    return _asked(template, entity, {}, chance, language), None, kind, language


def _presupposed(document: Document, chance: random.Random) -> Found:
    return _absent(document, chance, presupposed=True)


def _swapped(document: Document, chance: random.Random) -> Found:
    if not document.titled and document.entity.family != "c":
        return None
    fact = chance.choice(document.facts)
    other = _entity(document.entity.family, chance, document.entity)
    language = _language(document, chance)
    template = chance.choice(fact.attribute.questions[language])
    if "<e>" not in template:
        return None
    return _asked(template, other, dict(fact.bound), chance, language), None, "other subject", language


_KEYS = ("y", "scholar", "term", "topic", "office")


def _keys(fact: Fact) -> list[str]:
    """The slots that the questions for a fact share with its sentence."""
    asked = "".join(fact.attribute.questions["id"])
    return [key for key in _KEYS if key in fact.bound and f"<{key}>" in asked]


def _rebound(document: Document, chance: random.Random) -> Found:
    fitting = [fact for fact in document.facts if not fact.missing and _keys(fact)]
    if not fitting:
        return None
    fact = chance.choice(fitting)
    bound = dict(fact.bound)
    key = chance.choice(_keys(fact))
    said = {pair for one in document.facts for pair in one.bound.values()}
    while bound[key] in said:
        bound[key] = SLOTS[key](chance)
    language = _language(document, chance)
    templates = [one for one in fact.attribute.questions[language] if f"<{key}>" in one]
    question = _asked(chance.choice(templates), fact.entity, bound, chance, language)
    return question, None, "other year, scholar or term", language


def _other_chapter(document: Document, chance: random.Random) -> Found:
    if not document.chapter:
        return None
    fact = chance.choice([fact for fact in document.facts if not fact.missing])
    other = _chapter(document.entity.family, chance)
    if other == document.chapter:
        return None
    language = _language(document, chance)
    template = chance.choice(fact.attribute.questions[language])
    extra = other[LANGUAGES.index(language)]
    question = _asked(template, fact.entity, dict(fact.bound), chance, language, extra)
    return question, None, "other chapter", language


def _valueless(document: Document, chance: random.Random) -> Found:
    fitting = [fact for fact in document.facts if fact.missing or not fact.span]
    if not fitting:
        return None
    fact = chance.choice(fitting)
    language = _language(document, chance)
    template = chance.choice(fact.attribute.questions[language])
    return _asked(template, fact.entity, {}, chance, language), None, "value missing", language


_WITHOUT: tuple[tuple[Callable[[Document, random.Random], Found], int], ...] = (
    (_absent, 48),
    (_swapped, 20),
    (_rebound, 24),
    (_other_chapter, 40),
    (_valueless, 22),
    (_presupposed, 8),
)


def labelled(count: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    """The examples with what they are of: `kind`, `asked` and `said` (languages), `table`."""
    makers, shares = zip(*_WITHOUT, strict=True)
    for _ in range(count):
        table = chance.random() < _TABLES
        document = _table(chance) if table else _prose(chance)
        seen: set[str] = set()
        told: set[tuple[int, int]] = set()
        for number in range(PER_DOCUMENT):
            for attempt in range(20):
                make = _answerable if number % 2 == 0 else chance.choices(makers, shares)[0]
                found = make(document, chance)
                if found and found[0] not in seen and (found[1] not in told or attempt > 9):
                    break
            else:
                continue
            question, span, kind, language = found
            seen.add(question)
            if span:
                told.add(span)
                answer = document.text[span[0] : span[1]]
                if not answer or answer != answer.strip():
                    raise ValueError(f"{question}: {answer!r}")
            yield {
                "question": question,
                "passage": document.text,
                "answer": list(span) if span else None,
                "kind": kind,
                "asked": language,
                "said": document.language,
                "table": table,
            }


def documents(count: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    """Examples of so many documents, as `examples.py` writes them: question, passage, answer."""
    for one in labelled(count, chance):
        yield {key: one[key] for key in ("question", "passage", "answer")}


def main() -> None:
    """Print the examples of a few documents."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    last = ""
    for one in labelled(count, random.SystemRandom()):
        if one["passage"] != last:
            last = one["passage"]
            print(f"\n=== {last}\n")
        said = last[slice(*one["answer"])] if one["answer"] else "(none)"
        print(f"  [{one['kind']}] {one['question']} -> {said}")


if __name__ == "__main__":
    main()
