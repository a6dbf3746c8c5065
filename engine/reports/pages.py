"""One HTML file that needs nothing else: no script, no font, no address.

What documents and models say is data: the template engine escapes it, so a hostile passage is only read.
"""

from __future__ import annotations

import time

from engine.paths import resources

_UNSEEN = {code: "\ufffd" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF) if chr(code) not in "\t\n\r"}
"""Control characters of documents, which a page and its drawings may not hold."""


def rendered(folder: str, **values: object) -> str:
    """`page.html` of a folder of the resources, filled in with these values and with when it was `made`."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    surroundings = Environment(
        loader=FileSystemLoader(resources() / folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    drawn = surroundings.get_template("page.html").render(**values, made=time.strftime("%Y-%m-%d %H:%M"))
    return drawn.translate(_UNSEEN)
