"""A progress bar for commands: one line that is redrawn on a terminal, one line per step elsewhere."""

from __future__ import annotations

from typing import Any

_WIDTH = 30


class Bar:
    """Draw how far a long work is, on a command's output (`command.stderr`). Use as `progress(done, total)`."""

    def __init__(self, name: str, stream: Any) -> None:
        self.name = name
        self.stream = stream
        self.redraws = stream.isatty()
        self.shown = -1

    def __call__(self, done: int, total: int) -> None:
        """Draw, if a whole per cent was gained; where no terminal is, at each quarter."""
        percent = 100 * done // total if total else 100
        if not self.redraws:
            percent -= percent % 25
        if percent == self.shown:
            return
        self.shown = percent
        filled = _WIDTH * percent // 100
        line = f"{self.name}  {'█' * filled}{'·' * (_WIDTH - filled)} {percent:3d} %"
        self.stream.write(f"\r{line}" if self.redraws else line, ending="" if self.redraws else "\n")
        self.stream.flush()

    def end(self) -> None:
        """Leave the line."""
        if self.redraws and self.shown >= 0:
            self.stream.write("", ending="\n")
            self.stream.flush()
