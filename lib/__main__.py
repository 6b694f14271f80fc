"""`python -m lib <command>`: what the app does with files, without a browser."""

import io
import sys

from lib.cli.main import main

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a file name may hold what the terminal cannot show
            stream.reconfigure(errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
