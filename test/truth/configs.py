"""Records what CPython prints and raises for the snippets in test/fixtures/configs, which use omegaconf and hydra: writes configs.jsonl beside this
file, in the form of language.jsonl. The snippets run in that folder, as if the program had been called with arguments that keep hydra from writing files.

Run: python test/truth/configs.py  (Python 3.11 with omegaconf, hydra-core and the ANTLR runtime that they need)
"""

import os
import pathlib
import sys

import hydra
import omegaconf

import language

if __name__ == "__main__":
    language.FOLDER = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "configs"
    sys.argv = ["program", "hydra.run.dir=.", "hydra.output_subdir=null", "hydra/job_logging=none", "hydra/hydra_logging=none"]
    os.chdir(language.FOLDER)
    language.main("configs.jsonl", {"omegaconf": omegaconf.__version__, "hydra": hydra.__version__})
