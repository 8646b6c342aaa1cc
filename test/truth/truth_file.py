"""How every file of answers is written: JSON, one case a line, so that a change of an expectation is a changed line.

The first line holds what is true of all cases: versions, the seed. The others are sorted, whatever the order in which the cases were tried. Where a
file holds several lists, each case first names its own, as "list".
"""

import json
import pathlib


def write(name, header, cases=None, **lists):
    """Writes the file beside this one. Cases are dictionaries, written with their keys in the order they have. Gives its size in words."""
    named = [({}, cases or [])] if not lists else [({"list": key}, each) for key, each in lists.items()]
    lines = sorted(json.dumps(own | case) for own, each in named for case in each)
    path = pathlib.Path(__file__).with_name(name)
    path.write_text("\n".join([json.dumps(header), *lines, ""]), "utf-8", newline="\n")
    return f"{path.stat().st_size} bytes"
