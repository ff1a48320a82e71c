"""The command `rulebook`: list the norms in force on a day, run the worked cases."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rulebook import cases
from rulebook.book import Rulebook
from rulebook.loading import BadRulebook, load
from rulebook.values import plain


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all is well, 1 when a case does not hold, 2 when the book cannot be read."""
    options = _parser().parse_args(arguments)
    try:
        book = load(options.folder)
        return int(options.run(book, options))
    except BadRulebook as error:
        print(f"rulebook: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="rulebook", description=__doc__)
    commands = parser.add_subparsers(required=True)
    norms = commands.add_parser("norms", help="list the norms in force on a day")
    norms.add_argument("folder", type=Path, help="folder with acts/ and parameters/")
    norms.add_argument("--on", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    norms.add_argument("--language", choices=("kk", "ru", "en"), default="kk")
    norms.set_defaults(run=_list_norms)
    worked = commands.add_parser("cases", help="run the worked cases")
    worked.add_argument("folder", type=Path, help="folder with acts/, parameters/ and cases/")
    worked.add_argument("--module", required=True, help="package of the functions, as in shanyraq.law")
    worked.set_defaults(run=_run_cases)
    return parser


def _list_norms(book: Rulebook, options: argparse.Namespace) -> int:
    for parameter, value in book.in_force(options.on):
        said = "?" if value.value is None else plain(value.value)
        print(
            f"{parameter.key}\t{said}\t{value.law}\t{value.confidence}\t{parameter.title[options.language]}"
        )
    return 0


def _run_cases(book: Rulebook, options: argparse.Namespace) -> int:
    outcomes = cases.run(options.folder / "cases", cases.functions_of(options.module), book)
    for outcome in outcomes:
        mark = "holds" if outcome.holds else "FAILS"
        print(f"{mark}\t{outcome.case.name}\t{outcome.case.title['en']}")
        for difference in outcome.differences:
            print(f"\t{difference}")
    failed = sum(not outcome.holds for outcome in outcomes)
    print(f"{len(outcomes)} cases, {failed} fail")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
