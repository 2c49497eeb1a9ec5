//! A table of plan against result → a picture: two bars a row, black on white, the same bytes on every machine.
//!
//! No font of the machine is used and nothing is rounded by the processor's own ways: letters are outlines of a font
//! that the program carries, bars are whole pixels. What the picture says is exactly what the table says.

use std::fmt;

use crate::page::document::Chart;
use crate::page::style::chart::COLUMNS;

mod letters;
mod paint;
mod plan;
mod unit;

/// A drawn chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The PNG file.
    pub png: Vec<u8>,
    /// Width on paper, twips.
    pub width: u32,
    /// Height on paper, twips.
    pub height: u32,
}

/// Why a chart could not be drawn: each is a fault of the program.
#[derive(Debug)]
pub enum Error {
    /// The font that the program carries does not read.
    Font,
    /// The picture has no area.
    Size,
    /// The PNG could not be written.
    Png(png::EncodingError),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Font => f.write_str("không đọc được phông chữ của biểu đồ"),
            Self::Size => f.write_str("biểu đồ không có kích thước"),
            Self::Png(cause) => write!(f, "không ghi được ảnh PNG: {cause}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Png(cause) => Some(cause),
            Self::Font | Self::Size => None,
        }
    }
}

/// Draws a chart, `width` twips wide; where it would be higher than `most_height`, it is shown
/// smaller.
///
/// # Errors
/// See [`Error`].
pub fn draw(chart: &Chart, width: u32, most_height: u32) -> Result<Picture, Error> {
    let font = letters::Font::new().ok_or(Error::Font)?;
    let plan = plan::plan(&rows(chart), unit::pixels(width), &font);
    let png = paint::paint(&plan, &font)?;
    let height = unit::twips(plan.height);
    let (width, height) = if height > most_height {
        (
            u32::try_from(u64::from(width) * u64::from(most_height) / u64::from(height)).unwrap_or(width),
            most_height,
        )
    } else {
        (width, height)
    };
    Ok(Picture { png, width, height })
}

/// The table in words: what is read to those who do not see the picture.
pub fn words(chart: &Chart) -> String {
    let rows: Vec<String> = rows(chart).iter().map(|row| row.join("; ")).collect();
    rows.join(" | ")
}

/// The texts of all rows, the titles first.
fn rows(chart: &Chart) -> Vec<[String; COLUMNS]> {
    let rows = chart.rows.iter().map(|row| [row.name.clone(), row.plan.to_string(), row.result.to_string()]);
    std::iter::once(chart.titles.clone()).chain(rows).collect()
}
