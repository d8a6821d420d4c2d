//! The fixed texts, both languages side by side. `{}` stands for what is filled in.

macro_rules! texts {
    ($($name:ident: $swedish:literal, $english:literal;)*) => {
        /// The fixed texts of one language.
        #[derive(Debug)]
        pub struct Texts {
            $(#[doc = $swedish] pub $name: &'static str,)*
            /// The names of the cost lines that a new workbook starts with.
            pub usual_costs: [&'static str; 6],
        }

        /// The fixed texts in Swedish.
        pub static SWEDISH: Texts = Texts {
            $($name: $swedish,)*
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
    close: "Stäng", "Close";
    part_not_fetched: "En del av Sambudget kunde inte hämtas, så det du bad om blev inte gjort. Det du har skrivit finns kvar.", "A part of Sambudget could not be fetched, so what you asked for was not done. What you have written is still here.";
    try_again: "Försök igen", "Try again";
    cancel: "Avbryt", "Cancel";
    save: "Spara", "Save";
    delete: "Ta bort", "Delete";
    name: "Namn", "Name";
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
    actions: "Åtgärder", "Actions";
    open: "Öppna", "Open";
    save_to_file: "Spara till fil", "Save to file";
    unreadable_workbook: "Kan inte läsas", "Cannot be read";
    delete_workbook_title: "Ta bort arbetsboken?", "Delete the workbook?";
    delete_workbook_text: "Arbetsboken ”{}” tas bort ur den här webbläsaren. Det går inte att ångra. Spara den till en fil först om du kan behöva den igen.", "The workbook “{}” is deleted from this browser. This cannot be undone. Save it to a file first if you may need it again.";

    board_name: "Nämndens eller förbundets namn", "Name of the board or association";
    board_form: "Form", "Form";
    joint_board: "Gemensam nämnd", "Joint board";
    association: "Kommunalförbund", "Municipal association";
    members: "Medlemmar", "Members";
    member: "Medlem", "Member";
    choose_member: "Välj …", "Choose …";
    members_hint: "Skriv en kommun och tryck Enter. Annan ägare än en kommun går också bra.", "Type a municipality and press Enter. An owner that is not a municipality is fine too.";
    add_member: "Lägg till medlem", "Add member";
    remove_named: "Ta bort {}", "Remove {}";
    host: "Värdkommun", "Host municipality";
    no_host: "Ingen", "None";
    unit: "Enhet", "Unit";
    decimals: "Decimaler", "Decimals";
    signs: "Tecken", "Signs";
    signs_all_positive: "Allt positivt, överskott plus", "All positive, surplus is plus";
    signs_revenue_negative: "Intäkter minus, underskott plus", "Revenue minus, deficit is plus";
    signs_cost_negative: "Kostnader minus, överskott plus", "Costs minus, surplus is plus";
    signs_own: "Egen kombination", "Own combination";
    usual_lines: "Börja med vanliga rader", "Start with the usual lines";
    create: "Skapa arbetsbok", "Create workbook";
    name_missing: "Skriv ett namn.", "Type a name.";
    members_missing: "Lägg till minst en medlem.", "Add at least one member.";
    member_twice: "Medlemmen finns redan.", "That member is there already.";
    year_wrong: "Skriv ett år mellan 1950 och 2199.", "Type a year between 1950 and 2199.";

    all_workbooks: "Alla arbetsböcker", "All workbooks";
    views: "Vyer", "Views";
    overview: "Översikt", "Overview";
    drift: "Drift", "Operating";
    investments: "Investeringar", "Investments";
    allocation: "Fördelning", "Allocation";
    months: "Månader", "Months";
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
    saved_at: "Sparat {}", "Saved {}";
    saving: "Sparar …", "Saving …";
    not_saved: "Inte sparat!", "Not saved!";
    settings: "Inställningar", "Settings";
    keys_help: "Tangenter", "Keyboard";
    columns: "Kolumner", "Columns";

    line: "Rad", "Line";
    project: "Projekt", "Project";
    holder: "Innehavare", "Holder";
    activity: "Verksamhet", "Activity";
    key: "Nyckel", "Key";
    total: "Totalt", "Total";
    sum: "Summa", "Sum";
    result: "Resultat", "Result";
    source: "Källa", "Source";
    date: "Datum", "Date";
    operating: "Drift", "Operating";
    sum_investments: "Summa investeringar", "Total investments";
    municipal_contribution: "Kommunbidrag", "Municipal contribution";
    other_revenue: "Övriga intäkter", "Other revenue";
    equal_shares: "Lika delar", "Equal shares";
    new_line: "Ny rad", "New line";
    new_group: "Ny grupp", "New group";
    new_project: "Nytt projekt", "New project";
    new_project_group: "Ny investeringstabell", "New investment table";
    new_activity: "Ny verksamhet", "New activity";
    new_key: "Ny nyckel", "New key";
    add_line: "Rad", "Line";
    add_group: "Grupp", "Group";
    add_project: "Projekt", "Project";
    add_key: "Nyckel", "Key";
    add: "Lägg till", "Add";
    move_up: "Flytta upp", "Move up";
    move_down: "Flytta ned", "Move down";
    properties: "Egenskaper", "Properties";
    row_actions: "Markerad rad", "Selected row";
    no_lines: "Tabellen har inga rader än.", "The table has no lines yet.";
    no_projects: "Här finns inga projekt än.", "There are no projects here yet.";
    no_projects_of_holder: "Inga projekt här för den du visar.", "No projects here for the one you show.";

    unread_cell: "Kan inte läsas som belopp och räknas inte med", "Cannot be read as an amount and is not counted";
    lacks_figures: "Ofullständig: det som inte kan läsas eller räknas ut är inte med. Kontrollerna säger vad.", "Incomplete: what cannot be read or calculated is left out. The checks say what.";
    no_date: "Det finns inget sådant datum. Skriv till exempel 2015-12-31.", "There is no such date. Write for instance 2015-12-31.";
    formula_spread: "Formeln blev sitt belopp: raden fördelas direkt på medlemmarna. Med en nyckel för raden står formeln kvar.", "The formula became its amount: the line is spread directly over the members. With a key for the line the formula stays.";
    formula_became_value: "Formeln blev sitt värde: vikter har inga formler.", "The formula became its value: weights have no formulas.";
    formula_kept_as_text: "Formeln kan inte läsas. Den står kvar i cellen som text och räknas inte med.", "The formula cannot be read. It stays in the cell as text and is not counted.";
    unread_mark: "kan inte läsas", "cannot be read";
    is_held: "Cellen hålls fast. Släpp den först (Alt+Skift+H) om den ska ändras.", "The cell is held. Release it first (Alt+Shift+H) if it is to change.";
    held: "Fasthållen", "Held";
    hold: "Håll fast cellerna", "Hold the cells";
    release: "Släpp cellerna", "Release the cells";
    nothing_to_hold: "Här finns inget att hålla fast: bara belopp som skrivs kan hållas fast.", "There is nothing to hold here: only amounts that are written can be held.";
    is_calculated: "Cellen är beräknad och kan inte skrivas i.", "The cell is calculated and cannot be written in.";
    better_than_budget: "bättre än budget", "better than budget";
    worse_than_budget: "sämre än budget", "worse than budget";
    on_budget: "enligt budget", "on budget";
    of_year_passed: "{} av året har gått", "{} of the year has passed";
    part_by_key: "Del enligt nyckeln {}", "Part by the key {}";
    total_is_spread: "Ett nytt belopp fördelas på medlemmarna i proportion till vad de har", "A new amount is spread over the members in proportion to what they have";
    key_without_weights: "Nyckeln saknar vikter: delarna är okända", "The key has no weights: the parts are unknown";
    of_which: "Varav {}", "Of which {}";
    edit_cell: "Redigera {}", "Edit {}";
    grid_help: "Piltangenter flyttar, skriv eller tryck F2 för att redigera, Esc och sedan Tab lämnar tabellen.", "Arrow keys move, type or press F2 to edit, Esc and then Tab leaves the table.";

    keys_caption: "Fördelningsnycklar", "Allocation keys";
    shares_caption: "Andelar enligt nycklarna", "Shares by the keys";
    settlement_caption: "Årets resultat fördelat på medlemmarna", "The year's result split over the members";
    results_caption: "Resultat per verksamhet", "Result per activity";
    sum_of_results: "Summa resultat", "Sum of results";
    result_of_year: "Årets resultat", "Result of the year";
    share_kr: "Andel, kr", "Share, kr";
    municipality_code: "Kommunkod", "Municipality code";
    settlement_key: "Nyckel för resultatet", "Key for the result";
    settlement_basis: "Resultat som fördelas", "Result that is split";
    basis_actual: "Utfall", "Actual";
    basis_prognosis: "Prognos", "Prognosis";
    no_key: "Ingen nyckel", "No key";
    surplus_is_positive: "Överskott är positivt: det går tillbaka till medlemmen.", "A surplus is positive: it goes back to the member.";

    expected_result: "Prognos för årets resultat", "Prognosis for the year's result";
    actual_result: "Resultat till och med perioden", "Result to the period end";
    used_of_budget: "Använt av kostnadsbudgeten", "Used of the cost budget";
    surplus: "överskott", "surplus";
    deficit: "underskott", "deficit";
    balanced: "i balans", "in balance";
    against_budget: "mot budget", "against budget";
    investments_total: "Investeringar", "Investments";
    of_budget: "av budget", "of budget";
    per_member: "Resultat per medlem", "Result per member";
    largest_deviations: "Största avvikelser", "Largest deviations";
    no_deviations: "Inga avvikelser mot budget.", "No deviations from the budget.";
    checks: "Kontroller", "Checks";
    no_findings: "Kontrollerna hittar inget att anmärka på.", "The checks find nothing to remark.";
    go_there: "Gå till", "Go to";
    severity_error: "Fel", "Error";
    severity_warning: "Att se över", "To look at";
    severity_note: "Upplysning", "Note";
    rounding_differences: "Avrundningsdifferenser", "Rounding differences";

    line_properties: "Radens egenskaper", "Properties of the line";
    group_properties: "Gruppens egenskaper", "Properties of the group";
    kind: "Slag", "Kind";
    revenue: "Intäkt", "Revenue";
    cost: "Kostnad", "Cost";
    contribution: "Kommunbidrag", "Municipal contribution";
    distribution: "Fördelning på medlemmar", "Distribution over members";
    direct: "Direkt: varje medlem har egna belopp", "Direct: each member has its own amounts";
    by_key: "Med nyckeln {}", "By the key {}";
    method: "Prognosmetod", "Prognosis method";
    as_workbook: "Som arbetsboken: {}", "As the workbook: {}";
    profile: "Periodisering", "Spread over the year";
    profile_even: "Jämnt, en tolftedel per månad", "Evenly, a twelfth each month";
    profile_months: "Tolv vikter", "Twelve weights";
    profile_prior: "Som fjolårets månader", "As the prior year's months";
    profile_wrong: "Skriv tolv vikter som är noll eller mer, minst en större än noll.", "Type twelve weights of zero or more, at least one larger than zero.";
    subtotal_place: "Summan står", "The sum stands";
    subtotal_above: "ovanför raderna, som rubrik", "above the rows, as a heading";
    subtotal_below: "under raderna", "below the rows";
    choose_columns: "Kolumner i tabellen", "Columns of the table";
    columns_hint: "Ordningen är den som tabellen har.", "The order is that of the table.";

    sum_of_months: "Summan av radens månader, som skrivs under Månader", "The sum of the line's months, which are written under Months";
    projects_without_months: "Projekt har inga månader att räkna med. Välj en annan metod.", "Projects have no months to go by. Choose another method.";

    part_title: "Medlemmens del eller hela raden?", "The member's part or the whole line?";
    part_text: "”{}” fördelas med en nyckel, så en medlems del följer av totalen. Vad vill du ändra?", "“{}” is split by a key, so a member's part follows from the total. What do you want to change?";
    change_total: "Ändra totalen till {}", "Change the total to {}";
    make_direct: "Gör raden direkt: varje medlem får egna belopp", "Make the line direct: each member gets its own amounts";
    delete_member_title: "Ta bort medlemmen?", "Delete the member?";
    delete_member_text: "{} har belopp, projekt eller vikter i nycklarna. Beloppen försvinner ur tabellerna och projekten blir gemensamma. Du kan ångra.", "{} has amounts, projects or weights in the keys. The amounts go from the tables and the projects become shared. You can undo.";
    delete_table_title: "Ta bort tabellen?", "Delete the table?";
    delete_row_title: "Ta bort raden?", "Delete the row?";
    delete_row_text: "”{}” har belopp. Du kan ångra.", "“{}” has amounts. You can undo.";

    workbook_settings: "Arbetsbokens inställningar", "Settings of the workbook";
    drift_unit: "Enhet i drift", "Unit of operating tables";
    investment_unit: "Enhet i investeringar", "Unit of investment tables";
    default_method: "Prognosmetod när raden inte säger något", "Prognosis method where the line does not say";
    default_profile: "Periodisering när raden inte säger något", "Spread over the year where the line does not say";
    sign_revenue: "Intäkter skrivs", "Revenue is written";
    sign_cost: "Kostnader skrivs", "Costs are written";
    sign_contribution: "Kommunbidrag skrivs", "Municipal contribution is written";
    sign_subtotal: "Delsummor skrivs som", "Subtotals are written as";
    sign_result: "Slutraden skrivs som", "The bottom line is written as";
    sign_deviation: "Avvikelse i drift", "Deviation in operating tables";
    sign_project_deviation: "Avvikelse i investeringar", "Deviation in investment tables";
    written_positive: "positivt", "positive";
    written_negative: "negativt", "negative";
    net_result: "resultat (överskott är plus)", "result (surplus is plus)";
    net_cost: "nettokostnad (underskott är plus)", "net cost (deficit is plus)";
    deviation_favourable: "plus är bra", "plus is good";
    deviation_outcome: "utfall minus budget", "outcome minus budget";
    rename_activity: "Verksamhetens namn", "Name of the activity";
    rename_table: "Tabellens namn", "Name of the table";
    delete_table: "Ta bort tabellen", "Delete the table";
    rename: "Byt namn", "Rename";

    help_move: "Flytta", "Move";
    help_move_keys: "Piltangenter, Tab, Enter, Home, End, Page Up, Page Down", "Arrow keys, Tab, Enter, Home, End, Page Up, Page Down";
    help_jump: "Till blockets kant, början och slutet", "To the block's edge, the start and the end";
    help_jump_keys: "Ctrl + pil, Ctrl+Home, Ctrl+End", "Ctrl + arrow, Ctrl+Home, Ctrl+End";
    help_extend: "Markera flera celler", "Select several cells";
    help_extend_keys: "Skift med dessa, dra, Skift eller Ctrl + klick", "Shift with these, drag, Shift or Ctrl + click";
    help_grid: "I tabellen", "In the table";
    help_edit: "Redigera", "Edit";
    help_edit_keys: "Skriv direkt, F2 eller dubbelklick", "Just type, F2 or double click";
    help_commit: "Klar och vidare", "Done and on";
    help_commit_keys: "Enter nedåt, Tab åt höger, med Skift tillbaka", "Enter down, Tab right, with Shift back";
    help_cancel: "Ångra inmatningen", "Cancel typing";
    help_leave: "Lämna tabellen", "Leave the table";
    help_leave_keys: "Esc och sedan Tab", "Esc and then Tab";
    help_drag: "Flytta rader med musen", "Move rows with the mouse";
    help_drag_keys: "klicka på namnet, dra i det", "click the name, drag it";
    help_numbers: "Belopp läses så som du skriver dem: 1 202, 1202,5, −1 202, (1 202), 1 202 tkr, 1,2 mnkr.", "Amounts are read as you write them: 1,202, 1202.5, −1,202, (1,202), 1,202 tkr, 1.2 mnkr.";

    file_refused_title: "Filen ”{}” öppnades inte", "The file “{}” was not opened";
    nothing_changed: "Inget har ändrats.", "Nothing has changed.";
    file_unreadable: "Webbläsaren kunde inte läsa filen. Försök igen, eller flytta filen till datorns egen disk först.", "The browser could not read the file. Try again, or move the file to the computer's own disk first.";
    changed_elsewhere: "Arbetsboken ändrades i en annan flik. Här visas nu det som sparades där.", "The workbook was changed in another tab. What was saved there is shown here now.";
    imported_beside: "”{}” fanns redan här. Filen ligger nu bredvid som ”{as}”; ingenting har skrivits över.", "“{}” was here already. The file now stands beside it as “{as}”; nothing has been overwritten.";
    storage_full_title: "Webbläsarens lagring är full", "The browser's storage is full";
    storage_full: "Den senaste ändringen är inte sparad. Du kan arbeta vidare, men spara arbetsboken till en fil nu och ta sedan bort arbetsböcker som du inte behöver.", "The last change is not saved. You can go on working, but save the workbook to a file now and then delete workbooks that you do not need.";
    storage_unavailable_title: "Webbläsaren tillåter ingen lagring", "The browser does not allow storage";
    storage_unavailable: "Ändringar sparas inte här, till exempel för att fönstret är privat. Du kan arbeta vidare, men spara arbetsboken till en fil innan du stänger.", "Changes are not saved here, for instance because the window is private. You can go on working, but save the workbook to a file before you close.";
    broken_title: "Arbetsboken kan inte läsas", "The workbook cannot be read";
    broken_text: "Det som är lagrat är skadat. Det ligger kvar orört; spara det till en fil om någon ska kunna rädda det.", "What is stored is damaged. It is left untouched; save it to a file so that someone can rescue it.";
    save_broken: "Spara det som finns till en fil", "Save what there is to a file";
    storage_unreachable: "Webbläsaren kommer inte åt sin lagring just nu, så arbetsboken kan inte öppnas. Den ligger kvar; ladda om sidan för att försöka igen.", "The browser cannot reach its storage just now, so the workbook cannot be opened. It is still there; reload the page to try again.";
    stranded_title: "Alla ändringar kunde inte läsas in", "Not all changes could be read";
    stranded: "Steg som inte kunde läsas eller inte längre passar: {}. ”{name}” visas utan dem. De ligger kvar; spara dem till en fil om någon ska kunna rädda dem.", "Steps that could not be read or no longer fit: {}. “{name}” is shown without them. They are kept; save them to a file so that someone can rescue them.";
    workbook_gone: "Arbetsboken finns inte i den här webbläsaren.", "The workbook is not in this browser.";
    example_was_here: "Exemplet fanns redan här, med det du har ändrat. Ta bort det från listan om du vill börja om.", "The example was here already, with what you have changed. Delete it from the list to start over.";
    key_in_use: "Nyckeln ”{}” används av rader eller av resultatets fördelning. Välj en annan nyckel där först.", "The key “{}” is used by lines or by the split of the result. Choose another key there first.";
    key_has_no_weights: "Nyckeln saknar vikter, så det finns inga delar att göra direkta. Skriv vikter först.", "The key has no weights, so there are no parts to make direct. Type weights first.";
    last_one: "Den sista kan inte tas bort.", "The last one cannot be deleted.";
    group_cells: "Celler", "Cells";
    group_rows: "Rader", "Rows";
    group_selecting: "Markera", "Select";
    group_going: "Gå till", "Go to";
    group_workbook: "Arbetsbok", "Workbook";
    cut: "Klipp ut", "Cut";
    copy: "Kopiera", "Copy";
    paste: "Klistra in", "Paste";
    edit: "Redigera cellen", "Edit the cell";
    open_list: "Öppna cellens lista", "Open the cell's list";
    change_figures: "Ändra tal (+250, *1,02)", "Change figures (+250, *1.02)";
    formula_bar: "Cellens innehåll", "Content of the cell";
    no_figure_there: "Där står inget belopp.", "There is no amount there.";
    clear: "Töm", "Clear";
    fill_down: "Fyll nedåt", "Fill down";
    fill_right: "Fyll åt höger", "Fill right";
    fill_series: "Fyll serie", "Fill series";
    select_rows: "Markera hela raderna", "Select whole rows";
    select_columns: "Markera hela kolumnerna", "Select whole columns";
    select_all: "Markera allt", "Select all";
    insert_row: "Infoga rad under", "Insert row below";
    insert_group: "Infoga grupp under", "Insert group below";
    delete_rows: "Ta bort rader", "Delete rows";
    group_rows_together: "Gruppera rader", "Group rows";
    ungroup: "Dela upp gruppen", "Ungroup";
    hide_columns: "Dölj kolumner", "Hide columns";
    fold: "Fäll ihop gruppen", "Fold the group";
    unfold: "Fäll ut gruppen", "Unfold the group";
    fold_all: "Fäll ihop alla grupper", "Fold all groups";
    unfold_all: "Fäll ut alla grupper", "Unfold all groups";
    column_sets: "Kolumnuppsättningar", "Column sets";
    column_sets_hint: "Sök uppsättning", "Find a set";
    save_columns: "Spara kolumnerna som uppsättning", "Save the columns as a set";
    save_columns_name: "Uppsättningens namn", "Name of the set";
    edit_column_sets: "Ändra kolumnuppsättningar", "Change column sets";
    column_set: "Uppsättning", "Set";
    new_name: "Nytt namn", "New name";
    delete_column_set: "Ta bort uppsättningen", "Delete the set";
    every_column: "Alla kolumner", "All columns";
    usual_columns: "Vanliga kolumner", "Usual columns";
    deviations_only: "Bara avvikelser", "Deviations only";
    shown_now: "visas nu", "shown now";
    columns_hidden: "Dolda kolumner: {}.", "Hidden columns: {}.";
    arranged_as_left: "Tabellen är sorterad eller filtrerad som när du lämnade den.", "The table is sorted or filtered as you left it.";
    not_moved_sorted: "Tabellen är sorterad för läsning, så raderna har inga platser att flyttas till. Visa den i tabellens ordning först.", "The table is sorted for reading, so the rows have no places to move to. Show it in the table's order first.";
    not_moved_deep: "Där skulle grupperna ligga för djupt i varandra.", "The groups would stand too deep in one another there.";
    not_moved_within: "En grupp kan inte stå i sig själv.", "A group cannot stand in itself.";
    not_moved_elsewhere: "Raderna hör inte hemma i den tabellen.", "The rows do not belong in that table.";
    show_columns: "Visa dolda kolumner", "Show hidden columns";
    wider: "Bredare kolumn", "Wider column";
    narrower: "Smalare kolumn", "Narrower column";
    sort_ascending: "Sortera stigande", "Sort ascending";
    sort_descending: "Sortera fallande", "Sort descending";
    unsort: "Visa i tabellens ordning", "Show in the table's order";
    filter: "Filtrera rader", "Filter rows";
    prognoses_of_lines: "Prognos för flera rader", "Prognosis of several lines";
    adjustments: "Justeringar av prognosen", "Adjustments of the prognosis";
    adjustments_command: "Justera prognosen", "Adjust the prognosis";
    adjustments_of: "{}. Beloppen läggs till det som metoden ger, i {}. En tom rad tas bort.", "{}. The amounts are added to what the method gives, in {}. An empty row is taken away.";
    amount: "Belopp", "Amount";
    reason: "Skäl", "Reason";
    whole_line: "Hela raden", "The whole line";
    adjustment_without_amount: "En justering har ett skäl men inget belopp.", "An adjustment has a reason but no amount.";
    adjustment_unread: "Ett belopp kan inte läsas. Skriv till exempel 1 200 eller -350,5.", "An amount cannot be read. Write for example 1,200 or -350.5.";
    accept: "Godta", "Accept";
    accept_finding: "Godta anmärkningen", "Accept the remark";
    accept_reason: "Varför är det i sin ordning?", "Why is it all right?";
    accept_without_reason: "Skriv varför anmärkningen är i sin ordning.", "Say why the remark is all right.";
    accepted: "Godtagna", "Accepted";
    take_back: "Ta tillbaka", "Take back";
    comment_limit: "Avvikelser som ska kommenteras", "Deviations to be commented on";
    limit_amount: "Större än (belopp)", "Larger than (amount)";
    limit_percent: "Större än (procent av budget)", "Larger than (percent of budget)";
    limit_wrong: "Gränsen för avvikelser kan inte läsas. Skriv ett belopp och en procentsats som inte är negativa.", "The limit of deviations cannot be read. Write an amount and a percentage that are not negative.";
    settlement_against: "Jämfört med", "Compared with";
    against_zero: "noll: resultatet delas", "zero: the result is split";
    against_contribution: "inbetalt bidrag: nettokostnaden delas", "contribution paid: the net cost is split";
    settlement_way: "Reglering", "Settled by";
    way_invoiced: "Regleras på första fakturan", "The first invoice";
    way_carried_over: "Förs över till nästa år", "Carrying over to next year";
    is_invoiced: "faktureras", "is invoiced";
    is_repaid: "återbetalas", "is repaid";
    is_carried_over: "förs över till nästa år", "is carried over to next year";
    nothing_to_settle: "inget att reglera", "nothing to settle";
    has_paid: "Inbetalt bidrag", "Contribution paid";
    share_of_cost: "Andel av nettokostnaden", "Share of the net cost";
    balance_caption: "Balanskrav", "Balance requirement";
    balance_row: "Post", "Item";
    balance_adjustment: "Justering", "Adjustment";
    balance_result: "Balanskravsresultat", "Result by the balance requirement";
    balance_deficit: "Underskott {}, återställs senast {}", "Deficit of {}, restored by {}";
    balance_left: "Kvar av årets resultat", "Left of the year's result";
    balance_restored: "Återställs i år", "Restored this year";
    balance_to_restore: "Kvar att återställa", "Left to restore";
    balance_known: "Justeringar och tidigare underskott", "Adjustments and earlier deficits";
    balance_about: "Belopp i {}. En justering läggs till årets resultat. En tom rad tas bort.", "Amounts in {}. An adjustment is added to the year's result. An empty row is taken away.";
    balance_adjustments: "Justeringar av resultatet", "Adjustments of the result";
    balance_deficits: "Tidigare underskott", "Earlier deficits";
    balance_deficit_left: "Kvar att återställa", "Left to restore";
    balance_rule: "Ett överskott återställer det äldsta underskottet först. Ett underskott återställs inom tre år.", "A surplus restores the oldest deficit first. A deficit is restored within three years.";
    deficit_not_earlier: "Ett tidigare underskott ska vara från ett år före arbetsbokens.", "An earlier deficit has to be of a year before the workbook's.";
    deficit_twice: "Två underskott har samma år.", "Two deficits have the same year.";
    deficit_half: "Ett tidigare underskott behöver både år och ett belopp som inte är negativt.", "An earlier deficit needs a year and an amount that is not negative.";
    fan: "Prognos enligt varje metod", "Prognosis by each method";
    fan_command: "Jämför prognosmetoder", "Compare prognosis methods";
    fan_scale: "Prickarna är metoderna, den fyllda den som används. Strecket är budgeten.", "The dots are the methods, the filled one the one in use. The line is the budget.";
    fan_gives: "Ger", "Gives";
    fan_outside: "Den egna siffran ligger utanför vad någon av metoderna ger.", "The own figure is outside what any of the methods gives.";
    use_method: "Använd", "Use";
    method_in_use: "Används", "In use";
    rest_of_year: "Resten av året", "The rest of the year";
    for_lines: "Gäller", "For";
    selected_lines: "Markerade rader", "Selected lines";
    lines_of_table: "Alla rader i tabellen", "All lines of the table";
    lines_of_workbook: "Alla rader i arbetsboken", "All lines of the workbook";
    spread_amount: "Fördela belopp…", "Spread an amount…";
    transfer_amount: "Flytta belopp…", "Move an amount…";
    spread: "Fördela", "Spread";
    transfer: "Flytta", "Move";
    new_total: "Ny summa (belopp, =formel eller +3 %)", "New total (amount, =formula or +3%)";
    way_of_spreading: "Fördelas", "Spread";
    way_in_proportion: "I proportion till vad som står där", "In proportion to what stands there";
    way_equally: "Lika", "Equally";
    way_by_key: "Med en fördelningsnyckel", "By an allocation key";
    way_like_row: "Som en annan rad", "Like another row";
    way_like_column: "Som en annan kolumn", "Like another column";
    as_row: "Rad", "Row";
    as_column: "Kolumn", "Column";
    sum_now: "Summa nu: {}", "Total now: {}";
    sum_new: "Ny summa: {}", "New total: {}";
    leftover_kronor: "Hela kronor: de som blir över går till de största resterna, vid lika i medlemmarnas ordning.", "Whole kronor: those left over go to the largest remainders, ties in the order of the members.";
    was_spread: "Fördelat: {}", "Spread: {}";
    was_moved: "Flyttat: {}", "Moved: {}";
    spread_without_basis: "Det finns inget att fördela efter, så delarna blir lika", "There is nothing to go by, so the parts are equal";
    formulas_give_way: "Formler i cellerna ersätts av sina delar.", "Formulas in the cells give way to their parts.";
    amount_to_move: "Belopp att flytta", "Amount to move";
    to_line: "Till rad", "To line";
    to_holder: "Till innehavare", "To holder";
    sum_of_both: "Tillsammans, före och efter: {}", "Together, before and after: {}";
    total_is_spread_too: "En total fördelas på medlemmarna i proportion till vad de har.", "A total is spread over the members in proportion to what they have.";
    keep_own_figures: "Låt egna siffror stå kvar", "Leave own figures as they are";
    no_line_changed: "Ingen rad ändrades.", "No line was changed.";
    show_all_rows: "Visa alla rader", "Show all rows";
    show_rows: "Visa raderna", "Show the rows";
    filter_words: "Raden innehåller", "The row contains";
    filter_column: "Kolumn", "Column";
    filter_at_least: "Minst (plus eller minus)", "At least (plus or minus)";
    any_row: "Alla", "Any";
    not_a_number: "Det går inte att läsa som ett tal.", "This cannot be read as a number.";
    rows_shown: "{} av {all} rader visas.", "{} of {all} rows are shown.";
    sorted_by: "Sorterad efter {}.", "Sorted by {}.";
    find: "Sök", "Find";
    find_next: "Nästa", "Next";
    find_previous: "Föregående", "Previous";
    find_what: "Sök i namn, kommentarer, tal och anteckningar", "Find in names, comments, figures and notes";
    not_found: "Hittar inte ”{}”.", "Cannot find “{}”.";
    go_to_row: "Gå till rad", "Go to a row";
    go_to_hint: "Skriv radens namn", "Type the row's name";
    palette: "Sök kommando", "Find a command";
    palette_hint: "Skriv vad du vill göra", "Type what you want to do";
    no_commands: "Inget kommando heter så.", "No command has that name.";
    no_rows_named: "Ingen rad heter så.", "No row has that name.";
    no_column_sets: "Ingen uppsättning heter så.", "No set has that name.";
    delete_rows_title: "Ta bort raderna?", "Delete the rows?";
    delete_rows_text: "{} tas bort med sina belopp. Det går att ångra.", "{} will be deleted with their amounts. This can be undone.";
    is_cut: "Flyttas när du klistrar in. Esc låter det stå.", "Moves when you paste. Esc lets it be.";
    nothing_to_paste: "Urklippet är tomt.", "The clipboard is empty.";
    paste_too_large: "Det är mer på urklippet än vad en tabell rymmer. Kopiera en mindre del.", "There is more on the clipboard than a table holds. Copy a smaller part.";
    comma: "komma", "comma";
    point: "punkt", "point";
    decimal_sign: "Decimaltecken", "Decimal sign";
    sign_declared: "enligt urklippet", "as the clipboard says";
    sign_inferred: "enligt talen", "by the numbers";
    sign_assumed: "som i Sambudget", "as in Sambudget";
    sign_chosen: "som du valde", "as you chose";
    paste_decimals_title: "Vilket decimaltecken?", "Which decimal sign?";
    paste_decimals_text: "Talen i urklippet säger emot varandra: {} av dem kan läsas på två sätt. Vad står före decimalerna?", "The numbers on the clipboard contradict each other: {} of them can be read in two ways. What stands before the decimals?";
    with_comma: "Komma: 1,5", "Comma: 1,5";
    with_point: "Punkt: 1.5", "Point: 1.5";
    paste_larger_title: "Större än tabellen", "Larger than the table";
    paste_add_rows: "Lägg till rader", "Add rows";
    paste_cut_off: "Klistra in det som ryms", "Paste what fits";
    paste_columns_lost: "Kolumner utanför tabellen följer inte med.", "Columns outside the table are left out.";
    use_keys: "Webbläsaren tillåter det bara med tangenterna: Ctrl+C, Ctrl+X, Ctrl+V.", "The browser allows this only by its keys: Ctrl+C, Ctrl+X, Ctrl+V.";
    status: "Status", "Status";
    selected: "Markerat", "Selected";
    sum_of: "summa", "sum";
    mean_of: "medel", "mean";
    smallest: "minst", "smallest";
    largest: "störst", "largest";
    left_calculated: "Beräknade celler kan inte skrivas i.", "Calculated cells cannot be written in.";
    left_by_key: "Delar som följer av en nyckel skrivs en i taget, eftersom det måste frågas vad som menas.", "Parts that follow from a key are written one at a time, because it has to be asked what is meant.";
    left_held: "Celler som hålls fast ändras inte förrän de släpps.", "Cells that are held do not change until they are released.";
    left_no_choice: "Texten är inget av valen i cellen.", "The text is none of the cell's choices.";
    left_refused: "Vissa celler kan inte ta emot texten.", "Some cells cannot take the text.";
    note: "Anteckning", "Note";
    notes: "Anteckningar", "Notes";
    note_text: "Text", "Text";
    note_text_or_none: "Text (töm för att ta bort)", "Text (empty it to remove the note)";
    note_by: "Av", "By";
    note_date: "Datum", "Date";
    note_keys: "Ctrl+Enter sparar.", "Ctrl+Enter saves.";
    note_missing: "Skriv något, eller avbryt.", "Write something, or cancel.";
    note_too_long: "Texten är för lång. Korta den.", "The text is too long. Shorten it.";
    too_many_notes: "Arbetsboken rymmer inte fler anteckningar.", "The workbook has no room for more notes.";
    edit_note: "Anteckning…", "Note…";
    edit_row_note: "Radens anteckning…", "Note on the row…";
    edit_month_note: "Månadens anteckning…", "Note on the month…";
    remove_note: "Ta bort anteckningen", "Remove the note";
    next_note: "Nästa anteckning", "Next note";
    previous_note: "Föregående anteckning", "Previous note";
    dismiss: "Stäng meddelandet", "Dismiss the message";
}

impl Texts {
    /// The name of a view, by its name in the address.
    #[must_use]
    pub fn view(&self, name: &str) -> &'static str {
        match name {
            "drift" => self.drift,
            "investeringar" => self.investments,
            "fordelning" => self.allocation,
            "manader" => self.months,
            _ => self.overview,
        }
    }
}
