//! The unit's file and the register, new or with what they lack.

use super::citation::Register;
use super::{File, Workspace, unit, write};
use crate::diagnostic::{Code, Diagnostic, Route};
use crate::yaml::{self, Read};

/// What goes into the unit's file.
pub(super) struct Files<'a> {
    pub(super) own: Option<&'a unit::Unit>,
    pub(super) signer: &'a unit::Signer,
    pub(super) bodies: &'a unit::Bodies,
    pub(super) recipients: &'a [unit::Recipients],
    pub(super) kept: Option<&'a str>,
}

impl Files<'_> {
    /// The unit's file: a new one, or the old one with what it lacks.
    pub(super) fn unit(&self, workspace: &Workspace<'_>) -> Result<Option<File>, Vec<Diagnostic>> {
        let added: Vec<&unit::Body> = self.bodies.added().collect();
        let path = "don-vi.yaml".to_owned();
        let Some(known) = workspace.don_vi else {
            let Some(own) = self.own else { return Ok(None) };
            let schema = workspace.schema;
            let lines = write::unit(own, self.signer, &added, self.recipients, self.kept, schema);
            return Ok(Some(File { path, text: lines.text() }));
        };
        let mut edits = Vec::new();
        let root = Route::root();
        let has = |key: &str| known.tree().is_some_and(|tree| tree.get(key).is_some());
        let mut add = |key: &str, lines: Vec<String>| {
            if lines.is_empty() {
            } else if has(key) {
                edits.push(yaml::edit::Edit::add(&root.key(key), None, lines));
            } else {
                let inner = lines.iter().map(|line| format!("  {line}"));
                edits.push(yaml::edit::Edit::add(
                    &root,
                    None,
                    [format!("{key}:")].into_iter().chain(inner).collect(),
                ));
            }
        };
        if self.signer.from.is_some() {
            add("nguoi_ky", write::signer_lines(self.signer));
        }
        add("co_quan", added.iter().flat_map(|body| write::body_lines(body)).collect());
        edited(known, &edits).map(|text| text.map(|text| File { path, text }))
    }
}

/// The register: a new one, or the old one with what it lacks.
pub(super) fn register(
    register: &Register,
    workspace: &Workspace<'_>,
) -> Result<Option<File>, Vec<Diagnostic>> {
    let added: Vec<String> = register.added().flat_map(write::document_lines).collect();
    let path = "can-cu.yaml".to_owned();
    match workspace.can_cu {
        Some(_) if added.is_empty() => Ok(None),
        Some(known) if known.value.is_empty() => {
            let text =
                format!("{}\n{}\n", known.text.trim_end_matches(['\n', '}', '{', ' ']), added.join("\n"));
            Ok(Some(File { path, text }))
        }
        Some(known) => {
            let edits = [yaml::edit::Edit::add(&Route::root(), None, added)];
            edited(known, &edits).map(|text| text.map(|text| File { path, text }))
        }
        None => {
            let schema = workspace
                .schema
                .map(|folder| format!("# yaml-language-server: $schema={folder}/can-cu.schema.json\n"));
            let about = "# Các văn bản được viện dẫn, mỗi văn bản một mã. Số, ngày, trích yếu chép từ văn bản đã nhập; đối chiếu rồi\n\
                         # ghi hieu_luc.\n";
            let entries = if added.is_empty() { "{}".to_owned() } else { added.join("\n") };
            let text = format!("{}{about}\n{entries}\n", schema.unwrap_or_default());
            Ok(Some(File { path, text }))
        }
    }
}

/// A file with edits; `None`: there is nothing to edit.
fn edited<T>(known: &Read<T>, edits: &[yaml::edit::Edit]) -> Result<Option<String>, Vec<Diagnostic>> {
    if edits.is_empty() {
        return Ok(None);
    }
    let edited = known.tree().and_then(|tree| yaml::edit::apply(&known.text, tree, edits).ok());
    edited.map(|edited| Some(edited.text)).ok_or_else(|| {
        let message = "không thêm được vào tệp này mà giữ nguyên những gì đã có";
        let finding = Diagnostic::error(Code::KhongNhapDuoc, &known.file, &Route::root(), message);
        vec![finding.hint("viết mỗi mục trên các dòng riêng, không để cả danh sách trong { }")]
    })
}
