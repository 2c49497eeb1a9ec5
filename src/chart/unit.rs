//! Measures of the page and pixels.

/// Pixels to the inch: fine enough for print (house).
pub(super) const PER_INCH: u32 = 200;
const TWIPS_PER_INCH: u32 = 1440;

/// A measure of the page in pixels.
pub(super) fn pixels(twips: u32) -> u32 {
    twips * PER_INCH / TWIPS_PER_INCH
}

/// Pixels as a measure of the page.
pub(super) fn twips(pixels: u32) -> u32 {
    pixels * TWIPS_PER_INCH / PER_INCH
}

/// Tenths of a millimetre in pixels.
pub(super) fn pixels_of_tenths(tenths: u32) -> u32 {
    tenths * PER_INCH / 254
}

/// A size of letters in pixels to the em.
pub(super) fn pixels_of_points(points: f32) -> f32 {
    points * PER_INCH as f32 / 72.0
}
