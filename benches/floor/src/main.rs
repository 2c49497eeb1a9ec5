//! The floor: how long C zlib takes to deflate the parts of the papers below a folder, level 6, one thread.
//!
//! Prints papers, bytes, and milliseconds for one paper (best of five rounds).

use std::error::Error;
use std::io::{Cursor, Read};
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use flate2::{Compress, Compression, FlushCompress};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("floor FOLDER")?;
    let mut papers = Vec::new();
    collect(Path::new(&folder), &mut papers)?;
    let bytes: usize = papers.iter().flatten().map(Vec::len).sum();
    let mut best = Duration::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        for part in papers.iter().flatten() {
            let mut out = Vec::with_capacity(part.len() + 64);
            Compress::new(Compression::new(6), false).compress_vec(part, &mut out, FlushCompress::Finish)?;
            std::hint::black_box(out);
        }
        best = best.min(start.elapsed());
    }
    println!("{} {bytes} {:.4}", papers.len(), best.as_secs_f64() * 1e3 / papers.len() as f64);
    Ok(())
}

/// The unpacked parts of every DOCX below a folder.
fn collect(folder: &Path, papers: &mut Vec<Vec<Vec<u8>>>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, papers)?;
        } else if path.extension().is_some_and(|kind| kind == "docx") {
            let mut archive = zip::ZipArchive::new(Cursor::new(fs::read(&path)?))?;
            let mut parts = Vec::new();
            for at in 0..archive.len() {
                let mut part = Vec::new();
                archive.by_index(at)?.read_to_end(&mut part)?;
                parts.push(part);
            }
            papers.push(parts);
        }
    }
    Ok(())
}
