"""Makes workspaces to measure: `units N FOLDER` (N communes, a plan each), `long N FOLDER` (one paper, N times as long),
`reports N FOLDER` and `plain N FOLDER` (N communes, a plan and its results each; plain: reports without charts),
`types N FOLDER` (a paper of each of the 29 types, N times, as `new --type` of target/release/vanthu writes them).

Run in the repository: the sample's data is copied.
"""

import shutil
import subprocess
import sys
from pathlib import Path

LONG_TEMPLATE = """{% extends "co-so.md.j2" %}
{% block ten_loai %}Kế hoạch{% endblock %}
{% block viet_tat %}KH{% endblock %}
{% block than_bai %}
{{ tp.muc(van_ban.cac_muc[0], 1, ten_co_quan) }}

<div class="bang" data-cot="1 8 3">

| TT | Nội dung | Ghi chú |
| :-: | :-- | :-- |
{% for k in van_ban.cac_muc[1].khoan %}
| {{ loop.index }} | {{ k.van }} | {{ van_ban.nam }} |
{% endfor %}

</div>
{% endblock %}
"""
PARAGRAPHS, ROWS = 2400, 2000
SENTENCE = "Tuyên truyền, phổ biến chủ trương của Đảng, chính sách của Nhà nước về bình đẳng giới ở thôn, làng"


def units(count, folder):
    shutil.copytree("templates", folder / "templates")
    (folder / "data").mkdir()
    shutil.copy("data/can-cu.yaml", folder / "data")
    unit = Path("data/don-vi.yaml").read_text("utf-8")
    plan = Path("data/2023/ke-hoach.yaml").read_text("utf-8")
    for number in range(count):
        year = folder / f"data/xa-{number:05}/2023"
        year.mkdir(parents=True)
        # No two papers are the same.
        (year.parent / "don-vi.yaml").write_text(unit.replace("Lơ Ku", f"Lơ Ku {number}"), "utf-8")
        (year / "ke-hoach.yaml").write_text(plan.replace("Lơ Ku", f"Lơ Ku {number}"), "utf-8")


def reports(count, folder, results=lambda text: text):
    units(count, folder)
    text = results(Path("data/2023/ket-qua.yaml").read_text("utf-8"))
    for year in folder.glob("data/*/2023"):
        (year / "ket-qua.yaml").write_text(text, "utf-8")


def plain(count, folder):
    reports(count, folder, lambda text: text.replace("\nsau_thang:\n", "\nsau_thang:\n  bieu_do: false\n"))


def long(times, folder):
    shutil.copytree("templates", folder / "templates")
    (folder / "templates/dai.md.j2").write_text(LONG_TEMPLATE, "utf-8")
    (folder / "data/2026").mkdir(parents=True)
    shutil.copy("data/don-vi.yaml", folder / "data")
    shutil.copy("data/can-cu.yaml", folder / "data")
    items = lambda count, word: "".join(f"      - {word} {n}, {SENTENCE}\n" for n in range(count))
    text = "nam: 2026\nmau: dai\ntrich_yeu: Công tác năm {{ nam }}\nnguoi_ky: chu_tich\ncac_muc:\n"
    text += "  - tieu_de: Nhiệm vụ\n    khoan:\n" + items(PARAGRAPHS * times, "Việc")
    text += "  - tieu_de: Bảng\n    khoan:\n" + items(ROWS * times, "Dòng")
    (folder / "data/2026/ke-hoach.yaml").write_text(text, "utf-8")


def types(times, folder):
    program = Path("target/release/vanthu").resolve()
    shutil.copytree("templates", folder / "templates")
    (folder / "data/2023").mkdir(parents=True)
    shutil.copy("data/don-vi.yaml", folder / "data")
    shutil.copy("data/can-cu.yaml", folder / "data")
    listed = subprocess.run([program, "templates"], capture_output=True, text=True, check=True).stdout
    for kind in [line.split()[0] for line in listed.splitlines()]:
        for number in range(times):
            command = [program, "new", "--type", kind, f"{kind}-{number}"]
            subprocess.run(command, cwd=folder, capture_output=True, check=True)


kind, count, target = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
shutil.rmtree(target, ignore_errors=True)
target.mkdir(parents=True)
{"units": units, "reports": reports, "plain": plain, "long": long, "types": types}[kind](count, target)
