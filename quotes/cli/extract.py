"""`quotes extract`: articles in, records out."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.console import Exit, guarded, note_left_out
from quotes.cli.options import (
    ExcelOption,
    FieldOption,
    FormatOption,
    FromOption,
    MaxFilesOption,
    MaxUnpackedOption,
    ModelOption,
    NoParseOption,
    RulesOption,
    field_names,
    make_extractor,
    make_recipe,
    output_format,
    reader_format,
    refuse_overwriting,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from quotes.cli.run import Run
    from quotes.extractor import Extractor
    from quotes.record import Quote


@guarded
def extract(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATHS...", help="Files of any known format, folders, glob patterns, URLs (s3://…); '-' for stdin."
        ),
    ],
    *,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Where the records go, also a URL; stdout without it.")
    ] = None,
    format: FormatOption = None,
    excel: ExcelOption = False,
    articles_out: Annotated[
        str | None, typer.Option("--articles-out", metavar="FILE", help="Write the articles' texts, in which offsets count.")
    ] = None,
    read_as: FromOption = None,
    fields: FieldOption = None,
    rules: RulesOption = None,
    model: ModelOption = None,
    no_parse: NoParseOption = False,
    titles: Annotated[bool, typer.Option("--titles", help="Read the headlines too; their records have 'part': 'title'.")] = False,
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", min=0.0, max=1.0, help="Leave out records less sure than this.")
    ] = 0.0,
    latin: Annotated[
        bool, typer.Option("--latin", help="Add speakers' names in Latin letters (needs the extra 'latin').")
    ] = False,
    names: Annotated[
        Path | None, typer.Option("--names", metavar="FILE", help="CSV with columns ar,latin: names that win over --latin.")
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", min=1, max=256, metavar="N", help="Work in N processes, each with a model of its own.")
    ] = 1,
    dask: Annotated[
        str | None,
        typer.Option(
            "--dask", metavar="ADDRESS", help="Work on a Dask cluster, by its scheduler's address (needs the extra 'dask')."
        ),
    ] = None,
    dedupe: Annotated[bool, typer.Option("--dedupe", help="Take the same article once, and say how many were dropped.")] = False,
    shard: Annotated[str, typer.Option("--shard", metavar="K/N", help="Do only part K of N, for several machines.")] = "1/1",
    resume: Annotated[bool, typer.Option("--resume", help="Go on where an earlier run was stopped or killed.")] = False,
    errors: Annotated[
        str | None, typer.Option("--errors", metavar="FILE", help="Write what failed, and why, as JSON Lines.")
    ] = None,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first input that fails.")] = False,
    max_unpacked: MaxUnpackedOption = 4000,
    max_files: MaxFilesOption = 100_000,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only errors on stderr.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="A line on stderr for each article.")] = False,
    log_json: Annotated[bool, typer.Option("--log-json", help="Messages on stderr as JSON Lines.")] = False,
) -> None:
    """Write who said what: one record a line, in the order of the input.

    Input that cannot be read is named on stderr and passed over; the exit status is then 1.
    """
    from importlib.metadata import version

    from quotes.batch import Selection, Shard
    from quotes.cli.run import Job, Run, StoppedError, Targets, Workers
    from quotes.cli.talk import Talk
    from quotes.readers import ReadOptions
    from quotes.remote import local_path, sending

    refuse_overwriting([None if name is None else local_path(name) for name in (output, articles_out, errors)], paths)
    form = output_format(output or "-", format)
    if resume and (form.name != "jsonl" or output is None):
        raise typer.BadParameter("needs JSON Lines and -o; convert them later with 'quotes convert'", param_hint="--resume")
    if resume and any(name is not None and local_path(name) is None for name in (output, articles_out, errors)):
        raise typer.BadParameter("needs outputs on this machine; copy them afterwards", param_hint="--resume")
    if dask is not None and jobs > 1:
        raise typer.BadParameter("choose one of --jobs and --dask")
    talk = Talk(quiet=quiet, verbose=verbose, log_json=log_json)
    job = Job(
        paths=tuple(paths),
        options=ReadOptions(field_names(fields), max_unpacked * 1_000_000, max_files, talk.warning, talk.meter),
        selection=Selection(Shard.parse(shard), dedupe=dedupe),
        read_as=reader_format(read_as),
        min_confidence=min_confidence,
        latin=_romaniser(names, latin=latin),
        fail_fast=fail_fast,
    )
    extractor: Extractor | Workers
    if jobs == 1 and dask is None:
        extractor = make_extractor(rules=rules, model=model, no_parse=no_parse, titles=titles)
    else:
        extractor = Workers(make_recipe(rules=rules, model=model, no_parse=no_parse, titles=titles), jobs, dask)
    settings = [paths, read_as, fields, str(rules), model, no_parse, min_confidence, latin, str(names), dedupe, shard, titles]
    talk.expect(paths)
    with sending(output, articles_out, errors) as files:
        run = Run(job, extractor, Targets(*files), talk)
        try:
            with talk:
                _write(
                    run, form.name, files[0], excel=excel, resume=resume, settings=json.dumps([version("quotes-ar"), *settings])
                )
        except StoppedError:
            pass
        finally:
            talk.done(run.summary, {**run.counts, "duplicates": job.selection.duplicates})
    if run.counts["failed"]:
        raise typer.Exit(Exit.INPUT_FAILED)


def _write(run: "Run", form: str, output: Path | None, *, excel: bool, resume: bool, settings: str) -> None:
    if form == "jsonl":
        run.write_lines(resume=resume, settings=settings)
        return
    from quotes.formats import Bundle, write_bundles

    left = write_bundles((Bundle.of(found.article, found.quotes) for found in run.results()), form, output or "-", excel=excel)
    note_left_out(left, form)


def _romaniser(names: Path | None, *, latin: bool) -> "Callable[[Quote], Quote] | None":
    if names is None and not latin:
        return None
    from quotes.latin import Romaniser, read_names

    return Romaniser(read_names(names) if names else None, guess=latin).applied
