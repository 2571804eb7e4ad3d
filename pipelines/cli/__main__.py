"""`python -m pipelines.cli` is the same as `daiban`."""

from pipelines.cli import main

main()
