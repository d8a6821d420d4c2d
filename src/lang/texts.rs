//! The fixed texts, both languages side by side. `{}` stands for what is filled in.

use super::later_texts::{ENGLISH_LATER, LaterTexts, SWEDISH_LATER};

macro_rules! texts {
    ($($name:ident: $swedish:literal, $english:literal;)*) => {
        /// The fixed texts of one language.
        #[derive(Debug)]
        pub struct Texts {
            $(#[doc = $swedish] pub $name: &'static str,)*
            is_swedish: bool,
            /// The names of the cost lines that a new workbook starts with.
            pub usual_costs: [&'static str; 6],
        }

        /// The fixed texts in Swedish.
        pub static SWEDISH: Texts = Texts {
            $($name: $swedish,)*
            is_swedish: true,
            usual_costs: [
                "Personalkostnader",
                "Licenser och serviceavtal",
                "Köpta tjänster",
                "Lokalkostnader",
                "Övriga kostnader",
                "Kapitalkostnader",
            ],
        };

        /// The fixed texts in English.
        pub static ENGLISH: Texts = Texts {
            $($name: $english,)*
            is_swedish: false,
            usual_costs: [
                "Staff",
                "Licences and service agreements",
                "Purchased services",
                "Premises",
                "Other costs",
                "Capital costs",
            ],
        };
    };
}

texts! {
    app_name: "Sambudget", "Sambudget";
    tagline: "Budget och prognos för gemensamma nämnder och kommunalförbund. Allt stannar i din webbläsare.", "Budgets and prognoses for joint boards and municipal associations. Everything stays in your browser.";
    skip_to_content: "Till innehållet", "Skip to content";
    language: "Språk", "Language";
    main_menu: "Huvudmeny", "Main menu";
    part_not_fetched: "En del av Sambudget kunde inte hämtas, så det du bad om blev inte gjort. Det du har skrivit finns kvar.", "A part of Sambudget could not be fetched, so what you asked for was not done. What you have written is still here.";
    try_again: "Försök igen", "Try again";
    delete: "Ta bort", "Delete";
    year: "År", "Year";

    workbooks_here: "Arbetsböcker i den här webbläsaren", "Workbooks in this browser";
    no_workbooks: "Här finns inga arbetsböcker än. Börja med en ny, ett exempel eller en fil.", "There are no workbooks here yet. Start with a new one, an example or a file.";
    new_workbook: "Ny arbetsbok", "New workbook";
    open_file: "Öppna fil", "Open file";
    drop_file: "… eller släpp en fil här.", "… or drop a file here.";
    examples: "Öppna ett exempel", "Open an example";
    examples_text: "Tabeller ur fem publicerade rapporter, så som nämnderna själva skrev dem. Ändra fritt; originalet finns kvar här.", "Tables from five published reports, as the boards wrote them. Change them as you like; the original stays here.";
    workbook: "Arbetsbok", "Workbook";
    last_changed: "Senast ändrad", "Last changed";
    last_exported: "Senast sparad till fil", "Last saved to a file";
    never: "aldrig", "never";
    size: "Storlek", "Size";
    actions: "Hantera", "Actions";
    open: "Öppna", "Open";
    save_to_file: "Spara till fil", "Save to file";
    share: "Dela", "Share";
    unreadable_workbook: "Kan inte läsas", "Cannot be read";

    member: "Medlem", "Member";
    choose_member: "Välj …", "Choose …";
    unit: "Enhet", "Unit";
    decimals: "Decimaler", "Decimals";
    signs_own: "Egen kombination", "Own combination";

    all_workbooks: "Alla arbetsböcker", "All workbooks";
    views: "Vyer", "Views";
    overview: "Översikt", "Overview";
    drift: "Drift", "Operating";
    investments: "Investeringar", "Investments";
    measures: "Åtgärder", "Measures";
    goals: "Mål", "Goals";
    allocation: "Fördelning", "Allocation";
    months: "Månader", "Months";
    follow_ups: "Uppföljning", "Follow-up";
    scenarios: "Scenarier", "Scenarios";
    charts: "Diagram", "Charts";
    report: "Rapport", "Report";
    period_end: "Utfall t.o.m.", "Actuals to";
    whose: "Visa", "Show";
    whole_board: "Totalt", "Total";
    side_by_side: "Sida vid sida", "Side by side";
    measure: "Kolumn", "Column";
    shared: "Gemensamt", "Shared";
    undo: "Ångra", "Undo";
    redo: "Gör om", "Redo";
    nothing_to_undo: "Inget att ångra", "Nothing to undo";
    nothing_to_redo: "Inget att göra om", "Nothing to redo";
    saved_at: "Sparat i webbläsaren {}", "Saved in the browser {}";
    saving: "Sparar …", "Saving …";
    not_saved: "Inte sparat!", "Not saved!";
    settings: "Inställningar", "Settings";
    keys_help: "Tangenter", "Keyboard";
    columns: "Kolumner", "Columns";

    line: "Rad", "Line";
    activity: "Verksamhet", "Activity";
    total: "Totalt", "Total";
    result: "Resultat", "Result";
    operating: "Drift", "Operating";
    sum_investments: "Summa investeringar", "Total investments";
    municipal_contribution: "Kommunbidrag", "Municipal contribution";
    other_revenue: "Övriga intäkter", "Other revenue";
    equal_shares: "Lika delar", "Equal shares";
    add_line: "Rad", "Line";
    add_group: "Grupp", "Group";
    move_up: "Flytta upp", "Move up";
    move_down: "Flytta ned", "Move down";
    properties: "Egenskaper", "Properties";
    row_actions: "Markerad rad", "Selected row";
    no_lines: "Tabellen har inga rader än.", "The table has no lines yet.";

    unread_cell: "Kan inte läsas som belopp och räknas inte med", "Cannot be read as an amount and is not counted";
    lacks_figures: "Ofullständig: det som inte kan läsas eller räknas ut är inte med. Kontrollerna säger vad.", "Incomplete: what cannot be read or calculated is left out. The checks say what.";
    formula_spread: "Formeln blev sitt belopp: raden fördelas direkt på medlemmarna. Med en nyckel för raden står formeln kvar.", "The formula became its amount: the line is spread directly over the members. With a key for the line the formula stays.";
    formula_became_value: "Formeln blev sitt värde: vikter har inga formler.", "The formula became its value: weights have no formulas.";
    formula_kept_as_text: "Formeln kan inte läsas. Den står kvar i cellen som text och räknas inte med.", "The formula cannot be read. It stays in the cell as text and is not counted.";
    unread_mark: "kan inte läsas", "cannot be read";
    is_held: "Cellen hålls fast. Släpp den först (Alt+Skift+H) om den ska ändras.", "The cell is held. Release it first (Alt+Shift+H) if it is to change.";
    held: "Fasthållen", "Held";
    is_calculated: "Cellen är beräknad och kan inte skrivas i.", "The cell is calculated and cannot be written in.";
    better_than_budget: "bättre än budget", "better than budget";
    worse_than_budget: "sämre än budget", "worse than budget";
    on_budget: "enligt budget", "on budget";
    of_year_passed: "{} av året har gått", "{} of the year has passed";
    part_by_key: "Del enligt nyckeln {}", "Part by the key {}";
    total_is_spread: "Ett nytt belopp fördelas på medlemmarna i proportion till vad de har", "A new amount is spread over the members in proportion to what they have";
    key_without_weights: "Nyckeln saknar vikter: delarna är okända", "The key has no weights: the parts are unknown";
    edit_cell: "Redigera {}", "Edit {}";
    grid_help: "Piltangenter flyttar, skriv eller tryck F2 för att redigera, Esc och sedan Tab lämnar tabellen.", "Arrow keys move, type or press F2 to edit, Esc and then Tab leaves the table.";

    surplus: "överskott", "surplus";
    deficit: "underskott", "deficit";
    balanced: "i balans", "in balance";

    columns_hint: "Ordningen är den som tabellen har.", "The order is that of the table.";

    sum_of_months: "Summan av radens månader, som skrivs under Månader", "The sum of the line's months, which are written under Months";

    drift_unit: "Enhet i drift", "Unit of operating tables";
    investment_unit: "Enhet i investeringar", "Unit of investment tables";
    rename_activity: "Verksamhetens namn", "Name of the activity";
    delete_table: "Ta bort tabellen", "Delete the table";
    rename: "Byt namn", "Rename";

    formula_bar: "Cellens innehåll", "Content of the cell";
    no_figure_there: "Där står inget belopp.", "There is no amount there.";
    column_sets: "Kolumnuppsättningar", "Column sets";
    columns_hidden: "Dolda kolumner: {}.", "Hidden columns: {}.";
    show_columns: "Visa dolda kolumner", "Show hidden columns";
    unsort: "Visa i tabellens ordning", "Show in the table's order";
    use_from: "Start av användning", "Start of use";
    show_all_rows: "Visa alla rader", "Show all rows";
    rows_shown: "{} av {all} rader visas.", "{} of {all} rows are shown.";
    sorted_by: "Sorterad efter {}.", "Sorted by {}.";
    use_keys: "Webbläsaren tillåter det bara med tangenterna: Ctrl+C, Ctrl+X, Ctrl+V.", "The browser allows this only by its keys: Ctrl+C, Ctrl+X, Ctrl+V.";
    status: "Status", "Status";
    selected: "Markerat", "Selected";
    sum_of: "summa", "sum";
    mean_of: "medel", "mean";
    smallest: "minst", "smallest";
    largest: "störst", "largest";
    note: "Anteckning", "Note";
    edit_month_note: "Månadens anteckning…", "Note on the month…";
}

impl Texts {
    /// The texts in the same language of what is fetched later. Whoever asks for them has them in the first part: only
    /// what is fetched later should.
    #[must_use]
    pub fn later(&self) -> &'static LaterTexts {
        if self.is_swedish { &SWEDISH_LATER } else { &ENGLISH_LATER }
    }

    /// The name of a view, by its name in the address.
    #[must_use]
    pub fn view(&self, name: &str) -> &'static str {
        match name {
            "drift" => self.drift,
            "investeringar" => self.investments,
            "atgarder" => self.measures,
            "mal" => self.goals,
            "fordelning" => self.allocation,
            "manader" => self.months,
            "uppfoljning" => self.follow_ups,
            "scenarier" => self.scenarios,
            "diagram" => self.charts,
            "rapport" => self.report,
            _ => self.overview,
        }
    }
}
