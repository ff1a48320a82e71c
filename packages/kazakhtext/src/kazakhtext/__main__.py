"""The command `kazakhtext`: repair of papers from the shell."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kazakhtext.commands import repair_files, repair_records
from kazakhtext.reading import MOST_BYTES, check_size
from kazakhtext.refusals import UnreadablePaperError

_EXIT_REFUSED = 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kazakhtext", description="Work with Kazakh text.")
    commands = parser.add_subparsers(dest="command", required=True)
    repair = commands.add_parser("repair", help="repair text that came out of papers damaged")
    repair.add_argument("files", nargs="*", type=Path, metavar="FILE", help="text files to print repaired")
    repair.add_argument(
        "--context", nargs="+", type=Path, default=[], metavar="FILE", help="papers whose words are known"
    )
    repair.add_argument(
        "--jsonl", action="store_true", help='read {"id","raw","prev"?} lines, write {"id","text"} lines'
    )
    repair.add_argument(
        "--json", action="store_true", help="print paragraphs with lines and changes as JSON lines"
    )
    repair.add_argument(
        "--language", choices=("kk", "ru", "en"), help="answer in this language; else in that of the shell"
    )
    return parser


def _spoken() -> str:
    """Give the language of the shell: the first of LC_ALL, LC_MESSAGES and LANG that is set."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((name[:2] for name in names if name), "en")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 2 refused with a reason on standard error."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        if options.jsonl:
            if options.files:
                parser.error("--jsonl reads standard input and takes no FILE; name papers after --context")
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
            check_size(len(data))
            output = repair_records(data, options.context)
        elif options.files:
            output = repair_files(options.files, options.context, as_json=options.json, notes=sys.stderr)
        else:
            parser.error("name a FILE, or give --jsonl")
    except UnreadablePaperError as error:
        for line in error.said(options.language or _spoken()).split("\n"):
            print(f"kazakhtext: {line}", file=sys.stderr)
        return _EXIT_REFUSED
    sys.stdout.buffer.write(output.encode("utf-8"))
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
