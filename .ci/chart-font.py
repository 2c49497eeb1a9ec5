#!/usr/bin/env python3
"""Writes the letters a chart may hold, out of Liberation Serif 2, without hints and kerning:

    python3 .ci/chart-font.py fonts/vanthu-chart.ttf

Needs fontTools and the Debian package fonts-liberation2. The licence (OFL 1.1) reserves the name "Liberation", so the
cut font bears one of its own. Same source, same fontTools, same bytes.
"""

import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCE = "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf"
NAME = "Vanthu Chart"
COPYRIGHT, FAMILY, STYLE, UNIQUE, FULL, VERSION, POSTSCRIPT = 0, 1, 2, 3, 4, 5, 6
LICENCE, LICENCE_PLACE = 13, 14


def characters():
    """ASCII, Latin-1, Latin Extended-A, horned letters, combining marks, all of 1E00-1EFF, punctuation and signs."""
    ranges = [(0x20, 0x7F), (0xA0, 0x180), (0x1A0, 0x1A2), (0x1AF, 0x1B1), (0x300, 0x370)]
    ranges += [(0x1E00, 0x1F00), (0x2010, 0x2030)]
    codes = [code for first, end in ranges for code in range(first, end)]
    return codes + [ord(letter) for letter in "\u2030\u2032\u2033\u2039\u203a\u20ab\u2212\u2264\u2265"]


def main():
    font = TTFont(SOURCE, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=[], name_IDs=[COPYRIGHT, LICENCE, LICENCE_PLACE], notdef_outline=True)
    options.drop_tables += ["GDEF", "GPOS", "GSUB", "kern", "FFTM", "gasp", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    plain = NAME.replace(" ", "")
    names = {FAMILY: NAME, STYLE: "Regular", UNIQUE: NAME, FULL: NAME, VERSION: "Version 1.0", POSTSCRIPT: f"{plain}-Regular"}
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font.save(sys.argv[1])


main()
