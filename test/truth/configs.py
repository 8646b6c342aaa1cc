"""Records what CPython prints and raises for the snippets in test/fixtures/configs, which use omegaconf: writes configs.jsonl beside this file, in the
form of language.jsonl. The snippets run in that folder.

Run: python test/truth/configs.py  (Python 3.11 with omegaconf and the ANTLR runtime that it needs)
"""

import os
import pathlib

import omegaconf

import language

if __name__ == "__main__":
    language.FOLDER = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "configs"
    os.chdir(language.FOLDER)
    language.main("configs.jsonl", {"omegaconf": omegaconf.__version__})
