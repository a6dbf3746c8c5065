"""Skills in the window: use and roll back, delete, try, compare, apply; the picker in Ask; correcting an answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from desktop.main_window import ASK, TEACH
from desktop.pages.teach import SKILLS, TeachPage
from desktop.widgets.feedback import CORRECTED, GOOD
from desktop.wording import labelled
from engine.errors import EngineError
from engine.types import AdaptersChanged
from tests.desktop.conftest import Alcove, fake_only
from tests.support.fake_teach import skill


def shown(alcove: Alcove) -> TeachPage:
    """Three skills, the second in use."""
    alcove.engine.teach.skills = [
        skill("s1", "Messages"),
        skill("s2", "Letters", active=True),
        skill("s3", "Worse", accepted=False),
    ]
    alcove.engine.teach.emit(AdaptersChanged("s1"))
    alcove.window.show_page(TEACH)
    page = alcove.window.teach
    page.show_section(SKILLS)
    alcove.until(lambda: len(page.skills.model.rows) == 3)
    return page


def choose(page: TeachPage, row: int) -> None:
    page.skills.list.setCurrentIndex(page.skills.model.index(row))


@fake_only
def test_a_skill_is_used_and_the_former_one_is_a_button_away(alcove: Alcove) -> None:
    page = shown(alcove)
    choose(page, 0)
    assert page.skills.view.use.text() == "Use it"
    page.skills.view.use.click()
    alcove.until(lambda: page.message.message == "Answers use “Messages” from now on.")
    alcove.until(lambda: page.skills.view.use.text() == "Stop using it")
    page.message.buttons["Back to “Letters”"].click()
    alcove.until(lambda: [each.id for each in page.skills.model.rows if each.active] == ["s2"])
    choose(page, 2)
    assert page.skills.view.use.text() == "Use it all the same"
    assert page.skills.view.verdict.property("good") is False
    page.skills.none.click()
    alcove.until(lambda: not any(each.active for each in page.skills.model.rows))
    assert alcove.engine.teach.calls[-1] == ("use", None)


@fake_only
def test_deleting_is_asked_first(alcove: Alcove) -> None:
    page = shown(alcove)
    choose(page, 0)
    page.skills.view.remove.click()
    assert page.message.message == "Delete the skill “Messages”?"
    page.message.buttons["Keep"].click()
    assert not any(call[0] == "remove_adapter" for call in alcove.engine.teach.calls)
    page.skills.view.remove.click()
    page.message.buttons["Delete"].click()
    alcove.until(lambda: [each.id for each in page.skills.model.rows] == ["s2", "s3"])


@fake_only
def test_a_skill_is_tried_on_a_text(alcove: Alcove) -> None:
    page = shown(alcove)
    view = page.skills.view
    choose(page, 0)
    alcove.qtbot.keyClicks(view.text, "I lost my card")
    alcove.qtbot.keyClick(view.text, Qt.Key.Key_Return)
    alcove.until(lambda: view.answer.text() == "lost card (97 %)")
    view.text.setText("What is love?")
    view.go.click()
    alcove.until(lambda: view.answer.text() == "None of these (20 %)")
    alcove.engine.teach.broken["try"] = EngineError("this skill was made for another model", "use that model")
    view.go.click()
    alcove.until(lambda: page.message.message == "This skill was made for another model.")
    assert view.answer.isHidden()
    assert view.go.isEnabled()


@fake_only
def test_another_skill_can_be_tried_before_the_first_has_answered(alcove: Alcove) -> None:
    page = shown(alcove)
    view, teach = page.skills.view, alcove.engine.teach
    choose(page, 0)
    teach.gate.clear()
    view.text.setText("I lost my card")
    view.go.click()
    assert not view.go.isEnabled()
    choose(page, 1)
    assert view.go.isEnabled()
    choose(page, 0)
    assert view.go.isEnabled()
    assert view.answer.isHidden()
    view.text.setText("What is love?")
    view.go.click()
    alcove.until(lambda: view.answer.text() == "None of these (20 %)")


def test_an_answer_without_a_probability_is_only_itself() -> None:
    assert labelled("Dear Sir", None) == "Dear Sir"
    assert labelled("", 0.123) == "None of these (12.3 %)"


@fake_only
def test_four_ways_are_compared_with_a_recommendation(alcove: Alcove) -> None:
    page = shown(alcove)
    choose(page, 0)
    comparison, teach = page.skills.comparison, alcove.engine.teach
    assert comparison.bars.isHidden()
    teach.gate.clear()
    comparison.go.click()
    alcove.until(lambda: comparison.state.text() == "Base.")
    comparison.stop.click()
    alcove.until(comparison.go.isEnabled)
    assert comparison.bars.isHidden()
    teach.gate.set()
    comparison.go.click()
    alcove.until(lambda: not comparison.bars.isHidden())
    assert [bar.score for bar in comparison.bars.bars] == [0.62, None, 0.93, None]
    assert [bar.lead for bar in comparison.bars.bars] == [False, False, True, False]
    assert "With your files –" in comparison.bars.accessibleName()
    assert comparison.recommend.text().startswith("Best for you: taught. What it needs to know")
    assert comparison.notes.text().startswith("With your files: nothing is indexed.")
    choose(page, 1)
    assert comparison.bars.isHidden(), "another skill was not compared"


@fake_only
def test_a_skill_is_applied_stopped_and_gone_on_with(alcove: Alcove, tmp_path: Path) -> None:
    page = shown(alcove)
    choose(page, 0)
    table = tmp_path / "messages.csv"
    apply, teach = page.skills.apply, alcove.engine.teach
    page.skills.view.apply.click()
    assert apply.isVisible()
    apply.start.click()
    assert apply.state.text() == "Choose a table or a folder first."
    teach.broken["preview"] = EngineError("it has one column")
    apply.choose(table)
    teach.gate.clear()
    apply.start.click()
    alcove.until(lambda: ("apply", "s1", table, None, None) in teach.calls)
    assert not apply.start.isEnabled()
    apply.stop.click()
    alcove.until(lambda: apply.start.text() == "Go on")
    teach.gate.set()
    apply.out.setText(str(tmp_path / "out.csv"))
    apply.start.click()
    alcove.until(apply.open.isVisible)
    assert apply.state.text() == f"4 of 4 rows answered. {tmp_path / 'out.csv'}"
    assert ("apply", "s1", table, None, tmp_path / "out.csv") in teach.calls


@fake_only
def test_the_picker_in_ask_is_remembered_by_chat(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    picker = alcove.window.ask.composer.picker
    assert picker.isHidden()
    assert picker.adapter is None
    shown(alcove)
    alcove.until(lambda: not picker.isHidden())
    assert picker.adapter == "s2", "a new chat takes the one in use"
    actions = {action.text(): action for action in picker.menu_shown.actions() if action.text()}
    assert list(actions) == ["No skill", "Messages", "Letters", "Worse", "Apply to a table or folder…"]
    assert actions["Letters"].isChecked()
    actions["Messages"].trigger()
    assert picker.text() == "Messages"
    assert alcove.window.ask.composer.edit.placeholderText() == "Text to be labelled by “Messages”"
    alcove.ask("When is the rent due?")
    first = alcove.window.ask.chat
    alcove.window.new_chat()
    assert picker.adapter == "s2"
    next(action for action in picker.menu_shown.actions() if action.text() == "No skill").trigger()
    alcove.ask("When is the boiler serviced?")
    assert alcove.engine.adapters == ["s1", "none"]
    alcove.window.open_chat(first)
    alcove.until(lambda: alcove.window.ask.chat == first)
    assert picker.adapter == "s1"


@fake_only
def test_apply_is_opened_from_ask(alcove: Alcove) -> None:
    page = shown(alcove)
    alcove.window.show_page(ASK)
    picker = alcove.window.ask.composer.picker
    alcove.until(lambda: not picker.isHidden())
    next(action for action in picker.menu_shown.actions() if action.text().startswith("Apply")).trigger()
    alcove.until(page.skills.apply.isVisible)
    assert page.skills.apply.title.text() == "Apply “Letters” to a table or folder"


def test_an_answer_is_corrected_and_becomes_an_example(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.ask("When is the rent of the boathouse due?")
    alcove.ask("Who repairs the jetty?")
    turn = alcove.window.ask.turns[1]
    feedback = turn.feedback
    assert turn.answer is not None
    feedback.correct.click()
    assert feedback.editor.isVisible()
    assert feedback.edit.toPlainText() == turn.answer.answer
    assert not feedback.save.isEnabled(), "nothing is corrected yet"
    alcove.qtbot.keyClick(feedback.edit, Qt.Key.Key_Escape)
    assert feedback.editor.isHidden()
    feedback.correct.click()
    feedback.edit.setPlainText("The tenant.")
    alcove.qtbot.keyClick(feedback.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    alcove.until(lambda: feedback.said.text() == CORRECTED)
    assert feedback.editor.isHidden()
    examples = alcove.engine.teach.examples()
    assert [(example.output, example.source) for example in examples] == [("The tenant.", "correction")]
    if alcove.kind == "real":
        assert examples[0].input.endswith("Who repairs the jetty?")
    feedback.teach.click()
    assert alcove.window.pages.currentWidget() is alcove.window.teach
    alcove.until(lambda: alcove.window.teach.dataset == "examples")
    alcove.until(lambda: len(alcove.window.teach.examples.panel.model.examples) == 1)


def test_a_good_answer_is_kept_as_an_example(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.ask("When is the rent of the boathouse due?")
    feedback = alcove.window.ask.turns[0].feedback
    feedback.good.click()
    alcove.until(lambda: feedback.said.text() == GOOD)
    assert len(alcove.engine.teach.examples()) == 1


@fake_only
def test_what_was_stopped_does_not_count_among_the_answers(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.hold()
    turn = alcove.type("When is the rent of the boathouse due?")
    alcove.until(lambda: turn.cards and alcove.held())
    alcove.window.ask.stop()
    assert turn.feedback.buttons.isHidden()
    alcove.engine.gate.set()
    alcove.ask("Who repairs the jetty?")
    alcove.window.ask.turns[1].feedback.bad.click()
    alcove.until(lambda: any(call[0] == "correct" for call in alcove.engine.teach.calls))
    assert alcove.engine.teach.calls[0][2:] == (0, None, False)
