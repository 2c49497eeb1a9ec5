#!/usr/bin/env bash
# Measures vanthu, the floor (deflate alone) and two peers on the same papers in one run, and prints a table:
#     bash benches/compare.sh
# Installs the peers, pinned, below target/bench. Ratios count: machines drift. VANTHU_BENCH_UNITS sets the number of
# units (1000), VANTHU_BENCH_FOLDER where papers are written (target/bench; a tmpfs leaves the disk out of it).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly DOCXTPL=0.20.2 DOCXTEMPLATER=3.71.0 PIZZIP=3.3.0
readonly UNITS=${VANTHU_BENCH_UNITS:-1000}
readonly REPORTS=$(((UNITS + 9) / 10))
readonly TOOLS=$PWD/target/bench/tools
readonly FOLDER=${VANTHU_BENCH_FOLDER:-$PWD/target/bench/work}
readonly PROGRAM=$PWD/target/release/vanthu

mkdir -p "$TOOLS" "$FOLDER"
cargo build -q --release
CARGO_TARGET_DIR=target/bench/floor cargo build -q --release --manifest-path benches/floor/Cargo.toml
if [[ ! -x $TOOLS/venv/bin/python ]]; then
    python3 -m venv "$TOOLS/venv"
    "$TOOLS/venv/bin/python" -m pip install -q "docxtpl==$DOCXTPL"
fi
if [[ ! -d $TOOLS/node_modules/docxtemplater ]]; then
    npm install --silent --prefix "$TOOLS" --no-audit --no-fund "docxtemplater@$DOCXTEMPLATER" "pizzip@$PIZZIP"
fi
readonly PYTHON=$TOOLS/venv/bin/python

# timed FOLDER COMMAND…: runs the program there; prints seconds, CPU seconds, peak kB.
timed() {
    local folder=$1
    shift
    (cd "$folder" && "$PYTHON" - "$PROGRAM" "$@" <<'PY'
import os, resource, subprocess, sys, time
start = time.perf_counter()
# What check tells of the sample ends it with 1.
told = subprocess.DEVNULL if sys.argv[2] == "check" else None
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=told).returncode
seconds = time.perf_counter() - start
if code > (told is not None):
    sys.exit(f"{sys.argv[1:]} ended with {code}")
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{seconds:.4f} {usage.ru_utime + usage.ru_stime:.4f} {usage.ru_maxrss}")
PY
    )
}

# best ROUNDS FOLDER ARGUMENT…: the quickest of some fresh builds.
best() {
    local rounds=$1 folder=$2
    shift 2
    for _ in $(seq "$rounds"); do
        rm -rf "$folder/output"
        timed "$folder" build -q "$@"
    done | sort -n | head -n 1
}

# shortest ROUNDS FOLDER COMMAND…: the quickest of some runs that build nothing anew.
shortest() {
    local rounds=$1
    shift
    for _ in $(seq "$rounds"); do timed "$@"; done | sort -n | head -n 1
}

calc() { awk "BEGIN { printf \"%.$1f\", $2 }"; }

python3 benches/workspaces.py units 1 "$FOLDER/one"
python3 benches/workspaces.py units "$UNITS" "$FOLDER/many"
python3 benches/workspaces.py reports "$REPORTS" "$FOLDER/reports"
python3 benches/workspaces.py plain "$REPORTS" "$FOLDER/plain"
python3 benches/workspaces.py long 1 "$FOLDER/long"
python3 benches/workspaces.py long 10 "$FOLDER/longer"
python3 benches/workspaces.py types 1 "$FOLDER/types"

read -r cold _ cold_kb <<<"$(best 20 "$FOLDER/one")"
read -r one_thread one_cpu one_kb <<<"$(best 3 "$FOLDER/many" --jobs 1 --format docx)"
read -r floor_papers floor_bytes floor_ms <<<"$(target/bench/floor/release/floor "$FOLDER/many/output")"
read -r both _ _ <<<"$(best 3 "$FOLDER/many" --jobs 1)"
read -r all _ all_kb <<<"$(best 5 "$FOLDER/many")"
read -r all_docx _ _ <<<"$(best 5 "$FOLDER/many" --format docx)"
best 1 "$FOLDER/many" >/dev/null
read -r current _ _ <<<"$(shortest 3 "$FOLDER/many" build -q)"
readonly REPORT=(--jobs 1 --doc bao-cao-6-thang --format docx)
read -r reports _ _ <<<"$(best 3 "$FOLDER/reports" "${REPORT[@]}")"
read -r plain _ _ <<<"$(best 3 "$FOLDER/plain" "${REPORT[@]}")"
readonly PLANS=(--jobs 1 --doc ke-hoach)
read -r texts _ _ <<<"$(best 3 "$FOLDER/reports" "${PLANS[@]}" --format md)"
read -r pdfs _ _ <<<"$(best 3 "$FOLDER/reports" "${PLANS[@]}" --format pdf)"
best 1 "$FOLDER/one" >/dev/null
read -r checked _ checked_kb <<<"$(shortest 20 "$FOLDER/one" check output/xa-00000/2023/ke-hoach.docx)"
read -r long _ long_kb <<<"$(best 5 "$FOLDER/long")"
read -r longer _ longer_kb <<<"$(best 3 "$FOLDER/longer")"
read -r types _ _ <<<"$(best 10 "$FOLDER/types")"
read -r watch watch_most <<<"$("$PYTHON" benches/watch.py "$PROGRAM" "$FOLDER/one" 20)"

