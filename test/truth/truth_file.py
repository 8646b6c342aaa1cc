"""Writes the files of results: JSON with one case per line, so that a changed expectation is a changed line.

The first line contains what applies to all cases: versions, the seed. The others are sorted, regardless of the order in which the cases ran. If a
file contains several lists, each case first names its list, as "list".
"""

import json
import pathlib


def write(name, header, cases=None, **lists):
    """Writes the file beside this one, and returns its size as text. Cases are dictionaries, which are written with their keys in order."""
    named = [({}, cases or [])] if not lists else [({"list": key}, each) for key, each in lists.items()]
    lines = sorted(json.dumps(own | case) for own, each in named for case in each)
    path = pathlib.Path(__file__).with_name(name)
    path.write_text("\n".join([json.dumps(header), *lines, ""]), "utf-8", newline="\n")
    return f"{path.stat().st_size} bytes"
