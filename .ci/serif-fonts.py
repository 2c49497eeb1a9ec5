#!/usr/bin/env python3
"""Writes the four faces that a PDF embeds, out of Liberation Serif 2, without hints and kerning:

    python3 .ci/serif-fonts.py fonts

They hold the characters of src/page/metrics/table.rs: what can be measured can be drawn. Each character has a glyph of
its own, in the order of the table, behind .notdef: the program finds a glyph by the row, and text that is copied out of a
PDF keeps no-break blanks and hyphens apart from others. Parts of composed letters stand behind these.

Needs fontTools and the Debian package fonts-liberation2. The licence (OFL 1.1) reserves the name "Liberation", so the
cut fonts bear one of their own. Same source, same fontTools, same bytes.
"""

import copy
import re
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCES = Path("/usr/share/fonts/truetype/liberation2")
TABLE = Path(__file__).parent.parent / "src/page/metrics/table.rs"
FACES = {"Regular": "regular", "Bold": "bold", "Italic": "italic", "BoldItalic": "bold-italic"}
NAME = "Vanthu Serif"
COPYRIGHT, FAMILY, STYLE, UNIQUE, FULL, VERSION, POSTSCRIPT = 0, 1, 2, 3, 4, 5, 6
LICENCE, LICENCE_PLACE = 13, 14


def characters():
    """The rows of the table of widths, in their order."""
    codes = [int(code, 16) for code in re.findall(r"^    \('\\u\{([0-9a-f]+)\}'", TABLE.read_text(), re.MULTILINE)]
    assert codes == sorted(set(codes))
    return codes


def cut(face, codes):
    """The font of a face with these characters alone."""
    font = TTFont(SOURCES / f"LiberationSerif-{face}.ttf", recalcTimestamp=False)
    options = Options(
        hinting=False, layout_features=[], name_IDs=[COPYRIGHT, LICENCE, LICENCE_PLACE], notdef_outline=True, glyph_names=False
    )
    options.drop_tables += ["GDEF", "GPOS", "GSUB", "kern", "FFTM", "gasp", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    return font


def order(font, codes):
    """Gives each character a glyph of its own, in their order."""
    glyphs, widths, cmap = font["glyf"], font["hmtx"], font.getBestCmap()
    missing = [f"U+{code:04X}" for code in codes if code not in cmap]
    assert not missing, missing
    own = {}
    for code in codes:
        name = f"c{code:04X}"
        own[code] = name
        glyphs.glyphs[name] = copy.deepcopy(glyphs[cmap[code]])
        widths[name] = widths[cmap[code]]
    parts = {part for name in own.values() for part in components(glyphs, name)}
    first = [".notdef", *own.values()]
    last = sorted(parts.difference(first), key=font.getGlyphID)
    for name in set(glyphs.glyphs) - set(first) - set(last):
        del glyphs.glyphs[name], widths.metrics[name]
    font.setGlyphOrder(first + last)
    glyphs.glyphOrder = first + last
    for table in font["cmap"].tables:
        table.cmap = {code: name for code, name in own.items() if code <= 0xFFFF}
    font["maxp"].numGlyphs = len(first) + len(last)


def components(glyphs, name):
    """The glyphs that a composed glyph is made of, and theirs."""
    glyph = glyphs[name]
    if not glyph.isComposite():
        return
    for part in glyph.components:
        yield part.glyphName
        yield from components(glyphs, part.glyphName)


def rename(font, face):
    """The names of the cut font."""
    style = {"BoldItalic": "Bold Italic"}.get(face, face)
    plain = f"{NAME.replace(' ', '')}-{face}"
    full = f"{NAME} {style}"
    names = {FAMILY: NAME, STYLE: style, UNIQUE: full, FULL: full, VERSION: "Version 1.0", POSTSCRIPT: plain}
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)


def main():
    codes = characters()
    for face, name in FACES.items():
        font = cut(face, codes)
        order(font, codes)
        rename(font, face)
        font.save(Path(sys.argv[1]) / f"vanthu-serif-{name}.ttf")


main()
