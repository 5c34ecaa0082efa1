//! A size: raw, and compressed as servers do.

use std::ops::Add;

use serde::Deserialize;

/// One KB, in every figure of the project.
const KB: f64 = 1024.0;

#[derive(Deserialize, Clone, Copy, Default)]
pub struct Weight {
    pub raw: u64,
    pub gzip: u64,
    pub brotli: u64,
}

impl Weight {
    /// Raw, gzip and brotli.
    pub fn kb(self) -> [f64; 3] {
        [self.raw, self.gzip, self.brotli].map(|bytes| bytes as f64 / KB)
    }
}

impl Add for Weight {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}
