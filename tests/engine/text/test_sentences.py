import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.sentences import split, states


def texts(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Dr. Smith met J. R. R. Tolkien in Jan. 2020.", "He liked it!", '"Did he?" she asked.', "Yes (really)."],
        ["It costs 3.5 million, i.e. a lot.", "See Fig. 3 and No. 5.", "Smith et al. (2003) said so."],
        ["The U.S. Army left.", "They live in the U.S.", "The end of it is near.[12]", "Another begins."],
        ["Wait... what is it?", "Nobody knows…", "Fine."],
    ],
)
def test_prose(sentences: list[str]) -> None:
    assert texts(" ".join(sentences)) == sentences


def test_scripts_without_spaces() -> None:
    assert texts("これは文です。次の文です。「はい。」") == ["これは文です。", "次の文です。", "「はい。」"]


def test_a_margin_does_not_end_a_sentence() -> None:
    text = (
        "This sentence goes on over the margin of the page and then it\n"
        "continues on the next line of it. The second one does the same,\n"
        "and ends here.\n\nA new paragraph."
    )
    assert texts(text) == [
        "This sentence goes on over the margin of the page and then it\ncontinues on the next line of it.",
        "The second one does the same,\nand ends here.",
        "A new paragraph.",
    ]


def test_lines_that_are_no_prose_stand_alone() -> None:
    lines = ["# Costs of the year", "- the first item of a list", "2. the second item of it", "name\tage", "Bob\t3"]
    assert texts("\n".join(lines)) == lines


def test_a_part_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    text = "One is here. Two is here. Three is here."
    assert [text[a:b] for a, b in split(text, 13, 25)] == ["Two is here."]


@given(st.text(alphabet=st.sampled_from("aA1 .!?\n\t-。é\u0301😀\"'()[]#"), max_size=200))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    spans = split(text)
    position = 0
    for start, end in spans:
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        position = end
    assert not text[position:].strip()


def test_long_runs_cost_no_more_than_their_length() -> None:
    for run in ("." * 200_000, " " * 200_000, "\n" * 200_000, "a. " * 50_000, "=" * 200_000):
        split("x" + run + "\ny")


def test_the_number_of_a_heading_ends_nothing() -> None:
    text = "word " * 60 + "\n## 12. Premises\nThe landlord lets the flat.\n- 2. Rent\nIt was the year 5. He left."
    found = [text[start:end] for start, end in split(text)]
    assert found[1:4] == ["## 12. Premises", "The landlord lets the flat.", "- 2. Rent"]
    assert found[4:] == ["It was the year 5.", "He left."]


def test_rows_of_values_are_sentences_of_their_own() -> None:
    text = "Vaccine: Rabies; Doses: 3; Price: 50\nVaccine: Typhoid; Doses: 1; Price: 40\n"
    assert [text[start:end] for start, end in split(text)] == text.splitlines()


def test_what_states_nothing_is_known() -> None:
    text = "# Fees\n\n| Service | Fee |\n|:---|---:|\n| Letter | 130 |\n\nWho pays it? The client pays it."
    told = {text[start:end]: states(text, start, end) for start, end in split(text)}
    assert [sentence for sentence, does in told.items() if not does] == [
        "| Service | Fee |", "|:---|---:|", "Who pays it?",
    ]  # fmt: skip
