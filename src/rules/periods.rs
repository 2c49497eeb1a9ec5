//! Names and holders over time: each day has one.

use crate::diagnostic::{Code, Diagnostic, Route};
use crate::model::{DonVi, Khoang, Sources};

/// Code of the findings.
const ID: Code = Code::KhoangThoiGian;

/// Findings about the spans of a unit's names and people: an overlap and a span that ends before it begins are errors,
/// days without a name may well be.
pub(super) fn check(file: &str, unit: &DonVi) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (route, spans) in unit.cac_khoang() {
        let mut spans: Vec<(usize, Khoang)> = spans.into_iter().enumerate().collect();
        let error = |at: usize, message: String, hint: &str| {
            Diagnostic::error(ID, file, &route.clone().index(at), message).hint(hint)
        };
        for (at, span) in &spans {
            if let (Some(first), Some(last)) = (span.tu_ngay, span.den_ngay)
                && first > last
            {
                let message = format!("tu_ngay {} sau den_ngay {}", first.ngan(), last.ngan());
                findings.push(error(*at, message, "xem lại hai ngày"));
            }
        }
        spans.sort_by_key(|(_, span)| span.tu_ngay);
        for pair in spans.windows(2) {
            let [(_, before), (at, after)] = pair else { continue };
            let (Some(last), Some(first)) = (before.den_ngay, after.tu_ngay) else {
                let message =
                    "chồng với khoảng khác: không biết bên nào kết thúc, bên nào bắt đầu".to_owned();
                findings.push(error(*at, message, "ghi den_ngay cho tên cũ, tu_ngay cho tên mới"));
                continue;
            };
            if first <= last {
                let message = format!("từ {} chồng với khoảng trước, đến hết {}", first.ngan(), last.ngan());
                findings.push(error(
                    *at,
                    message,
                    "hai ngày đều tính: tên mới bắt đầu sau ngày cuối của tên cũ",
                ));
            } else if last.cong_ngay(1).is_some_and(|next| next < first) {
                let message = format!("từ sau {} đến trước {} không có tên nào", last.ngan(), first.ngan());
                let finding = Diagnostic::warning(ID, file, &route.clone().index(*at), message);
                findings
                    .push(finding.hint("ghi liền ngày; đúng là không có ai thì bỏ qua dòng này, kèm lý do"));
            }
        }
    }
    findings
}

/// A paper of a day on which nobody is known to have held the post of its signer, or the unit to have had a name.
/// `head` is where the paper's own keys stand.
pub(super) fn of_paper(sources: &Sources<'_>, head: &Route) -> Vec<Diagnostic> {
    let Some(day) = sources.van_ban.ngay else { return Vec::new() };
    let unknown = sources.don_vi.chua_biet(sources.van_ban.nguoi_ky.as_slice(), day);
    let finding = |what: Route| {
        let message = format!("don-vi.yaml không ghi {what} của ngày {}", day.ngan());
        Diagnostic::error(ID, sources.file, &head.key("ngay"), message)
            .hint("xem lại ngày, hoặc tu_ngay, den_ngay ở đó")
    };
    unknown.into_iter().map(finding).collect()
}
