"""Where the articles' own stage runs: here, in processes beside this one, or on the machines of a Dask cluster."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager

SETTING = "RECOUPE_EXECUTOR"
"""The environment variable: `serial`, `processes`, `processes:N`, `dask://host:port`; empty for what suits."""

WORTHWHILE = 400
"""Articles from which on processes save more than it costs to start them."""


class BadExecutor(Exception):
    """A setting that names no executor, or one that cannot be reached."""


@contextmanager
def executor(articles: int, setting: str | None = None) -> Iterator[Executor | None]:
    """The executor for so many articles; `None` when they are best processed right here.

    Raises:
        BadExecutor: for a setting that cannot be followed.
    """
    wanted = os.environ.get(SETTING, "") if setting is None else setting
    kind, _, rest = wanted.partition(":")
    if kind == "dask" and rest.startswith("//"):
        with _dask(wanted.replace("dask://", "tcp://", 1)) as cluster:
            yield cluster
    elif wanted == "serial" or (wanted == "" and (articles < WORTHWHILE or cores() < 2)):
        yield None
    elif (wanted == "" or kind == "processes") and (not rest or rest.isdecimal()):
        with ProcessPoolExecutor(int(rest) if rest else cores(), mp_context=_context()) as pool:
            yield pool
    else:
        raise BadExecutor(f'{SETTING} is "{wanted}": expected serial, processes, processes:N or dask://host:port')


@contextmanager
def _dask(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError:
        raise BadExecutor(f"{SETTING} names a Dask cluster, and the package distributed is not installed") from None
    try:
        client = Client(address, timeout=20, set_as_default=False)
    except OSError as error:
        raise BadExecutor(f"the Dask cluster at {address} does not answer: {error}") from None
    with client:
        yield client.get_executor(pure=False)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _context() -> multiprocessing.context.BaseContext:
    # A forked process has all that is imported already; it is safe here, before any thread is started.
    return multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")
