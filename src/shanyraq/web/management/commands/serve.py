"""`shanyraq serve`: the pages and the background work of one machine, until stopped."""

import os
import signal
import socket
import subprocess
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

STREAMS = 16_000  # open at once, a little more than the process itself allows


def require_free(host: str, port: int) -> None:
    """Say in one line that somebody listens on the port already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise CommandError(f"Port {port} is in use. Name another one: make … PORT={port + 1}") from None


class Command(BaseCommand):
    """Serve pages with granian and run the worker beside it; both stop together."""

    help = "Serve on 127.0.0.1 and do the background work. Put a proxy with TLS in front of it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to listen and how many processes."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2)
        parser.add_argument("--threads", type=int, default=32, help="requests at once in each process")
        parser.add_argument(
            "--live-port", type=int, help="of the streams of the hall; the next port, 0: none"
        )
        parser.add_argument("--no-worker", action="store_true", help="pages only; the worker runs elsewhere")

    def handle(self, *args: Any, **options: Any) -> None:
        """Start both, wait, and stop both."""
        host, port = options["host"], options["port"]
        require_free(host, port)
        web = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
            "--workers", str(options["workers"]), "--blocking-threads", str(options["threads"]), "--log-level", "warning",
            "--no-ws", "--respawn-failed-workers", "--respawn-interval", "0.5", "shanyraq.config.wsgi:application",
        ]  # fmt: skip
        live = self.live_port(options["live_port"], host, port)
        kept = os.environ.get("SHANYRAQ_LIVE", "" if settings.SECURE or not live else f":{live}")
        processes = [subprocess.Popen(web, env={**os.environ, "SHANYRAQ_LIVE": kept})]  # noqa: S603  our own command
        if not options["no_worker"]:
            processes.append(subprocess.Popen([sys.executable, "-m", "shanyraq", "worker"]))
        streams = [self.streams(host, live)] if live else []  # without them pages ask by themselves
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            self.wait_until_ready(host, port, processes[0])
            self.stdout.write(f"Ready: http://{host}:{port}/{settings.LANGUAGE_CODE}/   (stop with Ctrl+C)")
            self.stdout.flush()
            while all(process.poll() is None for process in processes):
                time.sleep(0.5)
        except KeyboardInterrupt:
            pass
        finally:
            for process in (*processes, *streams):
                process.terminate()
            for process in (*processes, *streams):
                try:
                    process.wait(timeout=15)
                except subprocess.TimeoutExpired:
                    process.kill()

    def live_port(self, asked: int | None, host: str, port: int) -> int:
        """Give the port of the streams; 0 where none are asked for, or where nobody asked and the next port is taken."""
        live = port + 1 if asked is None else asked
        if not live:
            return 0
        try:
            require_free(host, live)
        except (CommandError, OverflowError):
            if asked is not None:
                raise
            self.stderr.write(
                f"Port {live} is in use: displays ask every two seconds. Or: serve --live-port …"
            )
            return 0
        return live

    @staticmethod
    def streams(host: str, port: int) -> subprocess.Popen[bytes]:
        """Start the process that holds the streams of the hall."""
        command = [
            sys.executable, "-m", "granian", "--interface", "asginl", "--host", host, "--port", str(port), "--workers", "1",
            "--backlog", str(STREAMS), "--backpressure", str(STREAMS), "--log-level", "warning", "--no-ws",
            "--respawn-failed-workers", "--respawn-interval", "0.5", "shanyraq.config.live:application",
        ]  # fmt: skip
        return subprocess.Popen(command)  # noqa: S603  our own command

    @staticmethod
    def wait_until_ready(host: str, port: int, web: subprocess.Popen[bytes]) -> None:
        """Wait until the port answers; say so where the server ends before."""
        for _ in range(300):
            if web.poll() is not None:
                raise CommandError("The server ended before it was ready; the lines above say why.")
            with socket.socket() as probe:
                probe.settimeout(1)
                if probe.connect_ex((host, port)) == 0:
                    return
            time.sleep(0.1)
        raise CommandError(f"Nothing answered on port {port} for 30 seconds.")
