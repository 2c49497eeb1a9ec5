//! The four faces that papers are set in, cut to the characters whose widths the program knows.

use std::sync::{Arc, LazyLock};

use krilla::Data;
use krilla::text::Font;

use crate::page::metrics::Face;

static REGULAR: LazyLock<Option<Font>> =
    LazyLock::new(|| font(include_bytes!("../../fonts/vanthu-serif-regular.ttf")));
static BOLD: LazyLock<Option<Font>> =
    LazyLock::new(|| font(include_bytes!("../../fonts/vanthu-serif-bold.ttf")));
static ITALIC: LazyLock<Option<Font>> =
    LazyLock::new(|| font(include_bytes!("../../fonts/vanthu-serif-italic.ttf")));
static BOLD_ITALIC: LazyLock<Option<Font>> =
    LazyLock::new(|| font(include_bytes!("../../fonts/vanthu-serif-bold-italic.ttf")));

/// The font of a face; `None` only where the program was built with a file that is no font.
pub(super) fn of(face: Face) -> Option<Font> {
    let font = match face {
        Face::Regular => &REGULAR,
        Face::Bold => &BOLD,
        Face::Italic => &ITALIC,
        Face::BoldItalic => &BOLD_ITALIC,
    };
    LazyLock::force(font).clone()
}

fn font(bytes: &'static [u8]) -> Option<Font> {
    let data: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(bytes);
    Font::new(Data::from(data), 0)
}
