"""`quotes schema`: the shape of a record, for other programs."""

import json

from quotes.cli.console import emit, guarded


@guarded
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of a record."""
    from quotes import record

    emit(json.dumps(record.schema(), ensure_ascii=False, indent=2))
