#![allow(clippy::disallowed_methods, reason = "tests read and write files, as other programs do")]

use std::cell::Cell;
use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::super::Disk;
use super::leftover::{Leftover, leftover};
use super::{Missing, Old, Place, Swap, Written, replace, write_new};
use crate::project::Files;

/// An empty folder of its own.
fn scratch(name: &str) -> PathBuf {
    // In memory where there is such a disk: thousands of files are synced.
    let memory = Path::new("/dev/shm");
    let disk = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    let folder = disk.join(format!("vanthu-put-{name}-{}", std::process::id()));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn put(path: &Path, text: &str) {
    let folder = path.parent().unwrap();
    assert_eq!(write_new(folder, path, text.as_bytes(), None).unwrap(), Written::Done);
}

fn text(path: &Path) -> String {
    String::from_utf8(super::read_all(&mut super::open(path).unwrap()).unwrap()).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    Disk.list(folder).unwrap().entries.into_iter().map(|entry| entry.name).collect()
}

#[test]
fn an_edit_saved_while_files_change_places_goes_back_to_its_place() {
    let folder = scratch("swap");
    let path = folder.join("a.md");
    put(&path, "đã sửa");
    let spare = || folder.join("a.cu.md");
    let place = Place::find(&folder, &path, Missing::Leave).unwrap().unwrap();
    let swap = Swap { place: &place, spare: &spare };
    let like = path.metadata().unwrap();
    let run = |judged: &str, old| swap.run(&like, (judged.as_bytes(), "bản mới".as_bytes()), old).unwrap();
    assert_eq!(run("bản đã xét", Old::Judged), Written::Overtaken);
    assert_eq!((text(&path).as_str(), names(&folder).len()), ("đã sửa", 1));
    assert_eq!(run("bản đã xét", Old::PutAside), Written::Done);
    assert_eq!((text(&path).as_str(), text(&spare()).as_str()), ("bản mới", "đã sửa"));
    assert_eq!(run("bản mới", Old::Judged), Written::Done);
    assert_eq!(names(&folder), ["a.cu.md", "a.md"]);
}

#[test]
fn two_thousand_edits_at_random_moments_of_writing_and_none_is_lost() {
    let folder = scratch("race");
    let path = folder.join("a.md");
    let spare = |round: usize| folder.join(format!("a.cu-{round}.md"));
    let mut ends = [0; 3];
    for round in 0..2_000 {
        let (old, edit) = (format!("bản cũ {round}"), format!("sửa tay {round}, dài hơn"));
        drop(fs::remove_file(&path));
        put(&path, &old);
        let chance = RandomState::new().hash_one(round);
        let aside = if round % 4 == 3 { Old::PutAside } else { Old::Judged };
        let written = std::thread::scope(|scope| {
            let build = scope.spawn(|| {
                replace(&folder, &path, (old.as_bytes(), b"ban moi"), aside, &|| spare(round)).unwrap()
            });
            let pause = Duration::from_nanos(chance % WRITING_TAKES);
            let began = Instant::now();
            while began.elapsed() < pause {
                std::hint::spin_loop();
            }
            // As programs save: into the file, or beside it and then by its name.
            if round % 2 == 0 {
                fs::write(&path, &edit).unwrap();
            } else {
                let beside = folder.join("luu");
                fs::write(&beside, &edit).unwrap();
                fs::rename(&beside, &path).unwrap();
            }
            build.join().unwrap()
        });
        let is_aside = spare(round).exists() && text(&spare(round)) == edit;
        assert!(text(&path) == edit || is_aside, "round {round}, {aside:?}, {written:?}: the edit is lost");
        ends[if is_aside { 0 } else { usize::from(written == Written::Done) + 1 }] += 1;
        drop(fs::remove_file(spare(round)));
    }
    let left = names(&folder);
    assert_eq!(left, ["a.md"], "aside, kept, saved behind the new version: {ends:?}");
    assert!(ends[0] + ends[1] > 0, "aside, kept, saved behind the new version: {ends:?}");
    fs::remove_dir_all(folder).unwrap();
}

/// Nanoseconds within which an edit is saved: about what a replacement takes.
const WRITING_TAKES: u64 = 400_000;

#[test]
fn where_files_cannot_change_places_they_take_turns_and_nothing_is_lost() {
    let folder = scratch("turns");
    let (path, new) = (folder.join("a.md"), folder.join("new.md"));
    let place = Place::find(&folder, &path, Missing::Leave).unwrap().unwrap();
    let calls = Cell::new(0);
    let spare = || {
        calls.set(calls.get() + 1);
        folder.join(format!("a.cu-{}.md", calls.get()))
    };
    let swap = Swap { place: &place, spare: &spare };
    put(&path, "cũ");
    put(&new, "mới");
    let out = swap.change_places_by_turns(&new, &path).unwrap().unwrap();
    assert_eq!((text(&path).as_str(), text(&out).as_str()), ("mới", "cũ"));
    // A spare name that is taken is passed over.
    put(&folder.join("a.cu-1.md"), "của người khác");
    swap.put_aside(&out).unwrap();
    assert_eq!(names(&folder), ["a.cu-1.md", "a.cu-2.md", "a.md"]);
    assert_eq!(text(&folder.join("a.cu-2.md")), "cũ");
}

#[test]
fn what_is_there_is_never_written_over_by_a_new_file() {
    let folder = scratch("new");
    let path = folder.join("a.md");
    put(&path, "cũ");
    assert_eq!(write_new(&folder, &path, b"x", None).unwrap(), Written::Overtaken);
    assert_eq!(text(&path), "cũ");
    let judged = ("khác".as_bytes(), &b"x"[..]);
    assert_eq!(replace(&folder, &path, judged, Old::Judged, &|| path.clone()).unwrap(), Written::Overtaken);
    assert_eq!((text(&path).as_str(), names(&folder).len()), ("cũ", 1));
}

#[test]
fn only_names_of_our_own_are_leftovers() {
    assert_eq!(leftover(".ke-hoach.docx.1234.tmp"), Some(Leftover::Scrap));
    assert_eq!(leftover(".ke-hoach.docx.9f86d081884c7d65.tmp"), Some(Leftover::Scrap));
    assert_eq!(leftover(".a.md.9f86d081884c7d65.cu"), Some(Leftover::Swapped("a.md".to_owned())));
    for other in ["a.md", ".a.md.tmp", ".a.md.9F.tmp", ".a.txt.12.tmp", ".a.md..tmp", ".a.md.12.bak"] {
        assert_eq!(leftover(other), None, "{other}");
    }
}
