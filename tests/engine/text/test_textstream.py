from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.text.textstream import TextStream, looping


def run(pieces: list[bytes], *stops: str) -> tuple[str, bool]:
    stream = TextStream(stops)
    text = ""
    for piece in pieces:
        text += stream.feed(piece)
        if stream.stopped:
            return text, True
    return text + stream.rest(), False


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.data())
def test_however_bytes_are_cut_the_text_is_whole(text: str, data: st.DataObject) -> None:
    stream, sent, left = TextStream(()), "", text.encode()
    while left:
        cut = data.draw(st.integers(1, len(left)))
        sent += stream.feed(left[:cut])
        assert text.startswith(sent)
        left = left[cut:]
    assert sent == text


def test_an_unfinished_character_at_the_end_is_dropped() -> None:
    stream = TextStream(())
    assert stream.feed("né".encode()[:2]) == "n"
    assert not stream.between_characters
    assert stream.rest() == ""


@given(st.text("ab\n", max_size=30), st.lists(st.text("ab\n", min_size=1, max_size=4), max_size=3))
def test_nothing_of_a_stop_text_is_ever_shown(text: str, stops: list[str]) -> None:
    found = [at for stop in stops if (at := text.find(stop)) >= 0]
    shown, stopped = run([character.encode() for character in text], *stops)
    if not found:
        assert (shown, stopped) == (text, False)
    else:
        # The stop text that is complete first ends the answer; a longer one may have begun before it.
        assert stopped
        assert text.startswith(shown)
        assert not any(stop in shown for stop in stops)


def test_text_that_only_looked_like_a_stop_is_shown_in_the_end() -> None:
    assert run([b"Yes.\nUs", b"ually."], "\nUser:") == ("Yes.\nUsually.", False)
    assert run([b"Yes.\nUs"], "\nUser:") == ("Yes.\nUs", False)
    assert run([b"Yes.\nUs", b"er: and"], "\nUser:") == ("Yes.", True)


def test_a_sentence_said_twice_in_a_row_is_a_loop() -> None:
    sentence = [5, 9, 3, 7, 1, 8, 2, 6, 4, 0]
    assert not looping(sentence)
    assert not looping([11, 12, *sentence])
    assert looping([11, 12, *sentence, *sentence])


def test_short_repetitions_are_allowed_for_a_while() -> None:
    row = [1, 2]
    assert not looping(row * 3)
    assert looping(row * 4)
    assert not looping([1, 2, 3, 1, 2, 4, 1, 2, 5, 1, 2, 6])
