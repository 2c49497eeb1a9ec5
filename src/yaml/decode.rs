//! Bytes of a data file → text.

use crate::diagnostic::{Code, Diagnostic, Route};

/// The text of a file's bytes, UTF-8.
///
/// # Errors
/// One finding that says what the bytes seem to be (UTF-16, binary, an old code page) and where UTF-8 ends.
pub fn decode(file: &str, bytes: Vec<u8>) -> Result<String, Box<Diagnostic>> {
    if let Some(order) = utf16(&bytes) {
        let message = format!("tệp lưu bằng bảng mã UTF-16 ({order}), không phải UTF-8");
        return Err(Box::new(fault(file, message)));
    }
    if bytes.contains(&0) {
        let before = bytes.split(|&byte| byte == 0).next().unwrap_or_default();
        let finding = Diagnostic::error(
            Code::KhongPhaiChu,
            file,
            &Route::root(),
            "tệp này không phải tệp chữ (có byte 0)",
        )
        .hint("xem có chép nhầm tệp Word, PDF hay ảnh vào tên này không");
        return Err(Box::new(place(finding, before)));
    }
    // The quick look gives no place: what fails it is looked at again.
    if let Ok(text) = simdutf8::basic::from_utf8(&bytes) {
        return Ok(text.to_owned());
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let finding = fault(file, "tệp không phải chữ UTF-8 từ chỗ này".to_owned());
        Box::new(place(finding, valid))
    })
}

fn fault(file: &str, message: String) -> Diagnostic {
    Diagnostic::error(Code::MaHoaSai, file, &Route::root(), message)
        .hint("mở tệp trong trình soạn thảo, chọn Lưu thành (Save as) với bảng mã UTF-8")
}

/// The finding at the end of `before`, in lines and characters.
fn place(finding: Diagnostic, before: &[u8]) -> Diagnostic {
    let before = String::from_utf8_lossy(before);
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
    finding.at(line, column)
}

/// The byte order of UTF-16, by its mark or by the zero bytes that ASCII has in it.
fn utf16(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, ..] => return Some("LE"),
        [0xfe, 0xff, ..] => return Some("BE"),
        _ => {}
    }
    let start = bytes.get(..bytes.len().min(200))?;
    let zeros = |offset: usize| start.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let half = start.len() / 2;
    let mostly = |count: usize, other: usize| half >= 4 && count * 2 > half && other == 0;
    match (zeros(0), zeros(1)) {
        (even, odd) if mostly(odd, even) => Some("LE"),
        (even, odd) if mostly(even, odd) => Some("BE"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn fault(bytes: &[u8]) -> String {
        decode("a.yaml", bytes.to_vec()).unwrap_err().to_string()
    }

    const SAVE: &str = "\n  gợi ý: mở tệp trong trình soạn thảo, chọn Lưu thành (Save as) với bảng mã UTF-8";

    #[test]
    fn utf_8_is_text() {
        assert_eq!(decode("a.yaml", "năm: 2026".as_bytes().to_vec()).unwrap(), "năm: 2026");
        assert_eq!(decode("a.yaml", Vec::new()).unwrap(), "");
    }

    #[test]
    fn utf_16_is_named_with_and_without_its_mark() {
        let text: Vec<u16> = "nam: 2026\ntrich_yeu: Bình đẳng giới\n".encode_utf16().collect();
        let little: Vec<u8> = text.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = text.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let expected = |order: &str| {
            format!("a.yaml: lỗi[ma-hoa-sai]: tệp lưu bằng bảng mã UTF-16 ({order}), không phải UTF-8{SAVE}")
        };
        assert_eq!(fault(&[&[0xff, 0xfe], &little[..]].concat()), expected("LE"));
        assert_eq!(fault(&[&[0xfe, 0xff], &big[..]].concat()), expected("BE"));
        assert_eq!(fault(&little), expected("LE"));
        assert_eq!(fault(&big), expected("BE"));
    }

    #[test]
    fn other_bytes_are_told_with_their_place() {
        assert_eq!(
            fault(b"nam: 2026\nten: \xe0n\n"),
            format!("a.yaml:2:6: lỗi[ma-hoa-sai]: tệp không phải chữ UTF-8 từ chỗ này{SAVE}")
        );
        assert_eq!(
            fault(b"nam: 2026\0"),
            "a.yaml:1:10: lỗi[khong-phai-chu]: tệp này không phải tệp chữ (có byte 0)\n  gợi ý: xem có chép nhầm tệp Word, PDF hay ảnh vào tên này không"
        );
    }
}
