#!/usr/bin/env bash
# Draws the pictures of the types of papers that docs/loai.md shows: bash docs/anh/ve.sh target/debug/vanthu
# Needs LibreOffice, poppler (pdftoppm) and ImageMagick (convert). Writes docs/anh/LOAI.png and, beside them, what they
# are pictures of (nguon.txt): tests/guide_pages.rs holds that against what the program prints now.
set -euo pipefail
vanthu=$(realpath "$1")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
"$vanthu" new xa --ten 'xã Tân Mẫu' --tinh 'Gia Lai' --nam 2026 >/dev/null
cd xa
types=$("$vanthu" templates | cut -d' ' -f1)
for type in $types; do "$vanthu" new --type "$type" "mau-$type" >/dev/null 2>&1; done
"$vanthu" build >/dev/null
soffice --headless "-env:UserInstallation=file://$work/office" --convert-to pdf --outdir "$work/pdf" \
    output/2026/mau-*.docx >/dev/null
: >"$here/nguon.txt"
for type in $types; do
    pdftoppm -r 55 -gray -png -f 1 -l 1 -singlefile "$work/pdf/mau-$type.pdf" "$work/$type"
    # The page without its empty rest, in eight greys, without anything that changes from run to run.
    convert "$work/$type.png" -trim -bordercolor white -border 12 -colors 8 -strip -define png:compression-level=9 \
        "$here/$type.png"
    printf '%s %s\n' "$type" "$(tail -1 "output/2026/mau-$type.md" | sed 's/<!-- vanthu: \(.*\) -->/\1/')" >>"$here/nguon.txt"
done
