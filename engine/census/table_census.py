"""A question about all rows of a table -> what is to be computed, if the table explains every word of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from engine.census.census_words import COLUMN_NOUNS, IN_TABLES, ROW_NOUNS, Op, Request, Word
from engine.census.table_conditions import ALWAYS, GENERIC, Condition, Explaining
from engine.census.table_schema import SOFT, Schema, one_held

_COUNT_WORDS = frozenset({"number", "no", "nr", "of", "qti", "quantiti", "count", "total", "the", "all"})
"""What the name of a column that counts things may say besides the things: a "minimum order" is no number of orders."""
TIED = 0.3
"""Readings whose scores are nearer than this are equally good."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be computed of a table.

    Attributes:
        op: as of `Request`.
        target: the column that is summed, compared or averaged; None counts rows.
        label: the column that names what is found ("which supplier"); None where only a figure is asked for.
        group: the column by whose values rows are put together; None for all rows together.
        distinct: different values of `label` are counted or listed, not rows.
        also: columns that fit as well as the target; the highest and lowest are sought in all of them.
        descending, top: of what is ranked, which end, and how many.
        score: how well the words fit; comparable between tables for the same question.
    """

    schema: Schema
    op: Op
    target: int | None
    conditions: tuple[Condition, ...]
    score: float
    label: int | None = None
    group: int | None = None
    distinct: bool = False
    descending: bool = True
    top: int = 1
    ranked: bool = False
    also: tuple[int, ...] = ()


def understood(request: Request, schema: Schema) -> Plan | None:
    """The best reading of the question as one of this table; None if a word remains that it does not explain."""
    if not all(_may_explain(request.words[index], schema) for index in request.open):
        return None
    if request.op == "count" and any(request.words[index].stem in COLUMN_NOUNS for index in request.noun[-1:]):
        return None  # only rows are counted
    reading = _Reading(request, schema)
    plans = [plan for plan in reading.plans() if plan is not None]
    return max(plans, key=lambda plan: plan.score, default=None)


def must_hold(request: Request) -> list[frozenset[str]]:
    """For each word that only a table with words of its own explains: `one_held` of it."""
    words = [request.words[index] for index in request.open]
    return [held for word in words if not _in_any_table(word) and (held := one_held(word))]


def _may_explain(word: Word, schema: Schema) -> bool:
    """A first look: most questions fail here, at the cost of looking up a few words."""
    return word.stem in schema.vocabulary or _in_any_table(word)


def _in_any_table(word: Word) -> bool:
    return word.text in ALWAYS or word.text.startswith(("un", "in"))


def best(plans: Iterable[Plan]) -> list[Plan]:
    """The plans of different tables that fit best: several if they fit equally well."""
    ordered = sorted(plans, key=lambda plan: -plan.score)
    return [plan for plan in ordered if plan.score > ordered[0].score - TIED]


class _Reading(Explaining):
    """The rest of it: what is computed of the rows, and whether every word is explained."""

    def plans(self) -> list[Plan | None]:
        self._values()
        self._flags()
        self._blanks()
        for comparison in self.request.comparisons:
            if not any(comparison.span[0] <= self.words[index].start < comparison.span[1] for index in self.phrases):
                self._compared(comparison)
        for period in self.request.periods:
            named = {*self.phrases, *self.explained}
            if not self._is_a_name(period) and not any(
                period.span[0] <= self.words[index].start < period.span[1] for index in named
            ):
                self._period(period)
        if self.failed:
            return []
        grouped = self._group()
        if grouped is False:
            return []
        if self.request.op == "list":
            return [self._listed()]
        if self.request.op == "count":
            return [self._counted(grouped)]
        return [self._measured(grouped)]

    def _finished(self, plan: Plan, own: Sequence[int]) -> Plan | None:
        """The plan with its score, if nothing is left to explain. `own` are the columns it stands on."""
        used = {*own, *self.used}
        for index, word in enumerate(self.words):
            if index in self.explained:
                continue
            if self.phrases.get(index, -2) in {*used, -1}:
                self._explain(index, 3.2)
            elif self.schema.named(word) & used:
                self._explain(index, 3.0)
            elif index in self.request.open or word.text.isdigit():
                if weight := max(1.2 * bool(self.schema.meant(word) & used), self.schema.own_name(word)):
                    self._explain(index, weight)
                elif word.text == "monthly" and any(values.monthly for values in self.schema.table.columns):
                    self._explain(index, 0.5)
                elif word.stem in SOFT and self.explained.get(index - 1, 0.0) >= 3.0:
                    self._explain(index, 0.1)  # "sugar level" is what the column "sugar" holds
                elif self.request.op == "count" and self.schema.done_to_all(word):
                    self._explain(index, 0.1)  # "have we given", where every row has a "date given"
                elif self._things(word) and (
                    self.request.op in ("sum", "mean", "median")
                    or (self.request.op != "list" and index not in self.request.noun and not self._of_rows())
                ):
                    self._explain(index, 0.5)
        if any(index not in self.explained for index in self.request.open):
            return None
        if not self.explained:
            return None
        return replace(plan, conditions=tuple(self.conditions), score=plan.score + sum(self.explained.values()))

    def _of_rows(self) -> bool:
        """Whether rows are asked for as such: then what else is said must name the table."""
        return any(self.words[index].stem in IN_TABLES for index in self.request.noun[-1:])

    def _things(self, word: Word) -> bool:
        """Whether the word is the name of a column of words, whole: the things that the rows are of."""
        return any(self.schema.table.columns[column].kind == "text" and len(self.schema.headers[column]) == 1
                   for column in self.schema.named(word))  # fmt: skip

    # ------------------------------------------------------------------ what is computed

    def _group(self) -> int | Literal[False] | None:
        """The column to group by; None if nothing is to be grouped, False if it is and no column is meant."""
        request, schema = self.request, self.schema
        if request.each < 0 or self.explained.get(request.each) or request.comparisons:
            return None
        word = self.words[request.each]
        columns = [column for column in schema.named(word) | schema.meant(word)
                   if schema.table.columns[column].kind in ("text", "flag", "date")]  # fmt: skip
        named = [column for column in columns if column in schema.named(word)]
        chosen = named or columns
        if len(chosen) != 1:
            return None
        self._explain(request.each, 2.5)
        self.used.add(chosen[0])
        return chosen[0]

    def _label(self) -> int | Literal[False] | None:
        """The column that "which X" asks for; None where it asks for no names, False where X is unknown here."""
        request, schema = self.request, self.schema
        noun = [index for index in request.noun if index not in self.explained]
        if request.asked == "who":
            person = schema.person()
            return False if person is None else person
        if request.asked == "where":
            place = schema.place()
            return False if place is None else place
        if request.asked == "when":
            dates = schema.of_kind("date")
            return self._nearest(self._open(), dates) if len(dates) > 1 else dates[0] if dates else False
        if request.asked not in ("which", "what", "list", "name", "show", "give", "enumerate"):
            return None
        if (column := self._label_named(noun, ("text",))) is not None:
            return column
        for index in reversed(noun):
            word = self.words[index]
            if word.stem in GENERIC or schema.own_name(word) >= 1.5:
                self._explain(index, max(0.5, schema.own_name(word)))
                return schema.key
            columns = [column for column in schema.meant(word) if schema.table.columns[column].kind == "text"]
            if index in request.open and len(columns) == 1 and schema.key in columns:
                self._explain(index, 1.2)
                return columns[0]
        if (column := self._label_named(noun, ("date",))) is not None:
            moments = {"date", "day", "month", "year", "time"}
            if request.op != "list" or moments & {self.words[index].stem for index in noun}:
                return column
            return schema.key
        if request.op == "list" and len(noun) == 1 and (column := self._label_named(noun, ("number",))) is not None:
            return column
        if request.asked in ("which", "what") and not noun:
            return None
        return None if request.asked == "what" else (schema.key if self.conditions and not noun else None)

    def _label_named(self, noun: Sequence[int], kinds: Sequence[str]) -> int | None:
        """The column of these kinds that words of the noun name, the last word first."""
        schema = self.schema
        phrase = {self.words[index].stem for index in noun}
        for index in reversed(noun):
            columns = [
                column for column in schema.named(self.words[index]) if schema.table.columns[column].kind in kinds
            ]
            if len(columns) > 1:
                columns = [column for column in columns if {*schema.headers[column]} == phrase]
            if len(columns) == 1:
                for each in noun:
                    if columns[0] in schema.named(self.words[each]):
                        self._explain(each, 3.0)
                return columns[0]
        return None

    def _listed(self) -> Plan | None:
        request, schema = self.request, self.schema
        label = self._label()
        if label is None and any(index in self.explained for index in request.noun):
            label = schema.key  # "which gloves are below 5": the noun is a value
        if label is None or label is False:
            return None
        everything = request.asked in ("list", "name", "show", "give", "enumerate") or "all" in {
            word.text for word in self.words
        }
        everything = everything or self._in_this_table()
        ours = any(word.text in ("we", "our", "us", "you", "there") for word in self.words) and label != schema.key
        if not self.conditions and not everything and not ours and not request.text.lower().startswith("what are"):
            return None
        return self._finished(Plan(schema, "list", None, (), 0.0, label=label, distinct=True), [label])

    def _in_this_table(self) -> bool:
        """Whether the question says where to look, by the table's own name: "in the shop orders"."""
        schema = self.schema
        heads = {
            each[-1:] for each in (schema.sheet, tuple(each for each in schema.file if not each.isdigit())) if each
        }
        named = [index for index in self._open() if index not in self.request.noun
                 and schema.own_name(self.words[index]) >= 1.5]  # fmt: skip
        before = {word.text for word in self.words[max(0, named[0] - 3) : named[0]]} if named else set()
        return bool(before & {"in", "on", "from"}) and any((self.words[index].stem,) in heads for index in named)

    def _counted(self, grouped: int | None) -> Plan | None:
        request, schema = self.request, self.schema
        if request.best is not None:
            return self._ranked_groups()
        noun = [index for index in request.noun if index not in self.explained]
        noun = [index for index in noun if not self.words[index].filler] or noun
        head = self._head(noun)
        plan = Plan(schema, "count", None, (), 0.0, group=grouped)
        own = [grouped] if grouped is not None else []
        if head is not None:
            word = self.words[head]
            phrase = {self.words[index].stem for index in noun}
            named = schema.named(word)
            numbers = [column for column in named if schema.table.columns[column].kind == "number"]
            numbers = [column for column in numbers if not schema.identity(column)]
            texts = [column for column in named if schema.table.columns[column].kind == "text"]
            said = {word.stem for word in self.words}
            exact = [column for column in numbers if phrase <= {*schema.headers[column]}
                     <= said | _COUNT_WORDS | schema.unit_stems(column)]  # fmt: skip
            if exact and not request.distinct and self._counts_things(exact):
                return self._finished(replace(plan, op="sum", target=exact[0]), [*own, exact[0]])
            title = schema.own_name(word) >= 1.5
            if texts and not (title and not request.distinct) and word.stem not in ROW_NOUNS:
                narrow = [column for column in texts if {*schema.headers[column]} == phrase] or texts
                if len(narrow) == 1:
                    told_apart = request.distinct or narrow[0] != schema.key  # else each row is one of them
                    counted = (
                        replace(plan, label=narrow[0], distinct=True) if told_apart else replace(plan, label=narrow[0])
                    )
                    return self._finished(counted, [*own, narrow[0]])
            if title:
                covered = phrase >= {*schema.sheet} if schema.sheet else phrase >= {*schema.file}
                self._explain(head, schema.own_name(word) + (1.0 if covered else 0.0))
                if request.distinct:
                    plan = replace(plan, label=schema.key, distinct=True)
            elif measured := self._measured_noun(head):
                return self._finished(replace(plan, op="sum", target=measured), [*own, measured])
            elif not word.filler and not texts:
                meant = [c for c in schema.meant(word) if c == schema.key]
                if not meant:
                    return None
                self._explain(head, 1.2)
        return self._finished(plan, own)

    def _measured_noun(self, head: int) -> int | None:
        """The column that "how many kilos" is a sum of."""
        columns = self.schema.measured_in(self.words[head])
        if len(columns) > 1 and self.schema.main in columns:
            columns = [column for column in columns if column == self.schema.main]
        if len(columns) != 1:
            return None
        self._explain(head, 2.0)
        return columns[0]

    def _head(self, noun: Sequence[int]) -> int | None:
        """The word of the noun that says what is counted: the last that names something here, or the last at all."""
        for index in reversed(noun):
            if any(self.schema.table.columns[each].kind == "text" for each in self.schema.named(self.words[index])):
                return index
        for index in reversed(noun):
            if self.schema.own_name(self.words[index]) >= 1.5:
                return index
        return noun[-1] if noun else None

    def _counts_things(self, columns: Sequence[int]) -> bool:
        """Whether the numbers of the column are whole: how many there were of what its name says."""
        return len(columns) == 1 and self.schema.table.columns[columns[0]].decimals == 0

    def _ranked_groups(self) -> Plan | None:
        """ "Which supplier has the highest total", "who did the most visits": groups, ranked."""
        request, schema = self.request, self.schema
        label = self._label()
        if label is None or label is False or request.best is None:
            return None
        plan = Plan(schema, request.op, None, (), 0.0, label=label, group=label, ranked=True,
                    descending=request.best.op == "max", top=request.top)  # fmt: skip
        if request.op == "count":
            return self._finished(plan, [label])
        target = self._target(exclude={label})
        if target is None:
            return None
        plan = replace(plan, target=target[0], score=target[1])
        if request.ranked_by and request.op == "sum":
            held = [value for value in schema.table.columns[label].values if value is not None]
            if len(set(held)) == len(held):  # each is a row of its own
                plan = replace(plan, op=request.best.op, group=None)
            elif not schema.adds_up(target[0]):
                return None
        return self._finished(plan, [label, target[0]])

    def _measured(self, grouped: int | None) -> Plan | None:
        request, schema = self.request, self.schema
        if request.best is not None and request.op in ("sum", "mean"):
            return self._ranked_groups()
        if request.op in ("sum", "mean", "median"):
            target = self._target()
            if target is None or (request.spent and not (self.values_named and schema.money(target[0]))):
                return None
            own = [target[0]] if grouped is None else [target[0], grouped]
            return self._finished(Plan(schema, request.op, target[0], (), target[1], group=grouped), own)
        assert request.best is not None
        label = None if request.asked == "when" else self._label()
        if label is False:
            return None
        target = self._target(exclude=set() if label is None else {label})
        counted = [i for i in self._open() if schema.own_name(self.words[i]) >= 1.5
                   and (target is None or target[0] not in schema.meant(self.words[i]))]  # fmt: skip
        if label is not None and (target is None or request.often or (target[1] < 0 and counted)):
            repeated = [value for value in schema.table.columns[label].values if value is not None]
            if (request.often or counted or not self._open()) and len(set(repeated)) < len(repeated):
                return self._finished(
                    Plan(schema, "count", None, (), 0.0, label=label, group=label, ranked=True,
                         descending=request.best.op == "max", top=request.top),
                    [label],
                )  # fmt: skip
        if target is None:
            return None
        column, score = target
        if label is not None and request.most and schema.table.columns[column].kind == "number":
            held = [value for value in schema.table.columns[label].values if value is not None]
            if len(set(held)) < len(held):  # the most bottles a customer ordered, not the most in one order
                return self._finished(
                    Plan(schema, "sum", column, (), score, label=label, group=label, ranked=True,
                         descending=request.best.op == "max", top=request.top),
                    [column, label],
                )  # fmt: skip
        if request.asked in ("which", "who", "where") or request.top > 1 or request.best.hints:
            label = schema.key if label is None and request.asked != "when" else label
        descending = request.best.op == "max"
        if request.best.age and schema.table.columns[column].kind == "date":
            descending = not descending
        plan = Plan(schema, "max" if descending else "min", column, (), score, label=label,
                    descending=descending, top=request.top, ranked=request.top > 1, also=self.tied)  # fmt: skip
        if self.tied and (label is not None or plan.ranked):
            return None
        return self._finished(plan, [column] if label is None else [column, label])

    def _target(self, exclude: set[int] = frozenset()) -> tuple[int, float] | None:  # type: ignore[assignment]  # read only
        """The column that is summed, averaged or compared, with how well it fits beyond its words."""
        request, schema = self.request, self.schema
        kinds = ["number"]
        hints = request.best.hints if request.best else frozenset()
        if request.op in ("max", "min") and ((request.best and request.best.age) or request.asked == "when"):
            kinds.append("date")
        scored: list[tuple[float, float, int]] = []
        columns = schema.of_kind(*kinds)
        spoken_of = [column for column in schema.of_kind("number") if hints & {*schema.headers[column]}]
        if spoken_of and not (request.best and request.best.age):  # the dearest "in the stock list" has no stock
            columns = spoken_of
        for column in columns:
            if column in exclude or (schema.identity(column) and schema.table.columns[column].kind == "number"):
                continue
            header = {*schema.headers[column]}
            free = [(index, word) for index, word in enumerate(self.words) if index not in self.explained]
            direct = sum(word.stem in header for _, word in free)
            meant = sum(
                column in schema.meant(word) for index, word in free if index in request.open or word.stem == "measur"
            )
            hinted = bool(hints & header)
            dated = schema.table.columns[column].kind == "date" and bool(request.best and request.best.age)
            own = _own_op(request, header)
            score = 3.0 * direct + 1.2 * meant + 2.0 * hinted + 1.0 * own + 0.8 * dated
            score += 0.6 * self._spirit(header)
            spare = len(header - {word.stem for _, word in free} - hints - schema.unit_stems(column) - request.op_stems)
            fit = score - 0.2 * spare - 3.0 * (schema.identity(column) and not direct)
            scored.append((fit, score, column))
        scored = [each for each in scored if each[0] > -1.0]
        if not scored:
            return None
        scored.sort(key=lambda each: (-each[0], each[2]))
        fit, score, column = scored[0]
        tied = [each for each in scored if each[0] > fit - 0.05]
        if score <= 0:
            if schema.main is None or schema.main in exclude or hints:
                return (column, -1.0) if len(scored) == 1 and not hints else None
            self.used.add(schema.main)
            return schema.main, -1.0
        self.tied = tuple(each for _, _, each in tied[1:])
        if self.tied and (request.op not in ("max", "min") or request.best is None or request.best.age):
            return None
        used = {column, *self.tied}
        bonus = (
            fit
            - 3.0 * sum(word.stem in {*schema.headers[column]} for _, word in _free(self))
            - 1.2 * sum(column in schema.meant(word) for index, word in _free(self) if index in request.open)
        )
        self.used |= used
        return column, bonus

    def _spirit(self, header: set[str]) -> float:
        """What was spent is rather in "actual" than in "budget", and the other way round."""
        asked = {word.stem for word in self.words}
        actual = bool(header & {"actual", "spend", "pay"})
        planned = bool(header & {"budget", "plan", "expect", "forecast", "target"})
        wants_plan = bool(asked & {"budget", "plan", "expect", "forecast", "target"})
        wants_actual = bool(asked & {"spend", "pay", "cost", "receiv", "earn", "actual"})
        return float(actual and wants_actual) + float(planned and wants_plan) - float(planned and wants_actual)


def _free(reading: _Reading) -> list[tuple[int, Word]]:
    return [(index, word) for index, word in enumerate(reading.words) if index not in reading.explained]


def _own_op(request: Request, header: set[str]) -> bool:
    """Whether the column's name says the operation itself: "mean level" for the average level."""
    also = {"mean": {"mean", "averag"}, "max": {"highest", "max", "maximum", "peak"},
            "min": {"lowest", "min", "minimum"}, "sum": {"total", "sum"}}  # fmt: skip
    return bool(header & (also.get(request.op, set()) | request.op_stems))
