//! Hash functions over data that is complete from the start.

use md5::block_api::compress;
use sha2::block_api::{compress256, compress512};

use super::text::hex;

/// A hash function. In the order of strength: later ones are preferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hash {
    /// MD5.
    Md5,
    /// SHA-256.
    Sha256,
    /// SHA-512/256.
    Sha512_256,
}

impl Hash {
    /// `H(data)` of RFC 7616, section 3.4.1, in lower case hex digits, where the data is the parts joined
    /// by colons.
    ///
    /// The data is complete, so the libraries' core functions suffice: their buffers for data that comes in pieces would add
    /// 2 KB to the wasm for each hash.
    pub fn hex(self, parts: &[&[u8]]) -> String {
        let mut length = 0;
        for part in parts {
            length += part.len() + 1;
        }
        let mut data = Vec::with_capacity(length + LONGEST_PADDING);
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                data.push(b':');
            }
            data.extend_from_slice(part);
        }
        match self {
            Hash::Md5 => {
                let mut state = MD5_START;
                compress(&mut state, padded(&mut data, u64::to_le_bytes));
                hex(state.map(u32::to_le_bytes).as_flattened())
            }
            Hash::Sha256 => {
                let mut state = SHA_256_START;
                compress256(&mut state, padded(&mut data, u64::to_be_bytes));
                hex(state.map(u32::to_be_bytes).as_flattened())
            }
            Hash::Sha512_256 => {
                let mut state = SHA_512_256_START;
                compress512(&mut state, padded(&mut data, u64::to_be_bytes));
                let [a, b, c, d, ..] = state;
                hex([a, b, c, d].map(u64::to_be_bytes).as_flattened())
            }
        }
    }
}

/// Two blocks of SHA-512: the worst case.
const LONGEST_PADDING: usize = 256;

/// Blocks of whole data, filled up as all three algorithms do: a one bit, zeros, and the length in bits (RFC 1321, 3.1 and 3.2;
/// FIPS 180-4, 5.1). SHA-512's length has 16 bytes; the zeros are its upper half.
fn padded<const BLOCK: usize>(data: &mut Vec<u8>, length_bytes: fn(u64) -> [u8; 8]) -> &[[u8; BLOCK]] {
    let bits = data.len() as u64 * 8;
    data.push(0x80);
    let full = (data.len() + BLOCK / 8).next_multiple_of(BLOCK);
    data.resize(full - 8, 0);
    data.extend_from_slice(&length_bytes(bits));
    data.as_chunks().0
}

/// RFC 1321, 3.3.
const MD5_START: [u32; 4] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];

/// FIPS 180-4, 5.3.3.
const SHA_256_START: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// FIPS 180-4, 5.3.6.2.
const SHA_512_256_START: [u64; 8] = [
    0x2231_2194_fc2b_f72c,
    0x9f55_5fa3_c84c_64c2,
    0x2393_b86b_6f53_b151,
    0x9638_7719_5940_eabd,
    0x9628_3ee2_a88e_ffe3,
    0xbe5e_1e25_5386_3992,
    0x2b01_99fc_2c85_b8aa,
    0x0eb7_2ddc_81c5_2ca2,
];
