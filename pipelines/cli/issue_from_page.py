"""`python -m pipelines.cli.issue_from_page`: the process in which a page has a bulletin issued.

Belongs here: the request on standard input, the answer on standard output, one sentence on
standard error when nothing was issued. Does not belong here: issuing (`orchestration/issuing.py`),
whether the viewer may (`dashboards/issuing.py`).
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date

from pipelines.cli.clock import now
from pipelines.cli.exit_codes import DONE
from pipelines.cli.failures import explain
from pipelines.settings import settings_from


def main(request: str) -> int:
    """`request`: JSON with who, name, role, regime, period, issued_on; the exit code."""
    from pipelines.orchestration.issuing import Asked, Issuer, issue_as

    try:
        given: dict[str, str] = json.loads(request)
        issuer = Issuer(given["who"], given["name"], given["role"])
        day = date.fromisoformat(given["issued_on"])
        asked = Asked(given["regime"], given["period"], day)
        done = issue_as(issuer, asked, settings_from(os.environ), now, lambda: None)
    except Exception as error:  # whatever it was, it is told in words; the log has the rest
        return explain(error)
    print(json.dumps({"number": done.issue.number, "issued": done.folder is not None}))
    return DONE


if __name__ == "__main__":
    sys.exit(main(sys.stdin.read()))
