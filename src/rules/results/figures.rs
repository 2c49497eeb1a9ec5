//! Figures of the indicators.

use super::Finder;
use crate::diagnostic::{Code, Diagnostic, Route, Trail};
use crate::model::{CachTinh, ChiTieu, KyDo, PLAN_FILE, SoLieu};
use crate::report::{self, KyBaoCao, Loai, phan};
use crate::rules::references;
use crate::rules::targets::{expected, fits};
use crate::value::{GiaTri, Ngay, SoThapPhan};

impl Finder<'_> {
    pub(super) fn figures(&mut self) {
        let sources = self.sources;
        for (id, figures) in sources.ket_qua.so_lieu.iter() {
            let route = Route::root().key("so_lieu").key(id.as_str());
            let Some(one) = sources.ke_hoach.chi_tieu.get(id.as_str()) else {
                let register = &sources.ke_hoach.chi_tieu;
                let found = references::unknown(
                    register,
                    id.as_str(),
                    "chỉ tiêu",
                    PLAN_FILE,
                    sources.file,
                    &Trail::Start(&route),
                );
                self.findings.extend(found);
                continue;
            };
            self.outside(one, figures, &route);
            self.falling(one, figures, &route);
            for (at, figure) in figures.iter().enumerate() {
                let route = route.index(at);
                self.figure(one, figure, &route);
                let same_day = |other: &SoLieu| other.den.is_some() && other.den == figure.den;
                if figures.iter().take(at).any(same_day) {
                    let message = "ngày này đã có số liệu ở trên".to_owned();
                    self.error(Code::TrungNgay, &route.key("den"), message, "giữ một dòng, hoặc sửa ngày");
                }
            }
        }
    }

    /// A report of whose period an indicator has no figure though it has earlier ones: it will say that there is none. What
    /// a month says of the months before it is known; that the year has figures of its first half alone is a slip.
    fn outside(&mut self, one: &ChiTieu, figures: &[SoLieu], route: &Route) {
        let nam = self.sources.ke_hoach.nam;
        for head in report::cac_dau(self.sources.ket_qua) {
            let ky = KyBaoCao { loai: head.loai, nam, den: head.bao_cao.so_lieu_den };
            let Some(last) = report::moi_nhat(figures, ky.den, |figure| figure.den) else { continue };
            let Some(day) = last.den.filter(|day| self.in_year(*day)) else { continue };
            if report::so_lieu(one, figures, ky).is_some() {
                continue;
            }
            let at = figures.iter().rposition(|figure| figure.den == Some(day)).unwrap_or_default();
            let route = route.index(at).key("den");
            let what = if ky.loai.ca_nam() { "tổng kết năm".to_owned() } else { ky.loai.goi(nam) };
            let message = format!("số liệu mới đến {}, báo cáo {what} ghi chưa có số liệu", day.ngan());
            if matches!(ky.loai, Loai::TongKet | Loai::ChinThang) {
                let whole = "thêm một dòng của cả năm, den sau 30/6; số đã là của cả năm (năm học) thì ghi lại với ngày chốt ấy";
                let part = "thêm một dòng có den sau 30/6, số cộng từ đầu năm";
                let hint = if ky.loai.ca_nam() { whole } else { part };
                self.warning(Code::SoNuaNam, &route, message, hint);
            } else {
                let note = Diagnostic::note(Code::SoNuaNam, self.sources.file, &route, message);
                let hint = "thêm một dòng của kỳ ấy, số cộng từ đầu năm; kỳ ấy không thống kê chỉ tiêu này thì để nguyên";
                self.findings.push(note.hint(hint));
            }
        }
    }

    /// A count of the year grows from day to day; what is smaller than before is a slip, or counts the months since.
    fn falling(&mut self, one: &ChiTieu, figures: &[SoLieu], route: &Route) {
        if one.ky != KyDo::Nam {
            return;
        }
        // An estimate is of the whole year, so that the figure itself may well be smaller.
        let counted =
            figures.iter().enumerate().filter_map(|(at, figure)| match (figure.den, figure.gia_tri) {
                (Some(day), Some(GiaTri::So(number))) => Some((day, number, at, figure.uoc)),
                _ => None,
            });
        let mut counted: Vec<_> = counted.collect();
        counted.sort_by_key(|(day, _, at, _)| (*day, *at));
        for pair in counted.windows(2) {
            let [(before, was, _, false), (day, number, at, _)] = pair else { continue };
            if before < day && number < was {
                let message = format!(
                    "số đến {} là {number}, nhỏ hơn số đến {} là {was}: lũy kế giảm",
                    day.ngan(),
                    before.ngan()
                );
                let hint =
                    "ghi số cộng từ đầu năm, không phải số của riêng mấy tháng sau; đúng thì để nguyên";
                self.warning(Code::LuyKeGiam, &route.index(*at).key("gia_tri"), message, hint);
            }
        }
    }

    fn figure(&mut self, one: &ChiTieu, figure: &SoLieu, route: &Route) {
        match figure.den {
            Some(day) if one.ky == KyDo::NhiemKy => self.must_be_in_term(one, day, &route.key("den")),
            Some(day) => self.must_be_in_year(day, "số liệu ngày", &route.key("den")),
            None => {
                let message = "số liệu không ghi tính đến ngày nào".to_owned();
                self.error(Code::ThieuNgaySoLieu, route, message, "thêm den: ngày/tháng/năm");
            }
        }
        for (key, value) in [("gia_tri", figure.gia_tri), ("luy_ke", figure.luy_ke)] {
            if let Some(value) = value {
                self.value(one, value, &route.key(key));
            }
        }
        if let Some(value) = figure.cung_ky {
            let route = route.key("cung_ky");
            self.value(one, value, &route);
            if one.ky == KyDo::NhiemKy {
                let message = "chỉ tiêu đo theo nhiệm kỳ không so sánh với năm trước".to_owned();
                self.warning(Code::KhongSoSanh, &route, message, "bỏ dòng này; báo cáo không in");
            } else if one.nen_don_vi_cu {
                let message = "số năm trước là của đơn vị cũ, báo cáo không so sánh".to_owned();
                let hint = "bỏ dòng này; đã tính lại cho đơn vị mới thì bỏ nen_don_vi_cu ở ke-hoach.yaml";
                self.warning(Code::KhongSoSanh, &route, message, hint);
            }
        }
        self.parts(figure, route);
        self.running_total(figure, route);
        self.quarters(one, figure, route);
    }

    /// What an election or a congress decided stands for the whole term: its day may lie years back.
    fn must_be_in_term(&mut self, one: &ChiTieu, day: Ngay, route: &Route) {
        let year = self.sources.ke_hoach.nam.so();
        match one.nhiem_ky {
            Some(term) if !(term.tu().so()..=term.den().so()).contains(&day.nam()) => {
                let message = format!("số liệu ngày {} nằm ngoài nhiệm kỳ {term}", day.ngan());
                self.error(
                    Code::NgoaiKy,
                    route,
                    message,
                    "xem lại ngày, hoặc nhiệm kỳ ghi trong ke-hoach.yaml",
                );
            }
            Some(_) if day.nam() <= year => {}
            Some(_) | None => self.must_be_in_year(day, "số liệu ngày", route),
        }
    }

    fn value(&mut self, one: &ChiTieu, value: GiaTri, route: &Route) {
        if !fits(one, value) {
            let message = format!("«{value}» không hợp với cách tính của chỉ tiêu «{}»", one.ten);
            return self.error(Code::SaiCachTinh, route, message, expected(one));
        }
        match value {
            GiaTri::TyLe(share) if one.cach_tinh == CachTinh::TyLe && share.tu() > share.mau() => {
                let message = format!("tỷ lệ không thể quá 100%: {share}");
                self.error(Code::TyLeQua100, route, message, "xem lại tử số và mẫu số");
            }
            GiaTri::So(number) if number.am() => {
                self.error(Code::SoAm, route, format!("số liệu không thể âm: {number}"), "xem lại số này");
            }
            GiaTri::TyLe(_) | GiaTri::So(_) | GiaTri::CoKhong(_) => {}
        }
    }

    fn parts(&mut self, figure: &SoLieu, route: &Route) {
        if figure.trong_do.is_empty() {
            return;
        }
        let route = route.key("trong_do");
        let sum = phan::tong(&figure.trong_do).map(SoThapPhan::from);
        match (sum, figure.gia_tri.and_then(phan::toan_bo)) {
            (Some(sum), Some(whole)) if sum == whole => {}
            (Some(sum), Some(whole)) => {
                let message = format!("các phần cộng lại là {sum}, khác giá trị {whole}");
                self.error(Code::TongSai, &route, message, "sửa các phần hoặc giá trị cho khớp");
            }
            (_, None) => {
                let message = "có các phần mà không có giá trị để cộng vào".to_owned();
                self.error(Code::TongSai, &route, message, "ghi gia_tri, hoặc bỏ trong_do");
            }
            (None, Some(_)) => {
                self.error(Code::SoQuaLon, &route, "các phần cộng lại quá lớn".to_owned(), "xem lại các số");
            }
        }
    }

    fn running_total(&mut self, figure: &SoLieu, route: &Route) {
        if let (Some(GiaTri::So(value)), Some(GiaTri::So(total))) = (figure.gia_tri, figure.luy_ke)
            && total < value
        {
            let message = format!("lũy kế {total} nhỏ hơn giá trị trong kỳ {value}");
            self.warning(
                Code::LuyKeNho,
                &route.key("luy_ke"),
                message,
                "lũy kế gồm cả các kỳ trước; xem lại hai số",
            );
        }
    }

    fn quarters(&mut self, one: &ChiTieu, figure: &SoLieu, route: &Route) {
        let route_of = |key: &str| route.key(key);
        // Quarters written as missing behind the last known one are no figures of days to come.
        let count = figure.theo_quy.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        if figure.theo_quy.len() > 4 {
            let message = format!("một năm có 4 quý, ở đây ghi {}", figure.theo_quy.len());
            self.error(
                Code::SaiCachTinh,
                &route_of("theo_quy"),
                message,
                "mỗi quý một số, quý chưa có số thì ghi ~",
            );
        }
        if one.ky != KyDo::Quy {
            if !figure.theo_quy.is_empty() {
                let message = "chỉ tiêu này không đo theo quý".to_owned();
                self.error(
                    Code::SaiCachTinh,
                    &route_of("theo_quy"),
                    message,
                    "ghi gia_tri thay cho theo_quy",
                );
            }
            return;
        }
        if figure.gia_tri.is_some() {
            let message = "chỉ tiêu đo theo quý thì ghi số của từng quý".to_owned();
            self.error(
                Code::SaiCachTinh,
                &route_of("gia_tri"),
                message,
                "ghi theo_quy: [5, 4, 6, 4]; tổng do chương trình tính",
            );
        }
        let Some(day) = figure.den else { return };
        let begun = usize::from(day.thang()).div_ceil(3);
        if count > begun {
            let message = format!("có số của {count} quý mà đến {} mới sang quý thứ {begun}", day.ngan());
            self.error(
                Code::NgoaiKy,
                &route_of("theo_quy"),
                message,
                "bỏ số của quý chưa đến, hoặc sửa ngày",
            );
        } else if count == begun && !figure.uoc && !is_quarter_end(day) {
            let message = format!("quý thứ {begun} chưa hết ngày {} mà số không ghi là ước", day.ngan());
            self.warning(Code::ChuaGhiUoc, &route_of("theo_quy"), message, "thêm uoc: true nếu là số ước");
        }
    }
}

/// Whether a quarter ends with the day.
fn is_quarter_end(day: Ngay) -> bool {
    day.cong_ngay(1).is_some_and(|next| next.ngay() == 1 && next.thang() % 3 == 1)
}
