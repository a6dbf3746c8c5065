"""What can be done from anywhere in the window. A new action is a line here (a page: a line in the sidebar's
`PAGES`): its key works, the palette offers it and the sheet of shortcuts shows it."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from desktop import appearance
from desktop.actions import Action
from desktop.language import marked, told, tr
from desktop.widgets.compare_button import SHORTCUT
from desktop.widgets.sidebar import PAGES
from desktop.wording import when
from engine import settings

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

GOING, ASKING, WINDOW = marked("Pages"), marked("Asking"), marked("Window")


def actions(window: MainWindow) -> list[Action]:
    """All but the chats, in the order in which they are shown."""
    return [
        *(
            Action(tr(words), partial(window.show_page, number), keys, tr(GOING))
            for number, (words, _, keys) in enumerate(PAGES)
        ),
        Action(tr("Test the search"), window.test_search, ("Ctrl+T",), tr(GOING)),
        Action(tr("New chat"), window.new_chat, ("Ctrl+N",), tr(ASKING)),
        Action(tr("Type a question"), window.focus_question, ("Ctrl+L",), tr(ASKING)),
        Action(tr("Send the question"), None, ("Return",), tr(ASKING)),
        Action(tr("A new line in the question"), None, ("Shift+Return",), tr(ASKING)),
        Action(tr("Answer with and without documents, side by side"), window.compare, (SHORTCUT,), tr(ASKING)),
        Action(tr("Stop the answer"), window.ask.stop, ("Esc",), tr(ASKING)),
        Action(tr("Keep a corrected answer"), None, ("Ctrl+Return",), tr(ASKING)),
        Action(tr("Add a folder…"), window.choose_folder, (), tr("Library")),
        Action(tr("Remove the chosen folder"), None, ("Del",), tr("Library")),
        Action(tr("Pause or go on reading the folders"), window.strip.pause.click, (), tr("Library")),
        Action(tr("Paste examples"), None, ("Ctrl+V",), tr("Teach")),
        Action(tr("Remove the chosen examples"), None, ("Del",), tr("Teach")),
        Action(tr("Find an action, a page or a chat"), window.open_palette, ("Ctrl+K",), tr(WINDOW)),
        Action(tr("Keyboard shortcuts"), window.open_shortcuts, ("F1", "?"), tr(WINDOW)),
        Action(tr("Larger text"), partial(window.step_text_size, 1), ("Ctrl++", "Ctrl+="), tr(WINDOW)),
        Action(tr("Smaller text"), partial(window.step_text_size, -1), ("Ctrl+-",), tr(WINDOW)),
        Action(tr("Text as large as the system has it"), partial(window.step_text_size, 0), ("Ctrl+0",), tr(WINDOW)),
        *(
            Action(told(setting.label), partial(window.show_setting, setting.key), group=tr("Settings"))
            for setting in (*appearance.ALL, *settings.ALL)
            if setting.group
        ),
        Action(tr("Check and repair, back up, restore, erase"), window.show_upkeep, group=tr("Settings")),
        Action(tr("Quit"), window.background.quit, ("Ctrl+Q",), tr(WINDOW)),
    ]


def chat_actions(window: MainWindow) -> list[Action]:
    """A chat an action, the latest first."""
    now = time.time()
    return [
        Action(chat.title, partial(window.open_chat, chat.id), group=tr("Chat · {when}", when=when(chat.updated, now)))
        for chat in window.sidebar.chats.model.rows
    ]
