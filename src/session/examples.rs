//! The five real boards that come with the app (`public/examples`, made from their published reports).

/// An example: its file's text, and what the start page says of it.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The board and year.
    pub title: &'static str,
    /// What there is to see in it, in Swedish.
    pub swedish: &'static str,
    /// What there is to see in it, in English.
    pub english: &'static str,
}

/// The examples in the order they are offered.
pub const EXAMPLES: [Example; 5] = [
    Example {
        title: "Sydnärkes IT-nämnd 2022",
        swedish: "Delårsrapport till och med juli: drift med prognos, investeringar per kommun",
        english: "Interim report to July: operating table with prognosis, investments per member",
    },
    Example {
        title: "Sydnärkes IT-nämnd 2019",
        swedish: "Årsrapport med två tryckfel, Sydnet 2.0 och överskottet fördelat",
        english: "Annual report with two misprints, Sydnet 2.0 and the surplus split",
    },
    Example {
        title: "Herrljunga/Vårgårda 2020",
        swedish: "Tre verksamheter, ombudgeterade investeringar, äskanden 2022–2024",
        english: "Three activities, carried-over investments, requests for 2022–2024",
    },
    Example {
        title: "GSN IT-center 2021",
        swedish: "Miljoner kronor, augusti och helår, investeringar med omvända tecken",
        english: "Millions of kronor, August and full year, investments with opposite signs",
    },
    Example {
        title: "ITSAM 2015",
        swedish: "Kommunalförbund med sex medlemmar, kostnader negativa, projekt med status",
        english: "Association of six members, costs negative, projects with status",
    },
];

/// The workbook of the example of this number, as a file's text. Apart from what the start page says of it, because
/// few of those who see the start page open one.
#[must_use]
pub fn text(index: usize) -> Option<&'static str> {
    let texts = [
        include_str!("../../public/examples/sydnarke-2022.json"),
        include_str!("../../public/examples/sydnarke-2019.json"),
        include_str!("../../public/examples/herrljunga-vargarda-2020.json"),
        include_str!("../../public/examples/gsn-2021.json"),
        include_str!("../../public/examples/itsam-2015.json"),
    ];
    texts.get(index).copied()
}
