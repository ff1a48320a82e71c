"""`shanyraq serve`: the pages and the background work of one machine, until stopped."""

import signal
import socket
import subprocess
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser


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
        processes = [subprocess.Popen(web)]  # noqa: S603  our own command
        if not options["no_worker"]:
            processes.append(subprocess.Popen([sys.executable, "-m", "shanyraq", "worker"]))
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
            for process in processes:
                process.terminate()
            for process in processes:
                try:
                    process.wait(timeout=15)
                except subprocess.TimeoutExpired:
                    process.kill()

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
