"""Records what CPython prints and raises for the snippets in test/fixtures/files, which read the files beside them: writes files.jsonl beside this
file, in the form of language.jsonl. The snippets run in that folder.

Run: python test/truth/files.py  (Python 3.11 with PyYAML)
"""

import os
import pathlib
import shutil

import yaml

import language

if __name__ == "__main__":
    language.FOLDER = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "files"
    os.chdir(language.FOLDER)
    language.main("files.jsonl", {"pyyaml": yaml.__version__})
    for folder in language.FOLDER.glob("work-*"):
        shutil.rmtree(folder)
