"""Invented texts with questions, by a seeded generator: tables as rows, fields, rules, and dates that supersede.

SQuAD is all encyclopaedia; what people keep in folders is not. Every person, firm and figure here is made up.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from reader_data import Example

_FIRST = """
    Ada Boris Clara Dmitri Elena Farid Greta Hugo Ines Jonas Keiko Lars Mina Noor Otto Petra Quentin Rosa Sven
    Tilda Uma Viktor Wanda Yusuf Zoe
""".split()  # noqa: SIM905 (one word a line would hide the list)
_LAST = """
    Abel Brandt Castell Dorn Ekberg Fenn Garrow Hale Ivers Jarrett Kessler Lund Marlow Nyberg Okafor Pell Quist
    Rowe Sandoval Thorne Ueda Varga Wendt Yates Zeller
""".split()  # noqa: SIM905 (one word a line would hide the list)
_PLACES = """
    Ashby Brackwell Corven Dunmere Eastholt Farrow Grenby Hollin Iverley Kestrel Lowick Marden Norwell Orsted
    Penhale Rothley Selby Tarrant Uldale Wexford
""".split()  # noqa: SIM905 (one word a line would hide the list)
_MONTHS = """
    January February March April May June July August September October November December
""".split()  # noqa: SIM905 (one word a line would hide the list)
_THINGS = """
    projector lift boiler printer minibus greenhouse kiln freezer archive_room meeting_room pump generator studio
    scanner workshop server trailer tent piano microscope canteen turnstile ladder dehumidifier rowing_boat forge
    darkroom sound_desk tractor beehive marquee telescope coffee_machine loading_bay weather_station franking_machine
""".split()  # noqa: SIM905 (one word a line would hide the list)
_UNITS = ("hour", "day", "week", "month", "visit", "sample", "person", "page")
_ROLES = """
    treasurer chair secretary caretaker safety_officer head_of_research librarian site_manager auditor coach
