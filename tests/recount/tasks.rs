//! Tasks: counted, and told one by one.

use serde_yaml::Value;

use super::{Recount, count, day, text};

impl Recount {
    /// A task's last state, and the first day from which it was always told done.
    fn state(&self, id: &str) -> (String, Option<&Value>, Option<&Value>) {
        let states = &self.results["nhiem_vu"][id];
        let last = self.last(states, "ngay");
        let mut known: Vec<&Value> = states.as_sequence().into_iter().flatten().collect();
        known.retain(|state| day(&state["ngay"]) <= self.day);
        known.sort_by_key(|state| day(&state["ngay"]));
        let done =
            known.into_iter().rev().take_while(|state| text(&state["trang_thai"]) == "hoan_thanh").last();
        let word = last.map(|state| text(&state["trang_thai"])).unwrap_or_default();
        (word, last, done.map(|state| &state["ngay"]))
    }

    pub(super) fn tasks(&self) -> Vec<String> {
        let tasks = self.plan["nhiem_vu"].as_mapping().unwrap();
        let mut groups: Vec<String> = tasks.values().map(|task| text(&task["khoan"])).collect();
        groups.sort();
        groups.dedup();
        let past = |task: &Value| !task["han"].is_null() && day(&task["han"]) < self.day;
        let of = |group: &str| -> Vec<String> {
            let mine: Vec<(String, &Value, String, bool)> = tasks
                .iter()
                .filter(|(_, task)| group.is_empty() || text(&task["khoan"]) == group)
                .map(|(id, task)| {
                    let (state, _, done) = self.state(&text(id));
                    let late =
                        done.is_some_and(|done| !task["han"].is_null() && day(done) > day(&task["han"]));
                    (text(id), task, state, late)
                })
                .collect();
            let number = |wanted: &str| mine.iter().filter(|(_, _, state, _)| state == wanted).count();
            let all = mine.len() - number("huy");
            let late = mine.iter().filter(|(.., late)| *late).count();
            let told_late = match late {
                0 => String::new(),
                late => format!(" ({late:02} nhiệm vụ hoàn thành chậm so với hạn)"),
            };
            let mut parts = vec![format!("Hoàn thành {}/{all} nhiệm vụ{told_late}", number("hoan_thanh"))];
            for (state, words) in [
                ("dang_lam", "đang thực hiện"),
                ("chua_lam", "chưa thực hiện"),
                ("thuong_xuyen", "thực hiện thường xuyên"),
                ("", "chưa có thông tin"),
            ] {
                parts.extend((number(state) > 0).then(|| format!("{words} {:02}", number(state))));
            }
            let open = |state: &str| matches!(state, "dang_lam" | "chua_lam");
            let overdue = mine.iter().filter(|(_, task, state, _)| open(state) && past(task)).count();
            let words = format!("trong số chưa hoàn thành có {overdue:02} nhiệm vụ quá hạn");
            parts.extend((overdue > 0).then_some(words));
            let given_up: Vec<String> = mine
                .iter()
                .filter(|(_, _, state, _)| state == "huy")
                .map(|(_, task, ..)| text(&task["ten"]))
                .collect();
            if !given_up.is_empty() && group.is_empty() {
                let names = given_up.join(", ");
                let words =
                    if all > 0 { "không thực hiện, không tính" } else { "Không thực hiện" };
                if all == 0 {
                    parts.clear();
                }
                parts.push(format!("{words} {:02} nhiệm vụ: {names}", given_up.len()));
            }
            let sentence = parts.join("; ") + ".";
            if group.is_empty() {
                return vec![sentence];
            }
            let heads = [
                (number("dang_lam") + number("chua_lam"), "Còn", " chưa hoàn thành"),
                (late, "Hoàn thành chậm", ""),
                (number(""), "Chưa có thông tin về", ""),
                (number("huy"), "Không thực hiện", ""),
            ];
            let heads = heads.into_iter().filter(|(number, ..)| *number > 0);
            let mut heads =
                heads.map(|(number, before, behind)| format!("{before} {number:02} nhiệm vụ{behind}:"));
            let first = match heads.next() {
                Some(head) if all == 0 => format!("- {head}"),
                Some(head) => format!("- {sentence} {head}"),
                None => format!("- {sentence}"),
            };
            let others: Vec<String> = heads.map(|head| format!("- {head}")).collect();
            std::iter::once(first).chain(others).collect()
        };
        let mut sentences = of("");
        sentences.extend(groups.iter().flat_map(|group| of(group)));
        sentences.extend(tasks.iter().filter_map(|(id, task)| self.told_task(&text(id), task)));
        sentences
    }

    /// A task that is told by itself; `None` for others.
    fn told_task(&self, id: &str, task: &Value) -> Option<String> {
        let (word, state, done) = self.state(id);
        let doing = match word.as_str() {
            "dang_lam" => Some("đang thực hiện"),
            "chua_lam" => Some("chưa thực hiện"),
            _ => None,
        };
        let due = (!task["han"].is_null()).then(|| day(&task["han"]));
        let late = done.is_some_and(|done| due.is_some_and(|due| day(done) > due));
        if doing.is_none() && !late && !matches!(word.as_str(), "" | "huy") {
            return None;
        }
        let mut about = vec![format!("chủ trì: {}", self.body(&task["chu_tri"]))];
        about.extend(due.map(|_| format!("hạn {}", text(&task["han"]))));
        about.extend(doing.map(str::to_owned));
        about.extend(done.map(|done| format!("hoàn thành ngày {}", text(done))));
        let progress = state.filter(|state| doing.is_some() && !state["tien_do"].is_null());
        about.extend(progress.map(|state| format!("tiến độ {}%", count(&state["tien_do"]))));
        if doing.is_some() && due.is_some_and(|due| due < self.day) {
            let seen = state.map(|state| &state["ngay"]).unwrap();
            about.push(match due.is_some_and(|due| day(seen) < due) {
                true => format!("quá hạn, theo rà soát ngày {}", text(seen)),
                false => "quá hạn".to_owned(),
            });
        }
        let reason = state.map(|state| text(&state["ly_do"])).filter(|reason| !reason.is_empty());
        about.extend(reason.map(|reason| format!("lý do: {reason}")));
        Some(format!("+ {} ({}).", text(&task["ten"]), about.join("; ")))
    }
}
