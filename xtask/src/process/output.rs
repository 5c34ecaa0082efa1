//! The output of a child, which is kept and shown.

use std::io::{BufRead, BufReader, Read, Write};
use std::thread::{self, JoinHandle};

/// Reads a pipe line by line in the background, keeps all of it, and shows it on `show`.
pub fn collect<R, W>(pipe: R, mut show: Option<W>) -> JoinHandle<Vec<u8>>
where
    R: Read + Send + 'static,
    W: Write + Send + 'static,
{
    thread::spawn(move || {
        let mut reader = BufReader::new(pipe);
        let mut all = Vec::new();
        loop {
            let start = all.len();
            // A broken pipe ends the output in the same way as a closed one.
            if reader.read_until(b'\n', &mut all).unwrap_or(0) == 0 {
                return all;
            }
            if let Some(out) = &mut show {
                let _ = out.write_all(&all[start..]).and_then(|()| out.flush());
            }
        }
    })
}

/// All that was read, as text.
pub fn joined(reader: Option<JoinHandle<Vec<u8>>>) -> String {
    let bytes = reader.and_then(|reader| reader.join().ok()).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
