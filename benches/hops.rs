//! Where the time of one paper goes: each hop alone on the sample plan. `cargo bench --bench hops`.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement reads files, looks at the clock and prints"
)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use vanthu::docx::write::{self, FixedParts};
use vanthu::model::Sources;
use vanthu::model::{DonVi, SoCanCu, VanBan};
use vanthu::project::press::{self, Press};
use vanthu::seal::lines;
use vanthu::template::Templates;
use vanthu::template::context;
use vanthu::{page::markdown, rules, yaml};

const ROUNDS: u32 = 100;

/// Microseconds of one call: the best of five runs of many calls.
fn micros<T>(mut call: impl FnMut() -> T) -> f64 {
    let run = |call: &mut dyn FnMut() -> T| {
        let start = Instant::now();
        for _ in 0..ROUNDS {
            black_box(call());
        }
        start.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS)
    };
    (0..5).map(|_| run(&mut call)).fold(f64::INFINITY, f64::min)
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = |name: &str| fs::read_to_string(root.join("data").join(name)).unwrap();
    let (unit, register, plan) = (text("don-vi.yaml"), text("can-cu.yaml"), text("2023/ke-hoach.yaml"));
    let don_vi = yaml::read::<DonVi>("don-vi.yaml".into(), &unit).unwrap();
    let can_cu = yaml::read::<SoCanCu>("can-cu.yaml".into(), &register).unwrap();
    let van_ban = yaml::read::<VanBan>("ke-hoach.yaml".into(), &plan).unwrap();
    let sources = Sources {
        don_vi: &don_vi.value,
        can_cu: &can_cu.value,
        van_ban: &van_ban.value,
        file: &van_ban.file,
        don_vi_file: &don_vi.file,
        mau_rieng: false,
    };
    let press = Press::new(Templates::new(Arc::new(|_| None)));
    let (context, _) = context::build(&sources).unwrap();
    let draft = press::draft(&press, "ke-hoach", &sources).unwrap();
    let document = markdown::parse("", &draft.markdown).unwrap();
    let parts = write::parts(&document, press.fixed().unwrap()).unwrap();

    let hops = [
        ("data: the unit's file", micros(|| yaml::read::<DonVi>("a".into(), &unit).unwrap())),
        ("data: the plan", micros(|| yaml::read::<VanBan>("a".into(), &plan).unwrap())),
        ("check", micros(|| rules::data(&sources))),
        ("template: context", micros(|| context::build(&sources).unwrap())),
        ("template: Markdown", micros(|| press.templates.render("ke-hoach.md.j2", &context).unwrap())),
        ("markdown", micros(|| markdown::parse("", &draft.markdown).unwrap())),
        ("docx: fingerprint", micros(|| lines::print(&lines::of_document(&document)))),
        ("docx: parts", micros(|| write::parts(&document, press.fixed().unwrap()).unwrap())),
        ("docx: package", micros(|| parts.pack(&[]).unwrap())),
    ];
    let whole: f64 = hops.iter().map(|(_, micros)| micros).sum();
    for (name, micros) in &hops {
        println!("{name:<24} {micros:>8.0} µs {:>5.1} %", micros * 100.0 / whole);
    }
    println!("{:<24} {whole:>8.0} µs", "all");
    println!("{:<24} {:>8.0} µs", "once: styles and rest", micros(|| FixedParts::new().unwrap()));
}
