#!/usr/bin/env bash
# What cargo test cannot arrange: a full disk, a disk that only reads, a folder of somebody else. As root:
#     bash .ci/checks/disk.sh target/release/vanthu
# Every paper must stay whole, nothing half written may be left, and the exit code must be 3.
set -euo pipefail

program=$(realpath "$1")
sample=$(realpath tests/cases/build/du_thao/before/data)
work=$(mktemp -d)
mkdir "$work/disk"
trap 'umount "$work/disk" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"

fail() { printf 'FAILED: %s\n' "$1"; cat out err 2>/dev/null; exit 1; }

# build EXIT_CODE ARGUMENT…: runs build in $work, with both streams in files.
build() {
    local wanted=$1 code=0
    shift
    "$program" build --output disk/output "$@" >out 2>err || code=$?
    ((code == wanted)) || fail "exit code $code, not $wanted"
}

whole() {
    local file
    while IFS= read -r file; do
        case $file in
            *.docx) unzip -tqq "$file" || fail "$file is damaged" ;;
            *.md) tail -n 1 "$file" | grep -q '^<!-- vanthu: [0-9a-f]\{32\} -->$' || fail "$file is cut short" ;;
            *) fail "$file was left" ;;
        esac
    done < <(find disk/output -type f)
}

for number in $(seq 10 29); do
    mkdir -p "data/xa-$number"
    cp -r "$sample/." "data/xa-$number"
done

# A full disk: some papers fit, the others are told, and each is whole.
mount -t tmpfs -o size=200k,mode=755 tmpfs disk
build 3
grep -q '^mới ' out || fail 'no paper fits'
grep -q 'lỗi\[khong-ghi-duoc\]: ổ đĩa đã đầy$' err || fail 'the full disk is not told'
whole
# The old papers outlive a change that does not fit.
sha256sum $(find disk/output -type f) >before
sed -i 's/Hai/Hai, dài thêm/' data/*/2026/ke-hoach.yaml
dd if=/dev/zero of=disk/filler bs=1k 2>/dev/null || true
build 3
whole
sha256sum --quiet -c before || fail 'an old paper changed on a full disk'
# With room again, all is made.
umount disk
mount -t tmpfs -o size=8m,mode=755 tmpfs disk
build 0
whole
printf 'full disk: each paper whole\n'

# A disk that only reads: what is current is fine, what is not is told.
mount -o remount,ro disk
build 0
sed -i 's/Hai/Ba/' data/xa-10/2026/ke-hoach.yaml
build 3
grep -q 'lỗi\[khong-ghi-duoc\]: ổ đĩa chỉ cho đọc$' err || fail 'the read-only disk is not told'
(($(grep -c '^không đổi ' out) == 38)) || fail 'the other papers are not current'
mount -o remount,rw disk
printf 'read-only disk: told, the others are current\n'

# A folder of somebody else.
chmod 755 "$work"
touch out err && chmod 666 out err
code=0
setpriv --reuid=65534 --regid=65534 --clear-groups "$program" build --output disk/output >out 2>err || code=$?
((code == 3)) || fail "exit code $code for a folder of somebody else"
grep -q 'lỗi\[khong-ghi-duoc\]: không có quyền đọc hoặc ghi$' err || fail 'the missing right is not told'
whole
printf 'folder of somebody else: told\n'

# A reader that has the old version open keeps it.
exec 3<disk/output/xa-10/2026/ke-hoach.md
cp disk/output/xa-10/2026/ke-hoach.md old.md
build 0
cmp -s /dev/fd/3 old.md || fail 'the old version changed under a reader'
! cmp -s disk/output/xa-10/2026/ke-hoach.md old.md || fail 'the new version is not there'
exec 3<&-
printf 'file held open: the reader keeps the old one\n'
