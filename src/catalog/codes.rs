//! Every stable code of a mistake, in the order of the help pages.

/// The codes of files, texts, safeguards, tests and handlers. Each has a page in every language, under the id
/// `code-P03` of the program's messages: what it is, `.why`, `.wrong`, `.right`, `.repair`.
pub const CODES: &[&str] = &[
    "F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08",
    "T09", "T10", "T11", "T12", "T13", "T14", "T15", "T16", "T17", "P01", "P02", "P03", "P04", "P05", "P06", "P07",
    "P08", "P09", "P10", "P11", "P12", "P13", "P14", "P15", "P16", "S01", "S02", "S03", "S04", "S05", "S06", "S07",
    "S08", "S09", "S10", "S11", "S12", "S13", "B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B09", "B10",
    "B11", "B12", "B13", "B14", "B15", "B16", "C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "X01", "X02",
    "X03", "H01", "H02", "H03",
];
