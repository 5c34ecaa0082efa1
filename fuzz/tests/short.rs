//! The short run of each target: the same inputs every time, minimized if one fails; and all inputs that failed before.
//!
//! A finding of libFuzzer in a file of `fuzz/findings/TARGET` is tried by every later run.

use std::fs;
use std::path::Path;

use fuzz::TARGETS;
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, RngSeed, TestRunner};

const INPUTS: u32 = 10_000;
const LONGEST: usize = 160;

fn run(name: &str) {
    let (_, check) = TARGETS.iter().find(|(known, _)| *known == name).expect("a target");
    let findings = Path::new(env!("CARGO_MANIFEST_DIR")).join("findings").join(name);
    for file in fs::read_dir(findings).into_iter().flatten() {
        check(&fs::read(file.unwrap().path()).unwrap());
    }
    let config = Config { cases: INPUTS, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..Config::default() };
    let inputs = vec(any::<u8>(), 0..LONGEST);
    let property = |bytes: Vec<u8>| {
        check(&bytes);
        Ok(())
    };
    TestRunner::new(config).run(&inputs, property).unwrap();
}

#[test]
fn challenge() {
    run("challenge");
}

#[test]
fn validate() {
    run("validate");
}

#[test]
fn response() {
    run("response");
}

#[test]
fn request() {
    run("request");
}

#[test]
fn curl() {
    run("curl");
}

#[test]
fn no_target_is_left_out() {
    assert_eq!(TARGETS.len(), 5, "a new target needs a short run here");
}
