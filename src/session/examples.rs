//! The five real boards that come with the app (`public/examples`, made from their published reports).

/// An example: its file's text, and what the start page says of it.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The board and year.
    pub title: &'static str,
    /// The workbook as a file's text.
    pub text: &'static str,
}

/// The examples in the order they are offered.
pub const EXAMPLES: [Example; 5] = [
    Example {
        title: "Sydnärkes IT-nämnd 2022",
        text: include_str!("../../public/examples/sydnarke-2022.json"),
    },
    Example {
        title: "Sydnärkes IT-nämnd 2019",
        text: include_str!("../../public/examples/sydnarke-2019.json"),
    },
    Example {
        title: "Herrljunga/Vårgårda 2020",
        text: include_str!("../../public/examples/herrljunga-vargarda-2020.json"),
    },
    Example { title: "GSN IT-center 2021", text: include_str!("../../public/examples/gsn-2021.json") },
    Example { title: "ITSAM 2015", text: include_str!("../../public/examples/itsam-2015.json") },
];
