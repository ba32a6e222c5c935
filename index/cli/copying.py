"""`search copy`: an index carried to another place, from a folder to a cluster or back."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from index.cli.summary import interruptible_run
from search.cli.options import IndexPlace


@click.command()
@click.option(
    "--from", "source", type=IndexPlace(), required=True, metavar="DIR",
    help="The index that is copied: its folder, or its address on a cluster.",
)  # fmt: skip
@click.option(
    "--to", "target", type=IndexPlace(), required=True, metavar="DIR",
    help="Where the copy is to be: a new or empty folder, or an address on a cluster.",
)  # fmt: skip
@click.option("--overwrite", is_flag=True, help="Take the place of an index that is there.")
def copy(source: Path | str, target: Path | str, overwrite: bool) -> None:
    """Copy an index with all that belongs to it, without reading the pages again.

    Articles, days of arrival, your files of outlets, officials and synonyms and what was read from where: the
    copy answers as the index does, and is brought up to date with `search index`. Whoever searches at the
    place of the copy has the index that was there until all is done; so does everyone if it fails, or is
    ended: it then begins anew.

    \b
    search copy --from indeks/ --to https://search.example.org:9200/warta
    search copy --from https://search.example.org:9200/warta --to indeks/ --overwrite
    """
    from search.transfer import copy_index

    started = time.perf_counter()
    with interruptible_run(target):
        if sys.stderr.isatty():
            from tqdm import tqdm

            with tqdm(unit=" articles", leave=False) as bar:

                def tell(done: int, total: int) -> None:
                    bar.total = total
                    bar.update(done)

                count = copy_index(source, target, overwrite=overwrite, progress=tell)
        else:
            count = copy_index(source, target, overwrite=overwrite)
    seconds = time.perf_counter() - started
    click.echo(f"{target}: {count} articles copied ({seconds:.1f} s, {count / seconds:.0f} articles/s)")