""".split()  # noqa: SIM905 (one word a line would hide the list)
_THINGS = [each.replace("_", " ") for each in _THINGS]
_ROLES = [each.replace("_", " ") for each in _ROLES]

Made = tuple[str, str, str, str | None]
"""Context, passage, question, answer; no answer: None."""


def examples(count: int, seed: int) -> list[Example]:
    draw = random.Random(seed)
    found = []
    while len(found) < count:
        kind, make = draw.choice(_KINDS)
        context, passage, question, answer = make(draw)
        spans: tuple[tuple[int, int], ...] = ()
        if answer is not None:
            if passage.count(answer) != 1:  # which of them is meant?
                continue
            start = passage.index(answer)
            spans = ((start, start + len(answer)),)
        found.append(Example(question, context, passage, spans, kind, () if answer is None else (answer,)))
    return found


def _person(draw: random.Random) -> str:
    return f"{draw.choice(_FIRST)} {draw.choice(_LAST)}"


def _date(draw: random.Random, year: int | None = None) -> str:
    day, month, year = draw.randint(1, 28), draw.choice(_MONTHS), year or draw.randint(2015, 2027)
    return draw.choice((f"{day} {month} {year}", f"{month} {day}, {year}", f"{day} {month} {year}"))


def _money(draw: random.Random) -> str:
    amount = draw.choice((draw.randint(2, 99), draw.randint(10, 99) * 10, draw.randint(1000, 90_000)))
    return draw.choice((f"£{amount:,}", f"{amount:,} euros", f"${amount:,}", f"{amount:,} pounds", f"€{amount:,}"))


# --------------------------------------------------------------------------- rows of tables


def _row(draw: random.Random) -> Made:
    values: dict[str, Callable[[], str]] = {
        "Price": lambda: _money(draw),
        "Owner": lambda: _person(draw),
        "Due": lambda: _date(draw),
        "Site": lambda: draw.choice(_PLACES),
        "Quantity": lambda: str(draw.randint(2, 900)),
        "Unit": lambda: draw.choice(_UNITS),
        "Status": lambda: draw.choice(("open", "closed", "on hold", "approved", "rejected", "awaiting parts")),
        "Supplier": lambda: f"{draw.choice(_LAST)} & {draw.choice(('Sons', 'Partners', 'Daughters', 'Co'))}",
    }
    columns = draw.sample(sorted(values), draw.randint(3, 5))
    things = draw.sample(_THINGS, draw.randint(3, 7))
    key = draw.choice(("Item", "Name", "Asset", "Service", "item"))
    table = {thing: {column: values[column]() for column in columns} for thing in things}
    lines = [" | ".join([key, *columns])] if draw.random() < 0.7 else []
    style = draw.random()
    for thing, cells in table.items():
        if style < 0.75:
            lines.append("; ".join([f"{key}: {thing}", *(f"{column}: {cell}" for column, cell in cells.items())]))
        else:
            lines.append(" | ".join([thing, *cells.values()]))
    if style >= 0.75 and not lines[0].startswith(key):
        lines.insert(0, " | ".join([key, *columns]))
    column, thing = draw.choice(columns), draw.choice(things)
    answer: str | None = table[thing][column]
    chance = draw.random()
    if chance < 0.2:
        thing, answer = draw.choice([each for each in _THINGS if each not in things]), None
    elif chance < 0.35:
        column, answer = draw.choice([each for each in values if each not in columns]), None
    elif sum(cells[column] == answer for cells in table.values()) > 1:
        return _row(draw)
    asked = {
        "Price": ("What does the {} cost?", "How much is the {}?", "What is the price of the {}?"),
        "Owner": ("Who owns the {}?", "Who is responsible for the {}?", "Who looks after the {}?"),
        "Due": ("When is the {} due?", "By what date is the {} due?"),
        "Site": ("Where is the {}?", "At which site is the {}?"),
        "Quantity": ("How many of the {} are there?", "What quantity of the {} is listed?"),
        "Unit": ("In what unit is the {} charged?", "Per what is the {} charged?"),
        "Status": ("What is the status of the {}?", "How do things stand with the {}?"),
        "Supplier": ("Who supplies the {}?", "From which supplier does the {} come?"),
    }[column]
    return (
        draw.choice(("", "Inventory", "Charges", "Register")),
        "\n".join(lines),
        draw.choice(asked).format(thing),
        answer,
    )


# --------------------------------------------------------------------------- fields of forms and letters


def _field(draw: random.Random) -> Made:
    fields: dict[str, tuple[str, tuple[str, ...]]] = {
        "Tenant": (_person(draw), ("Who is the tenant?", "Who rents it?")),
        "Landlord": (_person(draw), ("Who is the landlord?", "Who lets it?")),
        "Deposit": (_money(draw), ("How high is the deposit?", "What deposit has to be paid?")),
        "Invoice number": (
            f"{draw.randint(2019, 2026)}-{draw.randint(10, 999):03}",
            ("What is the number of the invoice?",),
        ),
        "Date of issue": (_date(draw), ("When was it issued?", "On what date was this issued?")),
        "Payment due": (_date(draw), ("When does it have to be paid?", "By when must the amount be paid?")),
        "Contact": (_person(draw), ("Who is the contact?", "Whom should I contact?")),
        "Telephone": (
            f"0{draw.randint(100, 999)} {draw.randint(100_000, 999_999)}",
            ("What is the telephone number?",),
        ),
        "Location": (draw.choice(_PLACES), ("Where does it take place?", "What is the location?")),
        "Warranty": (f"{draw.randint(2, 60)} months", ("How long is the warranty?", "For how long is it guaranteed?")),
        "Capacity": (f"{draw.randint(5, 400)} litres", ("What is the capacity?", "How much does it hold?")),
        "Version": (f"{draw.randint(1, 9)}.{draw.randint(0, 20)}", ("Which version is it?",)),
    }
    names = draw.sample(sorted(fields), draw.randint(4, 8))
    mark = draw.choice((": ", ": ", " - ", "\t"))
    passage = draw.choice(("\n", "\n", "; ")).join(f"{name}{mark}{fields[name][0]}" for name in names)
    if draw.random() < 0.3:
        missing = draw.choice([each for each in fields if each not in names])
        return "", passage, draw.choice(fields[missing][1]), None
    name = draw.choice(names)
    return "", passage, draw.choice(fields[name][1]), fields[name][0]


# --------------------------------------------------------------------------- rules, and those that no longer hold


def _filler(draw: random.Random) -> str:
    return draw.choice(
        (
            f"The {draw.choice(_ROLES)} keeps a list of the keys.",
            f"Questions go to {_person(draw)} at the office in {draw.choice(_PLACES)}.",
            "The committee thanked everyone who had helped.",
            f"The {draw.choice(_THINGS)} was cleaned before the season.",
            f"Minutes of the meeting in {draw.choice(_MONTHS)} were approved.",
            "Nothing else was changed.",
            f"A second {draw.choice(_THINGS)} may be hired when the first is in use.",
            "Children must be accompanied by an adult.",
        )
    )


def _around(statement: Sequence[str], draw: random.Random) -> str:
    fillers = {_filler(draw) for _ in range(draw.randint(1, 4))}
    told = [*fillers]
    draw.shuffle(told)
    told.insert(draw.randint(0, len(told)), " ".join(statement))
    return " ".join(told)


def _rule(draw: random.Random) -> Made:
    thing, other = draw.sample(_THINGS, 2)
    days, money, person, date = f"{draw.randint(2, 90)} days", _money(draw), _person(draw), _date(draw)
    limit, role, place = (
        f"{draw.randint(2, 40)} {draw.choice(('people', 'kilograms', 'hours'))}",
        draw.choice(_ROLES),
        draw.choice(_PLACES),
    )
    statement, question, answer = draw.choice(
        (
            (f"Whoever wants the {thing} must ask {days} ahead.", f"How early must one ask for a {thing}?", days),
            (f"Claims for the {thing} are due in {days}.", f"In how many days are claims for the {thing} due?", days),
            (f"Hire of the {thing} is charged at {money} a day.", f"How much does it cost to hire the {thing}?", money),
            (f"For the {thing} we paid {money}, which was less than expected.", f"What did the {thing} cost?", money),
            (f"The {thing} was installed by {person} in the spring.", f"Who installed the {thing}?", person),
            (f"{person}, our {role}, signed for the {thing}.", f"Who signed for the {thing}?", person),
            (f"The contract for the {thing} ends on {date}.", f"When does the contract for the {thing} end?", date),
            (f"On {date} the {thing} was handed over to the new {role}.", f"When was the {thing} handed over?", date),
            (f"The {thing} may carry at most {limit}.", f"What is the most that the {thing} may carry?", limit),
            (f"The {thing} was moved to {place} because of the damp.", f"Where was the {thing} moved?", place),
            (f"The {thing} went to {place} because of the damp.", f"Why did the {thing} go to {place}?", "the damp"),
            (f"The {thing} broke down after a hose had burst.", f"Why did the {thing} break down?", "a hose had burst"),
            (f"The {role} checks the {thing} every {days}.", f"How often is the {thing} checked?", f"every {days}"),
            (f"The {role} checks the {thing} every {days}.", f"Who checks the {thing}?", f"The {role}"),
        )
    )  # fmt: skip
    passage = _around([statement], draw)
    if draw.random() < 0.25:
        return "", passage.replace(thing, "X-X").replace(other, thing).replace("X-X", other), question, None
    return "", passage, question, answer


def _superseded(draw: random.Random) -> Made:
    thing = draw.choice(_THINGS)
    year = draw.randint(2017, 2026)
    old, new = _money(draw), _money(draw)
    if old == new or old in new or new in old:
        return _superseded(draw)
    since = _date(draw, year)
    what = draw.choice(("fee for", "price of", "rent of", "deposit for"))
    statement = draw.choice(
        (
            (f"Since {since} the {what} the {thing} is {new}.", f"Until then it was {old}."),
            (f"From {since} the {what} the {thing} rises from {old} to {new}.",),
            (f"The {what} the {thing} was {old} until {year - 1}.", f"It is now {new}."),
            (f"The {what} the {thing} is {new} and no longer {old}.",),
            (f"In {year} the {what} the {thing} was put at {new}, replacing the former {old}.",),
        )
    )
    chance = draw.random()
    if chance < 0.55:
        question, answer = (
            draw.choice((f"What is the {what} the {thing}?", f"How high is the {what} the {thing} now?")),
            new,
        )
    elif chance < 0.8:
        question, answer = (
            draw.choice((f"What was the {what} the {thing} before?", f"How high was the former {what} the {thing}?")),
            old,
        )
    else:
        other = draw.choice([each for each in _THINGS if each != thing])
        return "", _around(statement, draw), f"What is the {what} the {other}?", None
    return "", _around(statement, draw), question, answer


_KINDS: tuple[tuple[str, Callable[[random.Random], Made]], ...] = (
    ("row", _row),
    ("row", _row),
    ("field", _field),
    ("rule", _rule),
    ("superseded", _superseded),
)
