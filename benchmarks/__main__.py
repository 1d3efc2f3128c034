"""python -m benchmarks [NAME [ARGUMENTS]]: run one benchmark, or list them."""

from __future__ import annotations

import ast
import keyword
import sys
from importlib import import_module
from pathlib import Path


def list_benchmarks() -> dict[str, str]:
    """Give the first line of each benchmark's docstring by its name; a benchmark is a module that has a `main`.

    A name that Python keeps for itself is that of its module without the underscore behind: `class` is class_.py.
    """
    found: dict[str, str] = {}
    for path in sorted(Path(__file__).parent.glob("[!_]*.py")):
        module = ast.parse(path.read_text("utf-8"))
        if any(isinstance(node, ast.FunctionDef) and node.name == "main" for node in module.body):
            found[path.stem.rstrip("_")] = (ast.get_docstring(module) or "").partition("\n")[0]
    return found


def main(arguments: list[str]) -> int:
    known = list_benchmarks()
    if not arguments:
        width = max(map(len, known))
        print("\n".join(f"{name:{width}}  {line}" for name, line in known.items()))
        return 0
    name, *rest = arguments
    if name not in known:
        print(f"There is no benchmark {name!r}. There are: {', '.join(known)}.", file=sys.stderr)
        return 2
    module = import_module(f"benchmarks.{name}{'_' * keyword.iskeyword(name)}")
    status: int = module.main(rest)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
