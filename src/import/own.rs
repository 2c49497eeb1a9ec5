//! What a paper says of itself: its year, and the place that its unit is of.

use std::ops::Range;

use super::text::Text;
use crate::rules::leftovers;
use crate::value::Nam;

/// Lets `{{ nam }}` say the paper's own year where it is surely that. Gives how many are said, and how many may be meant.
pub(super) fn own_year(text: &mut Text, nam: Nam) -> (usize, usize) {
    /// Places in one text beyond which nobody speaks of the year.
    const MOST: usize = 100;
    let count = text.shown().matches(&nam.to_string()).count();
    if count == 0 || count > MOST {
        return (0, count);
    }
    let (sure, unsure) = leftovers::own_years(&text.masked(), nam);
    let said = sure.into_iter().rev().filter(|range| text.say(range.clone(), "nam")).count();
    (said, unsure.len())
}

/// Lets `{{ don_vi.dia_ban }}` say the place that the unit is of, outside of what is said of other documents.
pub(super) fn own_area(text: &mut Text, area: &str, cited: &[Range<usize>]) {
    let shown = text.shown();
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let places = shown.match_indices(area).map(|(at, _)| at..at + area.len()).filter(|place| {
        let (before, behind) = (&shown[..place.start], &shown[place.end..]);
        // «xã Mẫu Hai» is another place.
        let goes_on =
            behind.strip_prefix(' ').and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase);
        let inside = cited.iter().any(|whole| whole.start < place.end && place.start < whole.end);
        !is_part(before.chars().next_back()) && !is_part(behind.chars().next()) && !goes_on && !inside
    });
    let places: Vec<Range<usize>> = places.take(MOST_AREAS).collect();
    for place in places.into_iter().rev() {
        text.say(place, "don_vi.dia_ban");
    }
}

/// Most times that one text names the unit's place.
const MOST_AREAS: usize = 100;
