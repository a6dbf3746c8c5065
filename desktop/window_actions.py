"""What can be done from anywhere in the window. A new action is a line here (a page: a line in the sidebar's
`PAGES`): its key works, the palette offers it and the sheet of shortcuts shows it."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from desktop import appearance
from desktop.actions import Action
from desktop.widgets.sidebar import PAGES
from desktop.wording import when
from engine import settings

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

GOING, ASKING, WINDOW = "Pages", "Asking", "Window"


def actions(window: MainWindow) -> list[Action]:
    """All but the chats, in the order in which they are shown."""
    return [
        *(
            Action(words, partial(window.show_page, number), keys, GOING)
            for number, (words, _, keys) in enumerate(PAGES)
        ),
        Action("Test the search", window.test_search, ("Ctrl+T",), GOING),
        Action("New chat", window.new_chat, ("Ctrl+N",), ASKING),
        Action("Type a question", window.focus_question, ("Ctrl+L",), ASKING),
        Action("Send the question", None, ("Return",), ASKING),
        Action("A new line in the question", None, ("Shift+Return",), ASKING),
        Action("Stop the answer", window.ask.stop, ("Esc",), ASKING),
        Action("Keep a corrected answer", None, ("Ctrl+Return",), ASKING),
        Action("Add a folder…", window.choose_folder, (), "Library"),
        Action("Remove the chosen folder", None, ("Del",), "Library"),
        Action("Pause or go on reading the folders", window.strip.pause.click, (), "Library"),
        Action("Paste examples", None, ("Ctrl+V",), "Teach"),
        Action("Remove the chosen examples", None, ("Del",), "Teach"),
        Action("Find an action, a page or a chat", window.open_palette, ("Ctrl+K",), WINDOW),
        Action("Keyboard shortcuts", window.open_shortcuts, ("F1", "?"), WINDOW),
        Action("Larger text", partial(window.step_text_size, 1), ("Ctrl++", "Ctrl+="), WINDOW),
        Action("Smaller text", partial(window.step_text_size, -1), ("Ctrl+-",), WINDOW),
        Action("Text as large as the system has it", partial(window.step_text_size, 0), ("Ctrl+0",), WINDOW),
        *(
            Action(setting.label, partial(window.show_setting, setting.key), group="Settings")
            for setting in (*appearance.ALL, *settings.ALL)
            if setting.group
        ),
        Action("Check and repair, back up, restore, erase", window.show_upkeep, group="Settings"),
        Action("Quit", window.background.quit, ("Ctrl+Q",), WINDOW),
    ]


def chat_actions(window: MainWindow) -> list[Action]:
    """A chat an action, the latest first."""
    now = time.time()
    return [
        Action(chat.title, partial(window.open_chat, chat.id), group=f"Chat · {when(chat.updated, now)}")
        for chat in window.sidebar.chats.model.rows
    ]
