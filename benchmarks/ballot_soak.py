"""Random elections through both verifiers and changed archives through ours, at full length.

    python benchmarks/ballot_soak.py [--elections 1000] [--mutants 10000] [--seed 2026] [--json]

Needs belenios-tool (apt-get install belenios-tool). One process, about half an hour at full length. Exit 1 if a case
went another way than it must.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "packages" / "ballot" / "src")]

from packages.ballot.tests.support.soak import Tally, soak_elections, soak_mutants  # noqa: E402


def main(arguments: Sequence[str] | None = None) -> int:
    """Run both soaks and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--elections", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=20, help="so many of the elections have 400 voters")
    parser.add_argument("--mutants", type=int, default=10_000)
    parser.add_argument("--pool", type=int, default=60, help="elections the mutants are made of")
    parser.add_argument(
        "--ask-tool", type=int, default=1_000, help="show so many mutants to the reference tool"
    )
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    tool = shutil.which("belenios-tool")
    if tool is None:
        print("belenios-tool is missing: apt-get install belenios-tool", file=sys.stderr)
        return 69
    played = soak_elections(options.elections, options.large, options.seed, tool)
    changed = soak_mutants(options.mutants, options.pool, options.seed, tool, options.ask_tool)
    asked = min(options.ask_tool, options.mutants)
    print(
        json.dumps(_figures(played, changed, asked), indent=1)
        if options.json
        else _table(played, changed, asked)
    )
    return 1 if played.wrong or changed.wrong else 0


def _figures(played: Tally, changed: Tally, asked: int) -> dict[str, Any]:
    kinds = dict(changed.kinds)
    accepted = kinds.pop("(accepted by the reference tool)", 0)
    return {
        "elections": played.cases,
        "ballots": played.ballots,
        "elections_not_accepted_by_both": len(played.wrong),
        "seconds_making": round(played.seconds["make"], 1),
        "seconds_ours": round(played.seconds["ours"], 1),
        "seconds_reference": round(played.seconds["reference"], 1),
        "mutants": changed.cases,
        "mutants_accepted": len(changed.wrong),
        "mutants_shown_to_reference": asked,
        "mutants_accepted_by_reference": accepted,
        "seconds_mutants": round(changed.seconds["ours"], 1),
        "kinds": kinds,
        "refusals": dict(changed.codes.most_common()),
        "wrong": played.wrong + changed.wrong,
    }


def _table(played: Tally, changed: Tally, asked: int) -> str:
    figures = _figures(played, changed, asked)
    rows = [
        f"{name.replace('_', ' '):34} {value}"
        for name, value in figures.items()
        if not isinstance(value, dict | list)
    ]
    rows += ["", "refused because:"] + [f"  {code:32} {count}" for code, count in figures["refusals"].items()]
    return "\n".join(rows + figures["wrong"])


if __name__ == "__main__":
    raise SystemExit(main())
