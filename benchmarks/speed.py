"""CPU and wall time of a whole build against the bare parser over the same texts, in separate processes of one run."""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from variorum.annotating.parse import load_parser
from variorum.reading.read import read
from variorum.settings import Settings

BATCH = 64


def run(arguments: argparse.Namespace) -> None:
    """Bare parser with one and two processes, build with one and two workers; a table to --predictions and stdout."""
    texts = [source.article.text for source in read([arguments.data]).sources]
    words = sum(len(text.split()) for text in texts)
    rows = {
        "bare parser": measured(["bare", str(arguments.data), "1"]),
        "bare parser, two processes": measured(["bare", str(arguments.data), "2"]),
        "build, one worker": measured(["build", str(arguments.data), "1"]),
        "build, two workers": measured(["build", str(arguments.data), "2"]),
    }
    bare = rows["bare parser"]
    lines = [f"{len(texts)} articles, {words} words", "", "| | CPU s | wall s | words/s | peak MB | CPU x bare |"]
    lines.append("| --- | --- | --- | --- | --- | --- |")
    for name, (cpu, wall, peak) in rows.items():
        lines.append(f"| {name} | {cpu:.1f} | {wall:.1f} | {words / wall:.0f} | {peak:.0f} | {cpu / bare[0]:.2f} |")
    one, two = rows["build, one worker"], rows["build, two workers"]
    lines.append(f"\ntwo workers: {one[1] / two[1]:.2f} times as fast as one")
    lines.append(f"two bare parsers: {bare[1] / rows['bare parser, two processes'][1]:.2f} times as fast as one")
    table = "\n".join(lines) + "\n"
    arguments.predictions.write_text(table, encoding="utf-8")
    print(table)


def measured(arguments: list[str]) -> tuple[float, float, float]:
    """CPU seconds, wall seconds and peak memory in MB (all processes) of one piece of work, loading included."""
    started = time.perf_counter()
    with subprocess.Popen([sys.executable, __file__, *arguments]) as process:
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            time.sleep(0.2)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime - measured.before  # type: ignore[attr-defined]
    measured.before += cpu  # type: ignore[attr-defined]
    if process.returncode:
        raise SystemExit(f"{arguments}: exit code {process.returncode}")
    return cpu, time.perf_counter() - started, peak


measured.before = 0.0  # type: ignore[attr-defined]


def _memory(root: int) -> float:
    """Proportional set size in MB of a process and its children, shared pages counted once (Linux)."""
    total, waiting = 0.0, [root]
    while waiting:
        pid = waiting.pop()
        try:
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) / 1024
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except (OSError, ProcessLookupError):
            continue
    return total


def bare(texts: list[str]) -> None:
    for _ in load_parser(Settings().parser).pipe(texts, batch_size=BATCH):
        pass


def work(kind: str, data: str, count: int) -> None:
    if kind == "build":
        from variorum.cli import main

        with tempfile.TemporaryDirectory() as folder:
            main(
                ["build", data, "-o", f"{folder}/speed.variorum", "--workers", str(count), "--no-cache", "--quiet"],
                standalone_mode=False,
            )
        return
    texts = [source.article.text for source in read([Path(data)]).sources]
    load_parser(Settings().parser)
    children = [part for part in range(1, count) if os.fork() == 0 and (bare(texts[part::count]), os._exit(0))]
    bare(texts[0::count])
    for _ in range(1, count):
        os.wait()
    assert not children


if __name__ == "__main__":
    work(sys.argv[1], sys.argv[2], int(sys.argv[3]))
