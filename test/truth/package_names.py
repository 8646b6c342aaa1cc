"""Writes the modules and names of the packages in src/core/packages to src/core/packages/packages.names, as names.py does for torch.

Run: python test/truth/package_names.py  (Python 3.11 with the packages)
"""

import importlib
import importlib.metadata
import pathlib
import pkgutil
import types
import warnings

OUTPUT = pathlib.Path(__file__).resolve().parents[2] / "src" / "core" / "packages" / "packages.names"
PACKAGES = {"hydra": "hydra-core", "omegaconf": "omegaconf", "toml": "toml", "tomli": "tomli", "yaml": "pyyaml"}
OWN = set(dir(types.ModuleType("m"))) | {"__file__", "__path__", "__builtins__", "__cached__"}


def modules(name):
    module = importlib.import_module(name)
    yield name, module
    for found in pkgutil.iter_modules(getattr(module, "__path__", []), name + "."):
        try:
            yield from modules(found.name)
        except ImportError:  # it needs what is not installed
            yield found.name, None


def main():
    warnings.simplefilter("ignore")
    lines, versions = [], []
    for package, distribution in PACKAGES.items():
        try:
            versions.append(f"{package} {importlib.metadata.version(distribution)}")
        except importlib.metadata.PackageNotFoundError:
            versions.append(f"{package} {importlib.import_module(package).__version__}")
        for name, module in modules(package):
            if any(part in ("gen", "grammar", "test_utils", "antlr4") for part in name.split(".")):
                lines.append(name)
                continue
            names = sorted(each for each in dir(module) if each not in OWN and each.isidentifier()) if module else []
            lines.append(f"{name}: {' '.join(names)}" if names else name)
    OUTPUT.write_text("\n".join([f"# {', '.join(versions)}, written by test/truth/package_names.py", *sorted(lines)]) + "\n")
    print(f"packages.names: {len(lines)} modules, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
