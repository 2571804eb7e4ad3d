"""The command line `daiban`: thin, one module per command, nothing heavy imported up front.

Belongs here: options, messages, exit codes. Does not belong here: any work; commands call the
functions of the other packages.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Entry point of `daiban`."""
    from pipelines.cli.failures import run_safely

    sys.exit(run_safely(sys.argv[1:]))
