"""watch.py PROGRAM FOLDER N: how long after a save `watch` has the new paper on disk, N times.

FOLDER is a workspace of one unit, as workspaces.py makes it. Prints the median and the longest, milliseconds.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

program, folder, rounds = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
plan = next(folder.glob("data/*/*/ke-hoach.yaml"))
paper = folder / "output" / plan.relative_to(folder / "data").with_suffix(".docx")
text = plan.read_text("utf-8")


def age():
    return paper.stat().st_mtime_ns if paper.exists() else 0


def wait(changed_from):
    until = time.perf_counter() + 10
    while age() == changed_from:
        if time.perf_counter() > until:
            sys.exit("watch made no paper within 10 s")
        time.sleep(0.0005)


before = age()
watch = subprocess.Popen([program, "watch", "-q"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    if not before:
        wait(before)
    time.sleep(0.5)
    taken = []
    for number in range(rounds):
        before = age()
        start = time.perf_counter()
        # As editors save: a new file, renamed over the old one.
        draft = plan.with_suffix(".tmp")
        draft.write_text(text.replace("bình đẳng giới", f"bình đẳng giới lần {number}"), "utf-8")
        draft.rename(plan)
        wait(before)
        taken.append((time.perf_counter() - start) * 1000)
        time.sleep(0.1)
    print(f"{statistics.median(taken):.0f} {max(taken):.0f}")
finally:
    watch.terminate()
    plan.write_text(text, "utf-8")
