//! `watch`: `build` in a loop while data and templates are saved.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use notify::event::CreateKind;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::{Outcome, Screen, build, clock, files};
use crate::cli::{BuildArgs, Global, WatchArgs};
use crate::diagnostic::{Code, Diagnostic, Route};

/// An editor writes, renames and touches within a moment; one build answers for all of it.
const BURST: Duration = Duration::from_millis(20);
/// A burst that does not end is built in between.
const LONGEST_BURST: u32 = 25;
/// How often a folder that is not there is looked for.
const LOOK_AGAIN: Duration = Duration::from_millis(50);
/// How often it is asked whether the folders are still the ones that are watched.
const ROUND: Duration = Duration::from_millis(500);

/// What wakes the loop.
enum Wake {
    /// Something below the folders changed.
    Changed,
    /// A folder came: what was put into it before it was watched was not told.
    FolderCame,
    /// The person wants to stop.
    Stop,
}

/// Carries out the command; ends with Ctrl-C.
pub(super) fn run(global: &Global, args: &WatchArgs, screen: &mut Screen) -> Outcome {
    let (sender, wakes) = mpsc::channel();
    let stop = sender.clone();
    let watching = ctrlc::set_handler(move || drop(stop.send(Wake::Stop)))
        .map_err(|error| error.to_string())
        .and_then(|()| Watched::new(&[&global.data, global.templates()], sender).map_err(|e| e.to_string()));
    let mut watched = match watching {
        Ok(watched) => watched,
        Err(error) => {
            let message = format!("hệ thống không cho theo dõi thư mục ({error})");
            let place = files::shown(&global.data);
            screen.findings([&Diagnostic::error(Code::KhongTheoDoiDuoc, &place, &Route::root(), message)]);
            return Outcome::Io;
        }
    };
    let build_args = BuildArgs { wanted: args.wanted.clone(), ..BuildArgs::default() };
    watched.renew();
    watched.look_twice = false;
    loop {
        screen.note(&format!("[{}] đang tạo…", clock::time_of_day()));
        build::run(global, &build_args, screen);
        screen.note(&format!("[{}] xong; đợi dữ liệu được lưu (Ctrl-C để dừng)", clock::time_of_day()));
        if !wait(&wakes, &mut watched) {
            screen.note("đã dừng");
            return Outcome::Fine;
        }
    }
}

/// Waits until there is something to build; `false`: stop.
fn wait(wakes: &Receiver<Wake>, watched: &mut Watched) -> bool {
    loop {
        let round = if watched.all_there() { ROUND } else { LOOK_AGAIN };
        match wakes.recv_timeout(round) {
            Ok(Wake::Changed) => return quiet_down(wakes, watched),
            Ok(Wake::FolderCame) => {
                watched.look_twice = true;
                return quiet_down(wakes, watched);
            }
            Ok(Wake::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
            // A folder that was deleted and made again is another folder.
            Err(RecvTimeoutError::Timeout) if watched.renew() => return true,
            Err(RecvTimeoutError::Timeout) if std::mem::take(&mut watched.look_twice) => return true,
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

/// Lets a burst of events pass; `false`: stop.
fn quiet_down(wakes: &Receiver<Wake>, watched: &mut Watched) -> bool {
    for _ in 0..LONGEST_BURST {
        match wakes.recv_timeout(BURST) {
            Ok(Wake::Changed) => {}
            Ok(Wake::FolderCame) => watched.look_twice = true,
            Ok(Wake::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
            Err(RecvTimeoutError::Timeout) => break,
        }
    }
    true
}

/// The folders that are watched, with all below them.
struct Watched {
    watcher: RecommendedWatcher,
    folders: Vec<(PathBuf, Option<Identity>)>,
    /// Build once more when all is quiet.
    look_twice: bool,
}

impl Watched {
    fn new(folders: &[&Path], wake: Sender<Wake>) -> notify::Result<Self> {
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let wakes = match event.map(|event| event.kind) {
                // Reading is no change, and building reads.
                Ok(EventKind::Access(_)) => return,
                Ok(EventKind::Create(CreateKind::Folder | CreateKind::Any)) => Wake::FolderCame,
                // An error means that events were lost.
                Ok(_) | Err(_) => Wake::Changed,
            };
            drop(wake.send(wakes));
        })?;
        let folders = folders.iter().map(|folder| (folder.to_path_buf(), None)).collect();
        Ok(Self { watcher, folders, look_twice: false })
    }

    fn all_there(&self) -> bool {
        self.folders.iter().all(|(_, identity)| identity.is_some())
    }

    /// Watches folders that have come or are other folders than before; whether there were any.
    fn renew(&mut self) -> bool {
        let mut renewed = false;
        for (folder, known) in &mut self.folders {
            let identity = identity(folder);
            if identity == *known {
                continue;
            }
            if known.take().is_some() {
                // It is gone: so is its watch, as a rule.
                drop(self.watcher.unwatch(folder));
            }
            if identity.is_some() && self.watcher.watch(folder, RecursiveMode::Recursive).is_ok() {
                *known = identity;
            }
            renewed = true;
            self.look_twice = true;
        }
        renewed
    }
}

/// What tells a folder from another one at the same place.
type Identity = (u64, u64);

#[cfg(unix)]
fn identity(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    folder.metadata().ok().filter(std::fs::Metadata::is_dir).map(|kind| (kind.dev(), kind.ino()))
}

/// Where the system does not number its files, the time of making tells them apart.
#[cfg(not(unix))]
fn identity(folder: &Path) -> Option<Identity> {
    let made = folder.metadata().ok().filter(std::fs::Metadata::is_dir)?.created().ok()?;
    let since = made.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Some((since.as_secs(), u64::from(since.subsec_nanos())))
}
