//! The list of the rules. Their titles are what an officer reads in the guide.

use super::fault::Fault;
use super::{Muc, Rule, Sheet, appendix, body, font, header, layout, page, signature, title, wording};
use crate::diagnostic::Code;

/// Every rule, in the order of the paper's parts.
pub const RULES: &[Rule] = &[
    rule(Code::PG01, Muc::QuyDinhRo, page::pg01),
    rule(Code::PG02, Muc::QuyDinhRo, page::pg02),
    rule(Code::PG03, Muc::QuyDinhRo, page::pg03),
    rule(Code::PG04, Muc::QuyDinhRo, page::pg04),
    rule(Code::PG05, Muc::QuyDinhRo, page::pg05),
    rule(Code::FT01, Muc::QuyDinhRo, font::ft01),
    rule(Code::FT02, Muc::QuyDinhRo, font::ft02),
    rule(Code::FT03, Muc::QuyDinhRo, font::ft03),
    rule(Code::FT04, Muc::QuyDinhRo, font::ft04),
    rule(Code::HD01, Muc::NoiBo, header::hd01),
    rule(Code::HD02, Muc::NoiBo, header::hd02),
    rule(Code::QH01, Muc::QuyDinhRo, header::qh01),
    rule(Code::QH02, Muc::QuyDinhRo, header::qh02),
    rule(Code::QH03, Muc::QuyDinhRo, header::qh03),
    rule(Code::CQ01, Muc::QuyDinhRo, header::cq01),
    rule(Code::CQ02, Muc::QuyDinhRo, header::cq02),
    rule(Code::CQ03, Muc::QuyDinhRo, header::cq03),
    rule(Code::SK01, Muc::QuyDinhRo, header::sk01),
    rule(Code::SK02, Muc::QuyDinhRo, header::sk02),
    rule(Code::SK03, Muc::QuyDinhRo, header::sk03),
    rule(Code::DD01, Muc::QuyDinhRo, header::dd01),
    rule(Code::DD02, Muc::QuyDinhRo, header::dd02),
    rule(Code::DD03, Muc::QuyDinhRo, header::dd03),
    rule(Code::TL01, Muc::QuyDinhRo, title::tl01),
    rule(Code::TL02, Muc::QuyDinhRo, title::tl02),
    rule(Code::TL03, Muc::QuyDinhRo, title::tl03),
    rule(Code::TL04, Muc::QuyDinhRo, title::tl04),
    rule(Code::CC01, Muc::QuyDinhRo, title::cc01),
    rule(Code::CC02, Muc::Nhac, title::cc02),
    rule(Code::ND01, Muc::QuyDinhRo, body::nd01),
    rule(Code::ND02, Muc::QuyDinhRo, body::nd02),
    rule(Code::ND03, Muc::QuyDinhRo, body::nd03),
    rule(Code::ND04, Muc::QuyDinhRo, body::nd04),
    rule(Code::ND05, Muc::QuyDinhRo, body::nd05),
    rule(Code::ND06, Muc::Mau, body::nd06),
    rule(Code::ND07, Muc::NoiBo, body::nd07),
    rule(Code::BC01, Muc::QuyDinhRo, layout::bc01),
    rule(Code::BC02, Muc::QuyDinhRo, layout::bc02),
    rule(Code::BC03, Muc::QuyDinhRo, layout::bc03),
    rule(Code::BC04, Muc::QuyDinhRo, layout::bc04),
    rule(Code::BC05, Muc::QuyDinhRo, layout::bc05),
    rule(Code::BC06, Muc::QuyDinhRo, layout::bc06),
    rule(Code::KG01, Muc::QuyDinhRo, body::kg01),
    rule(Code::KG02, Muc::QuyDinhRo, body::kg02),
    rule(Code::CK01, Muc::QuyDinhRo, signature::ck01),
    rule(Code::CK02, Muc::QuyDinhRo, signature::ck02),
    rule(Code::CK03, Muc::QuyDinhRo, signature::ck03),
    rule(Code::CK04, Muc::QuyDinhRo, signature::ck04),
    rule(Code::CK05, Muc::NoiBo, signature::ck05),
    rule(Code::NN01, Muc::QuyDinhRo, signature::nn01),
    rule(Code::NN02, Muc::QuyDinhRo, signature::nn02),
    rule(Code::NN03, Muc::QuyDinhRo, signature::nn03),
    rule(Code::PL01, Muc::QuyDinhRo, appendix::pl01),
    rule(Code::PL02, Muc::QuyDinhRo, appendix::pl02),
    rule(Code::PL03, Muc::QuyDinhRo, appendix::pl03),
    rule(Code::DK01, Muc::QuyDinhRo, appendix::dk01),
    rule(Code::DT01, Muc::Mau, wording::dt01),
    rule(Code::VH01, Muc::Nhac, wording::vh01),
    rule(Code::VH02, Muc::Nhac, wording::vh02),
    rule(Code::DD04, Muc::Nhac, wording::dd04),
];

/// A row of the list.
const fn rule(code: Code, level: Muc, check: fn(&Sheet<'_>) -> Vec<Fault>) -> Rule {
    Rule { code, level, check }
}
