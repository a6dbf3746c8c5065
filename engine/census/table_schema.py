"""What the words of a question may name in a table: the table itself, its columns, its values. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from engine.census.census_words import MONEY, Word, forms, stem, stems
from engine.text.dimensions import unit
from engine.text.tables import Table

VALUE_WORDS = 8  # a longer text is no value that a question would name
FEW_VALUES = 12  # of a column that says what state a row is in
PARTIAL_WORDS = 6  # of a value that may be named by a part of it
_SYNONYMS = (  # "=": each word stands for each other; else each for the first, and the first for each
    "=price fee rate charge tariff cost",
    "spend cost amount expense pay payment actual total value price charge debit bill invoice",
    "=spend pay cost expense",
    "amount spend pay cost expense",
    "betrag amount sum summe rechnung invoice bill price cost spend pay total value",
    "price preis",
    "quantity menge",
    "customer kunde",
    "supplier lieferant",
    "date datum",
    "article artikel item product",
    "=income revenue turnover takings amount receive credit proceeds total",
    "sell revenue sold turnover quantity",
    "=budget plan planned budgeted",
    "quantity stock count number units qty pieces amount",
    "=weight mass",
    "=length duration",
    "duration hours minutes time long",
    "date day when on",
    "name item product article description title substance service species animal",
    "=customer client owner buyer guest account",
    "=employee staff worker person member colleague technician",
    "=supplier vendor seller provider firm company manufacturer maker",
    "=place location where site city town room spot shelf",
    "=category type kind group class sort heading",
    "=temperature temp",
    "=rain rainfall precipitation",
    "=score rating grade mark points",
    "=reading measurement measure",
    "=harvest yield crop production harvested",
    "=salary wage pay earn",
    "=expire expires expiry expiration",
    "=buy purchase purchased acquired bought",
    "=volume litres liters",
    "area hectares acres size",
    "=veterinarian vet doctor",
    "by person who staff employee",
    "attend attendance attendees participants visitors",
    "=breed race",
    "=born birth birthday",
)
_IDENTITIES = frozenset("id no nr number code year zip postcode phone telephone vintag row isbn grade".split())  # noqa: SIM905
_NUMBERS = frozenset({"no", "nr", "number"})
_PEOPLE = frozenset(
    "who name person by employe staff member custom client owner guest patient vet teacher author sender".split()  # noqa: SIM905
)
_PLACES = frozenset("place locat site citi town room where shelf field paddock station address countri".split())  # noqa: SIM905
_NAMES = frozenset("name item product servic substanc titl descript anim articl wine player".split())  # noqa: SIM905
_REMARKS = frozenset("remark note comment notic".split())  # noqa: SIM905
_UNIT_WORDS = frozenset(
    [
        "m",
        "cm",
        "mm",
        "km",
        "kg",
        "g",
        "mg",
        "l",
        "ml",
        "ha",
        "eur",
        "gbp",
        "usd",
        "chf",
        "euro",
        "pound",
        "dollar",
        "percent",
        "pct",
        "c",
        "f",
        "h",
        "hour",
        "min",
        "minut",
        "day",
        "litr",
        "liter",
        "metr",
        "meter",
        "kilo",
        "kilogram",
        "gram",
        "hectar",
        "acr",
        "mile",
        "kilometr",
    ]
)


SOFT = frozenset({"level", "content", "concentr", "read", "valu", "figur", "amount", "rate", "order"})
_MEASURES = (
    "total",
    "amount",
    "sum",
    "valu",
    "revenu",
    "cost",
    "price",
    "quantiti",
    "weight",
    "volum",
    "yield",
    "size",
    "area",
)
_UNIT_NAMES = {
    "kilo": "kg", "kilogram": "kg", "litr": "l", "liter": "l", "euro": "eur", "pound": "gbp", "dollar": "usd",
    "metr": "m", "meter": "m", "hectar": "ha", "gram": "g", "tonn": "t", "ton": "t", "kilometr": "km", "mile": "mi",
    "gallon": "gal", "millimetr": "mm", "minut": "min", "hour": "hour", "day": "day", "franc": "chf",
}  # fmt: skip
_ADDED_UP = frozenset(
    "total amount sum valu revenu quantiti qti count number turnov sell spend cost visit hour betrag meng summ".split()  # noqa: SIM905
)
_NOT_ADDED_UP = frozenset("price unit rate per averag mean percent".split())  # noqa: SIM905
_MOMENTS = frozenset({"date", "day", "time", "when", "on"})
_CURRENCIES = frozenset({"€", "£", "$", "¥", "EUR", "GBP", "USD", "CHF"})
_QUANTITIES = frozenset({"quantiti", "amount", "qti", "stock", "volum", "weight", "dose"})
_UNITS = frozenset({"unit", "currenc"})
_OPPOSED = frozenset({"fail", "reject", "unpaid", "outstand", "overdu", "open", "undon", "unfinish"})


def _groups() -> dict[str, frozenset[str]]:
    together: dict[str, set[str]] = {}
    for line in _SYNONYMS:
        group = {stem(word) for word in line.lstrip("=").split()}
        head = stem(line.lstrip("=").split()[0])
        for each in group:
            together.setdefault(each, set()).update(group if line.startswith("=") else {head})
            together.setdefault(head, set()).add(each)
    return {word: frozenset(others) for word, others in together.items()}


class Schema:
    """A table with the stems of all its names and values.

    Attributes:
        headers: of each column, the stems of its name.
        names: of the table, by how closely they are its own: sheet and file first, its folders last.
    """

    def __init__(self, table: Table, folders: Sequence[str] = ()) -> None:
        self.table = table
        self.headers = tuple(stems(name) for name in table.names)
        self.sheet = stems(table.sheet)
        self.file = stems(table.path.stem)
        self.folders = frozenset(each for name in folders for each in stems(name))

    # ------------------------------------------------------------------ columns

    def of_kind(self, *kinds: str) -> list[int]:
        return [column for column, values in enumerate(self.table.columns) if values.kind in kinds]

    def named(self, word: Word) -> frozenset[int]:
        """Columns whose name holds the word."""
        return frozenset(column for column, header in enumerate(self.headers) if word.stem in header)

    def meant(self, word: Word) -> frozenset[int]:
        """Columns whose name holds another word for it."""
        others = _synonyms().get(word.stem, frozenset())
        return frozenset(
            column
            for column, header in enumerate(self.headers)
            if word.stem not in header and any(other in header for other in others)
        )

    def identity(self, column: int) -> bool:
        """Whether the numbers of a column only name things: nobody sums them. A "number of orders" counts them."""
        header = self.headers[column]
        return any(each in _IDENTITIES for each in header) and not (header[0] in _NUMBERS and header[1:2] == ("of",))

    def remarks(self, column: int) -> bool:
        return any(each in _REMARKS for each in self.headers[column])

    def person(self) -> int | None:
        return self._first(_PEOPLE)

    def place(self) -> int | None:
        return self._first(_PLACES)

    def _first(self, wanted: frozenset[str]) -> int | None:
        for column in self.of_kind("text"):
            if any(each in wanted for each in self.headers[column]):
                return column
        return None

    @cached_property
    def flags(self) -> frozenset[int]:
        """Columns that say yes or no, also where a third word occurs ("partly")."""
        found = set(self.of_kind("flag"))
        for column in self.of_kind("text"):
            held = {str(value).lower() for value in self.table.columns[column].values if value is not None}
            if len(held) <= 4 and held & {"yes", "no"}:
                found.add(column)
        return frozenset(found)

    @cached_property
    def few(self) -> frozenset[int]:
        """Columns of words that are few and come again: the state that a row is in, its kind."""
        found = set()
        for column in self.of_kind("text"):
            values = [value for value in self.table.columns[column].values if value is not None]
            if len(set(values)) <= min(FEW_VALUES, len(values) / 2):
                found.add(column)
        return frozenset(found)

    @cached_property
    def key(self) -> int:
        """The column that names the rows."""
        rows = max(1, sum(not row.total for row in self.table.rows))
        texts = [column for column in self.of_kind("text") if not self.remarks(column) and column not in self.flags]
        best, best_score = (texts or [0])[0], -1.0
        for place, column in enumerate(texts):
            values = {value for value in self.table.columns[column].values if value is not None}
            digits = sum(any(mark.isdigit() for mark in str(value)) for value in values)
            score = (
                (len(values) / rows >= 0.7) * 2.0
                + (digits < len(values) / 2) * 1.0
                + any(each in _NAMES for each in self.headers[column]) * 1.5
                - any(each in _IDENTITIES for each in self.headers[column]) * 1.5
                - place * 0.1
            )
            if score > best_score:
                best, best_score = column, score
        unique = [column for column in self.of_kind("text", "number") if self.identity(column)
                  and len(set(self.table.columns[column].values)) >= 0.98 * rows]  # fmt: skip
        if best_score < 3.0 and unique and unique[0] <= 1 and not self._tells_apart(best, rows):
            return unique[0]
        dates = self.of_kind("date")
        if best_score < 2.0 and dates and dates[0] == 0 and len(set(self.table.columns[0].values)) >= 0.9 * rows:
            return 0
        return best

    def _tells_apart(self, column: int, rows: int) -> bool:
        return len(set(self.table.columns[column].values)) >= 0.7 * rows

    @cached_property
    def main(self) -> int | None:
        """The column that says how large a row is, if nothing else is said: its total before its price."""
        plain = [column for column in self.of_kind("number") if not self.identity(column)]
        for wanted in _MEASURES:
            found = [column for column in plain if wanted in self.headers[column]]
            if found:
                return found[0] if len(found) == 1 else None
        return plain[0] if len(plain) == 1 else None

    def measured_in(self, word: Word) -> list[int]:
        """Columns whose numbers are in this unit, by header or cells: "how many kilos"."""
        said = _UNIT_NAMES.get(word.stem, word.stem)
        units = {*_UNIT_WORDS, *_UNIT_NAMES.values()}
        found = []
        for column in self.of_kind("number"):
            beside = {each.lower() for each in self.table.columns[column].units if each}
            signs = {"eur": "€", "gbp": "£", "usd": "$"}
            if (said in units and said in self.headers[column]) or said in beside or signs.get(said) in beside:
                found.append(column)
        return found

    def money(self, column: int) -> bool:
        """Whether the numbers of a column are amounts of money, by its name or its cells."""
        beside = {*self.table.columns[column].units, self.table.unit(column)}
        return bool(MONEY & {*self.headers[column]}) or bool(_CURRENCIES & {each.upper() for each in beside})

    def adds_up(self, column: int) -> bool:
        """Whether the numbers of a column may be added up over rows: a total or a quantity, not a price."""
        header = {*self.headers[column]}
        return bool(header & _ADDED_UP) and not header & _NOT_ADDED_UP

    def done_to_all(self, word: Word) -> bool:
        """Whether a word says what happened to every row: "given", where each has a "Date given"."""
        return any(
            {*self.headers[column]} - _MOMENTS == {word.stem} and None not in self.table.columns[column].values
            for column in self.named(word) & {*self.of_kind("date")}
        )

    def written_in(self, column: int, rows: Iterable[int] | None = None) -> frozenset[str]:
        """What the numbers of a column are in, by its cells or its name; more than one cannot be compared.

        A bare number beside amounts of money is one of money, but beside kilograms it may be anything.
        """
        values = self.table.columns[column]
        if values.kind != "number" or not values.units:
            return frozenset()
        every = range(len(values.values)) if rows is None else rows
        held = {values.units[row] or self.table.unit(column) for row in every
                if values.values[row] is not None and not self.table.rows[row].total}  # fmt: skip
        return frozenset(held if any(unit(each) for each in held) else held - {""})

    @cached_property
    def unit_columns(self) -> tuple[int, ...]:
        """Columns that say what the quantities of the others are measured in."""
        return tuple(column for column, header in enumerate(self.headers) if len(header) == 1 and header[0] in _UNITS)

    def beside_units(self, column: int) -> bool:
        """Whether the numbers of a column are quantities whose units may stand in another column."""
        return bool(self.unit_columns) and bool(_QUANTITIES & {*self.headers[column]})

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Stems of all words that this table may explain."""
        held = {*self.sheet, *self.file, *(each for header in self.headers for each in header)}
        found = {*held, *self.folders, *_of_any_table()}
        for word, others in _synonyms().items():
            if others & held:
                found.add(word)
        for named in self.values:
            found.update(named)
        return frozenset(found)

    def unit_stems(self, column: int) -> frozenset[str]:
        return frozenset(each for each in self.headers[column] if each in _UNIT_WORDS)

    # ------------------------------------------------------------------ the table itself

    def own_name(self, word: Word) -> float:
        """How closely a word names the table: 0 for not at all."""
        others = _synonyms().get(word.stem, frozenset()) | {word.stem}
        if (word.stem,) in (self.sheet, self.file):
            return 3.9
        if word.stem in self.sheet:
            return 2.5 if len(self.sheet) <= 2 else 2.0
        if word.stem in self.file:
            return 2.0
        if others & {*self.sheet, *self.file}:
            return 1.5
        return 0.5 if word.stem in self.folders else 0.0

    # ------------------------------------------------------------------ values

    @cached_property
    def values(self) -> dict[tuple[str, ...], list[tuple[int, str]]]:
        """Values of text columns by their stems, with their columns."""
        found: dict[tuple[str, ...], list[tuple[int, str]]] = {}
        for column in self.of_kind("text"):
            kept = {
                str(value)
                for value, row in zip(self.table.columns[column].values, self.table.rows, strict=True)
                if value is not None and not row.total
            }
            for value in sorted(kept):
                named = stems(value)
                if 0 < len(named) <= VALUE_WORDS:
                    found.setdefault(named, []).append((column, value))
        return found

    @cached_property
    def parts(self) -> dict[str, set[tuple[str, ...]]]:
        """Stems of values that may be named by a part, each with these values' stems."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for named, places in self.values.items():
            if 1 < len(named) <= PARTIAL_WORDS and any(not self.remarks(column) for column, _ in places):
                for each in named:
                    found.setdefault(each, set()).add(named)
        return found


_KNOWN: dict[str, frozenset[str]] = {}


def one_held(word: Word) -> frozenset[str]:
    """Beginnings of words of which a table must hold one, in its cells, headers or path, to explain a word; none if any
    table may."""
    if word.stem in _of_any_table() or word.text[0].isdigit():
        return frozenset()
    meant = _synonyms().get(word.stem, frozenset()) | {word.stem}
    return meant.union({word.text}, *(forms(each) for each in meant))


def _of_any_table() -> frozenset[str]:
    return frozenset({"month", *_UNIT_WORDS, *_UNIT_NAMES, *_OPPOSED, *SOFT})


def _synonyms() -> dict[str, frozenset[str]]:
    if not _KNOWN:
        _KNOWN.update(_groups())
    return _KNOWN
