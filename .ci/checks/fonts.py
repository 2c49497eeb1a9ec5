"""Only Times New Roman's twin is used: another font on the picture means that the measures mean nothing."""

import render

TWINS = {"LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic", "LiberationSerif-BoldItalic"}


def faults(paper) -> list[str]:
    return [f"the font {font} is used" for font in sorted(set(render.fonts(paper.pdf)) - TWINS)]