rm -rf "$FOLDER/peers" && mkdir "$FOLDER/peers"
"$PYTHON" benches/peers/template.py "$FOLDER/one/output/xa-00000/2023/ke-hoach.docx" "$FOLDER/peers"
# quickest COMMAND…: the best of three runs of a peer, as we take the best of ours.
quickest() { for _ in 1 2 3; do "$@"; done | sort -rn | head -n 1; }
read -r docxtpl docxtpl_kb <<<"$(quickest "$PYTHON" benches/peers/docxtpl_papers.py "$FOLDER/peers" 100)"
export NODE_PATH=$TOOLS/node_modules
read -r templater templater_kb <<<"$(quickest node benches/peers/docxtemplater_papers.js "$FOLDER/peers" 300)"

one_ms=$(calc 3 "$one_thread * 1000 / $UNITS")
one_cpu_ms=$(calc 3 "$one_cpu * 1000 / $UNITS")
rate=$(calc 0 "$UNITS / $all")
docx_rate=$(calc 0 "$UNITS / $all_docx")
cat <<TABLE
$(date -I), $(nproc) cores of $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), load $(cut -d' ' -f1 /proc/loadavg), $UNITS units, $floor_papers papers of $((floor_bytes / floor_papers)) bytes unpacked

| what | measured | target |
|---|---:|---:|
| (a) one paper, cold, whole process | $(calc 1 "$cold * 1000") ms, $cold_kb kB | 10 ms |
| (b) DOCX, --jobs 1, one paper | $one_ms ms (CPU $one_cpu_ms ms) | |
| (e) floor: C zlib level 6, the same parts | $floor_ms ms | |
| (b)/(e) | $(calc 2 "$one_ms / $floor_ms") (CPU $(calc 2 "$one_cpu_ms / $floor_ms")) | 2 |
| (b) DOCX and Markdown, --jobs 1 | $(calc 0 "$UNITS / $both") papers/s | |
| (b) DOCX and Markdown, all cores | $rate papers/s | |
| (b) DOCX, all cores | $docx_rate papers/s | |
| docxtpl $DOCXTPL | $docxtpl papers/s, $docxtpl_kb kB | |
| docxtemplater $DOCXTEMPLATER | $templater papers/s, $templater_kb kB | |
| vanthu / docxtpl, both DOCX alone | $(calc 1 "$docx_rate / $docxtpl") | 15 |
| vanthu / docxtemplater, both DOCX alone | $(calc 1 "$docx_rate / $templater") | 10 |
| peak memory, $UNITS units, all cores | $all_kb kB (--jobs 1: $one_kb kB) | 32768 kB |
| (g) a paper of each of the 29 types, cold | $(calc 0 "$types * 1000") ms | 150 ms |
| (h) a report with charts, DOCX, --jobs 1 | $(calc 2 "$reports * 1000 / $REPORTS") ms | |
| (h) a report with charts / one without | $(calc 2 "$reports / $plain") | 2 |
| (i) a PDF of 8 pages beyond its Markdown, --jobs 1 | $(calc 1 "($pdfs - $texts) * 1000 / $REPORTS") ms | 5 ms |
| (j) check of a DOCX of 8 pages, cold | $(calc 1 "$checked * 1000") ms, $checked_kb kB | |
| (c) all up to date, all cores | $(calc 2 "$current") s | 1 s |
| (f) 2,400 paragraphs and 2,000 rows | $(calc 0 "$long * 1000") ms, $long_kb kB | 100 ms |
| (f) ten times as long | $(calc 0 "$longer * 1000") ms, $longer_kb kB | |
| (f) ratio of ten times as long | $(calc 1 "$longer / $long") | 11 |
| watch: from a save to the new paper | $watch ms, at most $watch_most ms | 100 ms |
TABLE
