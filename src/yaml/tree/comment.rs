//! The comments of a file: `#` outside of every scalar, to the end of the line.

use std::ops::Range;

use super::{Kind, Node};

/// Where the comments of a file stand, in order.
pub fn comments(source: &str, root: &Node) -> Vec<Range<usize>> {
    let mut scalars = Vec::new();
    root.each_scalar(&mut |node| scalars.push(words(source, node)));
    let mut found = Vec::new();
    let mut at = 0;
    let mut inside = scalars.into_iter().peekable();
    while let Some(hash) = source.get(at..).and_then(|rest| rest.find('#')).map(|found| at + found) {
        while inside.next_if(|range| range.end <= hash).is_some() {}
        if let Some(range) = inside.peek().filter(|range| range.start <= hash) {
            at = range.end;
            continue;
        }
        let end = source[hash..].find('\n').map_or(source.len(), |end| hash + end);
        found.push(hash..hash + source[hash..end].trim_end().len());
        at = end;
    }
    found
}

impl Node {
    /// The comment behind the mark of a `|` text.
    pub fn header_comment<'s>(&self, source: &'s str) -> Option<&'s str> {
        let header = &source[self.range.start..words(source, self).start];
        header.find('#').map(|hash| header[hash..].trim_end())
    }
}

/// The bytes of a scalar that can hold no comment: a `|` may have one behind it on its line.
fn words(source: &str, node: &Node) -> Range<usize> {
    let header = match &node.kind {
        Kind::Scalar { style, .. } if style.is_block() => {
            let written = &source[node.range.clone()];
            written.find('\n').unwrap_or(written.len())
        }
        _ => 0,
    };
    node.range.start + header..node.range.end
}
