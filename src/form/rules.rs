//! The list of the rules. Their titles are what an officer reads in the guide.

use super::fault::Fault;
use super::{
    Basis, Need, Rule, Sheet, appendix, body, font, header, layout, page, signature, title, wording,
};
use crate::diagnostic::Code;

/// Every rule, in the order of the paper's parts.
pub const RULES: &[Rule] = &[
    decree(Code::PG01, page::pg01),
    decree(Code::PG02, page::pg02),
    decree(Code::PG03, page::pg03),
    decree(Code::PG04, page::pg04),
    decree(Code::PG05, page::pg05),
    decree(Code::FT01, font::ft01),
    decree(Code::FT02, font::ft02),
    decree(Code::FT03, font::ft03),
    decree(Code::FT04, font::ft04),
    house(Code::HD01, header::hd01),
    house(Code::HD02, header::hd02),
    decree(Code::QH01, header::qh01).on(Need::Head),
    decree(Code::QH02, header::qh02).on(Need::Head),
    decree(Code::QH03, header::qh03).on(Need::Head),
    decree(Code::CQ01, header::cq01).on(Need::Head),
    decree(Code::CQ02, header::cq02).on(Need::Head),
    decree(Code::CQ03, header::cq03).on(Need::Head),
    decree(Code::SK01, header::sk01).on(Need::Head),
    decree(Code::SK02, header::sk02).on(Need::Head),
    decree(Code::SK03, header::sk03).on(Need::Head),
    decree(Code::DD01, header::dd01).on(Need::Head),
    decree(Code::DD02, header::dd02).on(Need::Head),
    decree(Code::DD03, header::dd03).on(Need::Head),
    decree(Code::TL01, title::tl01).on(Need::Title),
    decree(Code::TL02, title::tl02).on(Need::Title),
    decree(Code::TL03, title::tl03).on(Need::Title),
    decree(Code::TL04, title::tl04),
    decree(Code::CC01, title::cc01),
    slip(Code::CC02, title::cc02),
    decree(Code::ND01, body::nd01),
    decree(Code::ND02, body::nd02),
    decree(Code::ND03, body::nd03),
    decree(Code::ND04, body::nd04),
    decree(Code::ND05, body::nd05),
    sample(Code::ND06, body::nd06),
    house(Code::ND07, body::nd07),
    decree(Code::BC01, layout::bc01),
    decree(Code::BC02, layout::bc02),
    decree(Code::BC03, layout::bc03),
    decree(Code::BC04, layout::bc04),
    decree(Code::BC05, layout::bc05),
    decree(Code::BC06, layout::bc06),
    decree(Code::KG01, body::kg01),
    decree(Code::KG02, body::kg02),
    decree(Code::CK01, signature::ck01).on(Need::Foot),
    decree(Code::CK02, signature::ck02).on(Need::Foot),
    decree(Code::CK03, signature::ck03).on(Need::Foot),
    decree(Code::CK04, signature::ck04).on(Need::Foot),
    house(Code::CK05, signature::ck05),
    decree(Code::NN01, signature::nn01).on(Need::Foot),
    decree(Code::NN02, signature::nn02).on(Need::Foot),
    decree(Code::NN03, signature::nn03).on(Need::Foot),
    decree(Code::PL01, appendix::pl01),
    decree(Code::PL02, appendix::pl02),
    decree(Code::PL03, appendix::pl03),
    decree(Code::DK01, appendix::dk01),
    sample(Code::DT01, wording::dt01),
    slip(Code::VH01, wording::vh01),
    slip(Code::VH02, wording::vh02),
    slip(Code::DD04, wording::dd04),
];

type Check = fn(&Sheet<'_>) -> Vec<Fault>;

/// What the decree says.
const fn decree(code: Code, check: Check) -> Rule {
    Rule { code, level: Basis::Decree, needs: None, check }
}

/// What its forms and tables show.
const fn sample(code: Code, check: Check) -> Rule {
    Rule { level: Basis::Sample, ..decree(code, check) }
}

/// What we ask of our own papers.
const fn house(code: Code, check: Check) -> Rule {
    Rule { level: Basis::House, ..decree(code, check) }
}

/// A likely slip of the pen.
const fn slip(code: Code, check: Check) -> Rule {
    Rule { level: Basis::Slip, ..decree(code, check) }
}

impl Rule {
    /// One that has nothing to look at where a part is missing.
    const fn on(self, part: Need) -> Self {
        Self { needs: Some(part), ..self }
    }
}
