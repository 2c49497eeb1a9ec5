#!/usr/bin/env bash
# Draws the pictures of the types of papers that docs/loai.md shows, and that of the README: bash docs/anh/ve.sh target/debug/vanthu
# Needs LibreOffice, poppler (pdftoppm) and ImageMagick (convert). Writes docs/anh/LOAI.png, docs/anh/ke-hoach-2023.png and,
# beside them, what they are pictures of (nguon.txt): tests/guide_pages.rs holds that against what the program prints now.
set -euo pipefail
vanthu=$(realpath "$1")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

plan=$here/../../output/2023/ke-hoach
# draw NAME RESOLUTION GREYS PDF MARKDOWN: the first page, in few greys, without anything that changes from run to run.
draw() {
    pdftoppm -r "$2" -gray -png -f 1 -l 1 -singlefile "$4" "$work/$1"
    convert "$work/$1.png" "${trim[@]}" -colors "$3" -strip -define png:compression-level=9 "$here/$1.png"
    printf '%s %s\n' "$1" "$(tail -1 "$5" | sed 's/<!-- vanthu: \(.*\) -->/\1/')" >>"$here/nguon.txt"
}

cd "$work"
"$vanthu" new xa --ten 'xã Tân Mẫu' --tinh 'Gia Lai' --nam 2026 >/dev/null
cd xa
types=$("$vanthu" templates | cut -d' ' -f1)
for type in $types; do "$vanthu" new --type "$type" "mau-$type" >/dev/null 2>&1; done
"$vanthu" build >/dev/null
soffice --headless "-env:UserInstallation=file://$work/office" --convert-to pdf --outdir "$work/pdf" \
    output/2026/mau-*.docx "$plan.docx" >/dev/null
: >"$here/nguon.txt"
# Pages of types without their empty rest.
trim=(-trim -bordercolor white -border 12)
for type in $types; do draw "$type" 55 8 "$work/pdf/mau-$type.pdf" "output/2026/mau-$type.md"; done
trim=()
draw ke-hoach-2023 90 16 "$work/pdf/ke-hoach.pdf" "$plan.md"
