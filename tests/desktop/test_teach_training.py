"""Teaching in the window: set up, the plan, the run with its curve, stop and go on, the result."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from desktop.main_window import ASK, TEACH
from desktop.pages.teach import EXAMPLES, SKILLS, TRAIN, TeachPage
from desktop.teach import loss_chart
from desktop.teach.loss_chart import LossChart, smoothed
from desktop.theme import DARK, LIGHT, Theme
from engine.errors import EngineError
from engine.types import Example, TrainerStatus, TuneRequest, UnfinishedRun
from tests.desktop.conftest import Alcove
from tests.support.fake_teach import HERE, MISSING, ROWS, STEPS, skill

pytestmark = pytest.mark.parametrize("alcove", ["fake"], indirect=True)


def with_examples(alcove: Alcove, rows: int = 40) -> TeachPage:
    examples = [Example("", f"message {n}", ("cards", "loans")[n % 2]) for n in range(rows)]
    alcove.engine.teach.add_examples("Messages", [*examples, Example("", "odd", "")])
    alcove.window.show_page(TEACH)
    page = alcove.window.teach
    alcove.until(page.train.isEnabled)
    return page


def planned(alcove: Alcove) -> TeachPage:
    page = with_examples(alcove)
    page.train.click()
    alcove.until(page.training.plan.train.isEnabled)
    return page


def test_the_plan_says_what_will_be_done_before_it_is(alcove: Alcove) -> None:
    page = planned(alcove)
    plan = page.training.plan
    assert page.stack.currentWidget() is page.training
    assert plan.title.text() == "Teach “Messages”: giving a label"
    assert plan.figures.said == [
        "32 examples to learn from",
        "8 held out, to check it on",
        "6 min for everything",
        "2.1 GB of memory; 9.4 GB is free",
    ]
    assert not any(call[0] == "tune" for call in alcove.engine.teach.calls)
    plan.aside.click()
    assert page.stack.currentWidget() is page.examples
    alcove.until(lambda: [example.input for example in page.examples.panel.model.rows] == ["odd"])


def test_every_choice_can_be_changed_and_is_planned_anew(alcove: Alcove) -> None:
    page = planned(alcove)
    plan, teach = page.training.plan, alcove.engine.teach
    assert plan.form.isHidden()
    plan.change.click()
    assert plan.form.isVisible()
    plan.fields["epochs"].setText("2.5")
    plan.fields["epochs"].editingFinished.emit()
    alcove.until(lambda: teach.calls[-1] == ("plan", TuneRequest("Messages", settings={"epochs": 2.5})))
    alcove.until(plan.train.isEnabled)
    plan.fields["rank"].setText("many")
    plan.fields["rank"].editingFinished.emit()
    assert plan.fields["rank"].text() == "16", "what is no number changes nothing"
    kinds = plan.fields["kind"]
    kinds.setCurrentIndex(kinds.findData("free"))
    kinds.activated.emit(kinds.currentIndex())
    alcove.until(lambda: plan.title.text() == "Teach “Messages”: answering freely")
    alcove.until(plan.train.isEnabled)
    plan.train.click()
    alcove.until(lambda: ("tune", TuneRequest("Messages", kind="free")) in teach.calls)
    alcove.until(lambda: not page.training.busy)


def test_a_classifier_may_answer_none_of_these(alcove: Alcove) -> None:
    page = planned(alcove)
    plan, teach = page.training.plan, alcove.engine.teach
    threshold = plan.fields["none_below"]
    assert threshold.currentText() == "Never"
    threshold.setCurrentIndex(threshold.findText("Below 70 %"))
    threshold.activated.emit(threshold.currentIndex())
    alcove.until(lambda: teach.calls[-1] == ("plan", TuneRequest("Messages", none_below=0.7)))
    alcove.until(plan.train.isEnabled)
    assert plan.fields["none_below"].currentText() == "Below 70 %"
    plan.train.click()
    alcove.until(lambda: ("tune", TuneRequest("Messages", none_below=0.7)) in teach.calls)
    alcove.until(lambda: not page.training.busy)


def test_what_cannot_be_taught_is_said_with_its_reason(alcove: Alcove) -> None:
    alcove.engine.teach.why_not = "training needs 3.0 GB of memory, 1.2 GB is free"
    page = with_examples(alcove)
    page.train.click()
    plan = page.training.plan
    alcove.until(lambda: plan.why_not.isVisible())
    assert plan.why_not.text() == "Training needs 3.0 GB of memory, 1.2 GB is free. Close other programs."
    assert not plan.train.isEnabled()
    alcove.engine.teach.broken["plan"] = EngineError("the model is gone", "see what is here: alcove examples list")
    page.prepare()
    alcove.until(lambda: page.message.message == "The model is gone.")
    assert page.message.hint == "See what is here on the Teach page."


def test_a_run_shows_its_curve_and_ends_in_a_verdict(alcove: Alcove) -> None:
    page = planned(alcove)
    run, teach = page.training.training, alcove.engine.teach
    teach.gate.clear()
    page.training.plan.train.click()
    assert run.isVisible()
    alcove.until(lambda: run.chart.drawn)
    alcove.until(lambda: run.phase.text() == "Loading the model.")
    teach.gate.set()
    alcove.until(lambda: not page.training.busy)
    assert [step for step, _ in run.chart.steps] == list(range(1, STEPS + 1))
    assert [step for step, _ in run.chart.held_out] == [4, 8, 12]
    assert run.chart.words.text().endswith("best 0.32 after step 12. Lower is better.")
    assert run.samples[0].said.text() == "✗ card arrival (wanted: transfer)"
    assert run.samples[1].said.text() == "✓ lost card"
    assert run.samples[2].isHidden()
    alcove.until(lambda: page.stack.currentWidget() is page.skills)
    view = page.skills.view
    alcove.until(lambda: view.title.text() == "Messages")
    assert view.verdict.text() == "Right on 93 % of 40 held-out examples, before on 62 %."
    assert [bar.score for bar in view.bars.bars] == [0.62, 0.93]
    assert [row.input for row in view.model.rows] == [ROWS[1].input, ROWS[2].input, ROWS[3].input, ROWS[0].input]
    assert view.rows_title.text() == "4 held-out examples, worst first: 1 better than before, 1 worse"


def test_the_curve_outlives_a_change_of_the_colour_scheme(alcove: Alcove, theme: Theme) -> None:
    """Its items were replaced while Qt was telling them of the change, and the process died of it."""
    chart = LossChart()
    alcove.qtbot.addWidget(chart)
    chart.draw_with(loss_chart.load())
    for step in range(1, 5):
        chart.add_step(step, 1 / step)
    chart.add_held_out(4, 0.5)
    chart.show()
    for scheme, table in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)) * 6:
        theme.use(scheme)
        alcove.until(lambda table=table: chart.ground == QColor(table.surface))


def test_a_stopped_run_is_kept_and_can_be_gone_on_with(alcove: Alcove) -> None:
    page = planned(alcove)
    teach = alcove.engine.teach
    teach.gate.clear()
    page.training.plan.train.click()
    alcove.until(lambda: page.training.training.phase.text() == "Loading the model.")
    page.training.training.stop.click()
    assert not page.training.training.stop.isEnabled()
    alcove.until(lambda: not page.training.busy)
    alcove.until(lambda: page.unfinished.message == "Teaching “Messages” was interrupted at step 0 of 12.")
    teach.gate.set()
    page.unfinished.buttons["Go on"].click()
    assert page.unfinished.isHidden()
    alcove.until(lambda: page.skills.model.rows)
    assert not page.training.busy


def test_an_unfinished_run_of_before_is_offered_or_discarded(alcove: Alcove) -> None:
    alcove.engine.teach.paused = [UnfinishedRun("run-7", "Messages", "Messages", 40, 100, 0.0)]
    page = with_examples(alcove)
    alcove.until(lambda: page.unfinished.message)
    page.unfinished.buttons["Discard it"].click()
    alcove.until(lambda: ("discard", "run-7") in alcove.engine.teach.calls)
    alcove.until(page.unfinished.isHidden)


def test_a_run_that_cannot_go_on_is_told_after_all_that_can(alcove: Alcove) -> None:
    damaged = UnfinishedRun("run-8", "run-8", "", 0, 0, 0.0, why_not="its files are damaged, or of another version")
    alcove.engine.teach.paused = [damaged, UnfinishedRun("run-7", "Messages", "Messages", 40, 100, 0.0)]
    page = with_examples(alcove)
    alcove.until(lambda: page.unfinished.message == "Teaching “Messages” was interrupted at step 40 of 100.")
    alcove.engine.teach.paused = [damaged]
    page._refresh_unfinished()
    alcove.until(lambda: page.unfinished.message == "The training run-8 cannot go on.")
    assert list(page.unfinished.buttons) == ["Discard it"]
    page.unfinished.buttons["Discard it"].click()
    alcove.until(page.unfinished.isHidden)


def test_a_run_that_fails_says_why_and_the_plan_is_there_again(alcove: Alcove) -> None:
    page = planned(alcove)
    alcove.engine.teach.broken["tune"] = EngineError("the disk is full", "make room, then press Train")
    page.training.plan.train.click()
    alcove.until(lambda: page.message.message == "The disk is full.")
    alcove.until(lambda: not page.training.busy)
    assert page.training.plan.isVisible()
    alcove.until(page.training.plan.train.isEnabled)


def test_what_was_chosen_outlives_a_run_that_fails(alcove: Alcove) -> None:
    page = planned(alcove)
    plan, teach = page.training.plan, alcove.engine.teach
    plan.fields["epochs"].setText("2.5")
    plan.fields["epochs"].editingFinished.emit()
    alcove.until(lambda: teach.calls[-1] == ("plan", TuneRequest("Messages", settings={"epochs": 2.5})))
    alcove.until(plan.train.isEnabled)
    teach.broken["tune"] = EngineError("the disk is full")
    plan.train.click()
    alcove.until(lambda: teach.calls[-2:] == [("tune", teach.calls[-1][1]), ("plan", teach.calls[-1][1])])
    assert teach.calls[-1][1] == TuneRequest("Messages", settings={"epochs": 2.5})
    alcove.until(plan.train.isEnabled)


def test_a_run_that_cannot_be_gone_on_with_says_why_and_leads_to_a_plan(alcove: Alcove) -> None:
    teach = alcove.engine.teach
    teach.paused = [UnfinishedRun("run-7", "Messages", "Messages", 4, STEPS, 0.0)]
    page = with_examples(alcove)
    alcove.until(lambda: page.unfinished.message)
    plan = page.training.plan
    assert not plan.train.isEnabled(), "there is no plan yet"
    teach.broken = {"resume": EngineError("the disk is full"), "plan": EngineError("there are too few examples")}
    page.unfinished.buttons["Go on"].click()
    alcove.until(lambda: ("plan", TuneRequest("Messages")) in teach.calls)
    alcove.until(lambda: not plan.state.text())
    assert page.message.message == "The disk is full."
    assert not plan.train.isEnabled()
    alcove.until(lambda: page.unfinished.message)
    del teach.broken["plan"]
    page.unfinished.buttons["Go on"].click()
    alcove.until(plan.train.isEnabled)
    assert plan.title.text() == "Teach “Messages”: giving a label"
    assert page.message.message == "The disk is full."


@pytest.mark.parametrize("status", [HERE, MISSING], ids=["trainer", "no trainer"])
def test_a_plan_that_comes_late_does_not_cover_a_run(alcove: Alcove, status: TrainerStatus) -> None:
    teach = alcove.engine.teach
    teach.paused = [UnfinishedRun("run-7", "Messages", "Messages", 4, STEPS, 0.0)]
    page = with_examples(alcove)
    alcove.until(lambda: page.unfinished.message)
    teach.status = status
    teach.probe.clear()
    teach.gate.clear()
    page.train.click()
    page.unfinished.buttons["Go on"].click()
    alcove.until(lambda: ("resume", "run-7") in teach.calls)
    teach.probe.set()
    alcove.until(lambda: page.training.training.phase.text() == "Loading the model.")
    alcove.qtbot.wait(100)
    assert page.training.training.isVisible()
    page.training.training.stop.click()
    alcove.until(lambda: not page.training.busy)
    alcove.until(page.training.plan.train.isEnabled if status is HERE else page.training.setup.isVisible)


def test_without_a_trainer_its_size_is_said_and_it_is_set_up(alcove: Alcove) -> None:
    teach = alcove.engine.teach
    teach.status = MISSING
    page = with_examples(alcove)
    page.show_section(TRAIN)
    card = page.training.setup
    alcove.until(card.isVisible)
    assert "fetches 214 MB" in card.words.text()
    assert "takes 912 MB of disk" in card.words.text()
    assert not any(call[0] == "setup" for call in teach.calls), "nothing is fetched unasked"
    teach.gate.clear()
    card.agree.click()
    alcove.until(lambda: card.state.text() == "Fetching torch.")
    assert not card.agree.isEnabled()
    card.stop.click()
    alcove.until(lambda: card.state.text() == "Not set up yet; what was fetched is kept.")
    teach.gate.set()
    card.agree.click()
    alcove.until(page.training.plan.train.isEnabled)
    assert ("setup", True) in teach.calls


def test_another_page_and_section_can_be_shown_while_it_learns(alcove: Alcove) -> None:
    page = planned(alcove)
    teach = alcove.engine.teach
    teach.gate.clear()
    page.training.plan.train.click()
    alcove.until(lambda: page.training.training.phase.text() == "Loading the model.")
    page.show_section(EXAMPLES)
    alcove.window.show_page(ASK)
    alcove.window.show_page(TEACH)
    page.show_section(TRAIN)
    assert page.training.training.isVisible()
    teach.gate.set()
    alcove.until(lambda: not page.training.busy)
    alcove.until(lambda: page.skills.model.rows)


def test_a_skill_is_taught_again(alcove: Alcove) -> None:
    teach = alcove.engine.teach
    teach.skills = [skill("s1", "Messages")]
    alcove.window.show_page(TEACH)
    page = alcove.window.teach
    page.show_section(SKILLS)
    alcove.until(lambda: page.skills.selected)
    page.skills.view.repeat.click()
    alcove.until(lambda: ("tune", TuneRequest(again="s1")) in teach.calls)
    alcove.until(lambda: not page.training.busy)


def test_the_smooth_line_begins_where_the_losses_do(alcove: Alcove) -> None:
    losses = [3.0, *[1.0] * 99]
    line = smoothed(losses)
    assert line[0] == pytest.approx(3.0)
    assert line[-1] == pytest.approx(1.0, abs=0.01)
    assert all(1.0 <= value <= 3.0 + 1e-9 for value in line)
