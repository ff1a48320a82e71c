"""Make .venv and put into it what the product needs; do nothing where it is ready. Runs on any Python, to say so if it is too old."""

import hashlib
import os
import subprocess
import sys

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(HOME, ".venv")
BIN = os.path.join(VENV, "bin")
PATHS = ["src", "packages/rulebook/src", "packages/kazakhtext/src", "packages/ballot/src"]


def stop(line):
    """End with one clear line."""
    sys.stderr.write(line + "\n")
    sys.exit(1)


def stamp(files):
    """Digest the Python and the requirement files, so that a change of either installs anew."""
    seen = hashlib.sha256(sys.version.encode())
    for name in files:
        with open(os.path.join(HOME, "requirements", name), "rb") as file:
            seen.update(file.read())
    return seen.hexdigest()


def run(*command):
    """Run one command, quietly where it succeeds."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        sys.stderr.write(done.stdout.decode("utf-8", "replace"))
        stop("Could not install what the product needs (the lines above say why). Is the network there?")


def main():
    """Prepare the virtual environment: `prepare.py [dev]`."""
    if sys.version_info < (3, 11):
        stop(
            "Shanyraq needs Python 3.11 or newer; this is %d.%d. Name another one: make PYTHON=python3.12 …"
            % sys.version_info[:2]
        )
    try:
        import venv
    except ImportError:
        stop("This Python has no venv module. On Debian and Ubuntu: apt-get install python3-venv")
    dev = "dev" in sys.argv[1:]
    files = ["base.txt"] + (["postgres.txt", "dev.txt"] if dev else [])
    if os.environ.get("DATABASE_URL", "").startswith("postgres") and not dev:
        files.append("postgres.txt")
    marker = os.path.join(VENV, "installed-dev" if dev else "installed")
    wanted = stamp(files)
    fresh = os.path.exists(marker) and open(marker).read() == wanted
    if fresh:
        return
    if not os.access(HOME, os.W_OK):
        stop("Cannot write to %s: copy the project to a folder of yours." % HOME)
    sys.stderr.write("Preparing .venv (once, up to a minute)…\n")
    if not os.path.exists(os.path.join(BIN, "python")):
        try:
            venv.EnvBuilder(with_pip=True, symlinks=True).create(VENV)
        except Exception as problem:
            stop("Could not make .venv: %s" % problem)
    pip = [
        os.path.join(BIN, "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
    ]
    for name in files:
        run(*pip, "-r", os.path.join(HOME, "requirements", name))
    site = (
        subprocess.check_output(
            [os.path.join(BIN, "python"), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
        )
        .decode()
        .strip()
    )
    with open(os.path.join(site, "shanyraq.pth"), "w") as file:
        file.write("\n".join(os.path.join(HOME, path) for path in PATHS) + "\n")
    for name, module in (
        ("shanyraq", "shanyraq"),
        ("kazakhtext", "kazakhtext"),
        ("ballot", "ballot"),
        ("rulebook", "rulebook"),
    ):
        command = os.path.join(BIN, name)
        with open(command, "w") as file:
            file.write('#!/bin/sh\nexec "%s" -m %s "$@"\n' % (os.path.join(BIN, "python"), module))
        os.chmod(command, 0o755)
    with open(marker, "w") as file:
        file.write(wanted)


if __name__ == "__main__":
    main()
