//! One value in the place of another.

use serde_yaml::Value;

use super::scalar::{flow, read_value, reads_as, replace_all, write_scalar};
use super::{Action, Edit, Editor, Fault, Kind, Layout, Node, Spot, Style, indented, read_lines};

impl Editor<'_> {
    /// Makes the edits that name a whole value; gives what stands there then.
    pub(super) fn replace(
        &mut self,
        node: &Node,
        spot: &Spot,
        action: &Action,
        all: &[&Edit],
    ) -> Result<Value, Fault> {
        match (action, all) {
            (Action::Rewrite { .. }, _) => self.rewrite(node, spot, all),
            (Action::Set(text), [_]) => self.set(node, spot, text),
            (Action::Put(lines), [_]) => self.put(node, spot, lines),
            // Two edits of the same bytes, or one that only an entry of a list or mapping can take.
            _ => Err(spot.not_proved()),
        }
    }

    fn set(&mut self, node: &Node, spot: &Spot, text: &str) -> Result<Value, Fault> {
        let style = match &node.kind {
            Kind::Scalar { style, .. } => *style,
            Kind::Sequence(..) | Kind::Mapping(..) => Style::Plain,
        };
        let written = write_scalar(text, style);
        let value = read_value(&written).ok_or_else(|| spot.not_proved())?;
        self.in_place_of(node, spot, &written);
        Ok(value)
    }

    fn rewrite(&mut self, node: &Node, spot: &Spot, all: &[&Edit]) -> Result<Value, Fault> {
        let Kind::Scalar { text, style } = &node.kind else { return Err(spot.missing()) };
        let mut parts: Vec<(&str, &str)> = Vec::new();
        for edit in all {
            let Action::Rewrite { old, new } = &edit.action else { return Err(spot.not_proved()) };
            if !parts.iter().any(|(known, _)| known == old) {
                parts.push((old, new));
            }
        }
        let new = replace_all(text, &parts);
        let raw = &self.source[node.range.clone()];
        let escaped = |part: &str| match style {
            Style::Plain | Style::Literal | Style::Folded => part.to_owned(),
            Style::Single => part.replace('\'', "''"),
            Style::Double => part.replace('\\', "\\\\").replace('"', "\\\""),
        };
        let written: Vec<(String, String)> =
            parts.iter().map(|(old, new)| (escaped(old), escaped(new))).collect();
        let in_place: Vec<(&str, &str)> = written.iter().map(|(old, new)| (&**old, &**new)).collect();
        let patched = replace_all(raw, &in_place);
        // A block text cannot be read without its indent; there a splice in place is proved at the end.
        let all_found = parts.iter().all(|(old, _)| raw.matches(old).count() == text.matches(old).count());
        let sound = if style.is_block() { all_found } else { reads_as(&patched, &new, spot.flow.is_some()) };
        if sound && patched != raw {
            self.splices.push((node.range.clone(), patched));
        } else {
            self.in_place_of(node, spot, &write_scalar(&new, Style::Double));
        }
        Ok(Value::String(new))
    }

    fn put(&mut self, node: &Node, spot: &Spot, lines: &[String]) -> Result<Value, Fault> {
        let new = read_lines(lines).ok_or_else(|| spot.not_proved())?;
        let value = new.value();
        let is_inline = lines.len() == 1
            && !matches!(new.kind, Kind::Sequence(Layout::Block, _) | Kind::Mapping(Layout::Block, _));
        match (spot.flow, lines) {
            (None, [line]) if is_inline => self.in_place_of(node, spot, line),
            (None, lines) => self.block_in_place_of(node, spot, lines),
            (Some(_), _) => {
                let flow = flow(&value).ok_or_else(|| spot.not_proved())?;
                self.in_place_of(node, spot, &flow);
            }
        }
        Ok(value)
    }

    /// Puts something on one line where a value stands; comments in the value stay before it, one behind it stays there.
    pub(super) fn in_place_of(&mut self, node: &Node, spot: &Spot, written: &str) {
        let splice = match &node.kind {
            Kind::Scalar { .. } => {
                // A key without a value ends at its colon.
                let gap = if node.range.is_empty() { " " } else { "" };
                let behind = node
                    .header_comment(self.source)
                    .map_or_else(String::new, |comment| format!(" {comment}"));
                (node.range.clone(), format!("{gap}{written}{behind}"))
            }
            Kind::Sequence(layout, _) | Kind::Mapping(layout, _) => {
                let is_block = *layout == Layout::Block && spot.lead < node.range.start;
                let start = if is_block { spot.lead } else { node.range.start };
                let region = start..node.range.end;
                let comments = self.comments_within(&region, spot.margin);
                // Clear of what stands before the value.
                let gap = if comments.is_empty() && !is_block { "" } else { " " };
                (region, format!("{gap}{comments}{written}"))
            }
        };
        self.splices.push(splice);
    }

    /// Puts lines where a value stands, below its key or behind its dash.
    fn block_in_place_of(&mut self, node: &Node, spot: &Spot, lines: &[String]) {
        let end = node.range.end.max(spot.lead);
        // A comment behind the value would become text of the last line.
        let line = self.source[end..].split('\n').next().unwrap_or_default();
        let region = spot.lead..end + line.trim_end_matches('\r').len();
        let mut block: Vec<String> = self.comments_of(&region).map(str::to_owned).collect();
        let is_item = self.source[..spot.lead].ends_with('-');
        let has_comments = !block.is_empty();
        block.extend(lines.iter().cloned());
        let block = indented(&block, spot.margin);
        let mut text = block.join(self.line_end);
        if is_item || has_comments {
            text = format!(" {}", text.trim_start_matches(' '));
        } else {
            text.insert_str(0, self.line_end);
        }
        self.splices.push((region, text));
    }
}
