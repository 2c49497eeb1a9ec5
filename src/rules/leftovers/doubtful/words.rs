//! The words by which a place is known to be right, or wrong, as a sentence stands; all in small letters.

/// Words of what has been: results, comparisons, history.
pub(super) const PAST: [&str; 44] = [
    "đạt năm",
    "công nhận",
    "kinh nghiệm",
    "so với",
    "cùng kỳ",
    "ghi nhận",
    "đã ",
    "kết quả",
    "từ năm",
    "tổng kết",
    "sơ kết",
    "thành lập",
    "có hiệu lực",
    "kỷ niệm",
    "sinh năm",
    "năm học",
    "niên vụ",
    "vụ đông",
    "vụ mùa",
    "vụ hè",
    "quyết toán",
    "cuối năm",
    "tính đến",
    "hết năm",
    "tồn đọng",
    "chuyển nguồn",
    "kế thừa",
    "khắc phục",
    "hạn chế",
    "số liệu",
    "thống kê",
    "năm trước",
    "trước năm",
    "các năm",
    "những năm",
    "trước đây",
    "qua các",
    "đầu năm",
    "khóa",
    "khoá",
    "bàn giao",
    "chuyển tiếp",
    "nợ",
    "rà soát",
];

/// Words of what is to be done.
pub(super) const AHEAD: [&str; 9] = [
    "phấn đấu",
    "dự kiến",
    "mục tiêu",
    "trong năm",
    "sẽ ",
    "chỉ tiêu",
    "đến cuối năm",
    "hoàn thành trong",
    "kế hoạch năm",
];

/// Words near before «toàn tỉnh» that compare with other units, or name what is held for all of them.
pub(super) const WITH_OTHERS: [&str; 25] = [
    "dẫn đầu",
    "đứng đầu",
    "đứng thứ",
    "xếp",
    "nhóm",
    "bình quân",
    "so với",
    "cao hơn",
    "thấp hơn",
    "mặt bằng",
    "mức",
    "trung bình",
    "tốp",
    "top",
    "hội thi",
    "cuộc thi",
    "hội diễn",
    "liên hoan",
    "hội nghị",
    "trực tuyến",
    "đại hội",
    "giải",
    "thống nhất",
    "trên tổng số",
    "trong số",
];

/// Words of what was before a rearrangement.
pub(super) const HISTORY: [&str; 27] = [
    "trước đây",
    "cũ",
    "01/7/2025",
    "sắp xếp đơn vị",
    "sắp xếp bộ máy",
    "sắp xếp tổ chức",
    "sắp xếp lại",
    "trước sắp xếp",
    "sau sắp xếp",
    "khi sắp xếp",
    "sáp nhập",
    "hợp nhất",
    "không tổ chức",
    "bỏ cấp",
    "kết thúc hoạt động",
    "nguyên là",
    "nguyên thuộc",
    "giải thể",
    "chuyển giao",
    "bàn giao",
    "lịch sử",
    "đường huyện",
    "tiếp nhận",
    "không còn",
    "tiếp quản",
    "kế thừa",
    "thuộc tỉnh",
];

/// Words beside which the name of a body or a programme that is no more tells of what was.
pub(super) const OF_THE_PAST: [&str; 7] =
    ["thay thế", "tổng kết", "lưu trữ", "truyền thống", "kết thúc", "kết quả thực hiện", "đánh giá kết quả"];

/// Words by which a period that has ended is looked back at.
pub(super) const LOOKED_AT: [&str; 8] = [
    "giám sát",
    "đánh giá",
    "kiểm toán",
    "thanh tra",
    "nghiệm thu",
    "quyết toán",
    "biểu dương",
    "khen thưởng",
];

/// Words that make a word of another level's work rightful.
pub(super) const OTHER_LEVEL: [&str; 18] = [
    "tỉnh",
    "trung ương",
    "chính phủ",
    "của bộ",
    "của sở",
    "cấp trên",
    "nhân dân",
    "đoàn thanh tra",
    "kết luận thanh tra",
    "luật thanh tra",
    "cơ quan thanh tra",
    "thanh tra sở",
    "thanh tra bộ",
    "thanh tra viên",
    "thanh tra chuyên ngành",
    "đoàn kiểm tra liên",
    "nhà nước cấp",
    "phối hợp với đoàn",
];

/// Levels that are no more since 01/7/2025.
pub(super) const GONE: [&str; 4] = ["huyện", "thị trấn", "thị xã", "quận"];

/// Whether any of these words stands in a text as words of its own.
pub(super) fn says(text: &str, words: &[&str]) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    words.iter().any(|word| {
        let word = word.trim_end();
        text.match_indices(word).any(|(at, _)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let behind = text.get(at + word.len()..).and_then(|behind| behind.chars().next());
            !is_letter(before) && !is_letter(behind)
        })
    })
}
