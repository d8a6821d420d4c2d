//! Each example opens in its organisation's own unit and signs, and shows the published figures.

use crate::harness::both;

#[test]
fn the_examples_show_what_was_published() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2019").await;
        page.shows("Totalt kostnader", "Utfall 2019", "31 293").await;
        page.shows("Utrustning och datakommunikation", "Avvikelse 2019", "981").await;
        page.press("Översikt").await;
        page.says("tryckt 784 tkr, rätt är 981 tkr").await;
        page.says("tryckt −5 936 tkr, rätt är −4 895 tkr").await;
        page.press("Fördelning").await;
        page.shows("Årets resultat", "Andel, kr", "158 552").await;
        page.shows("Hallsberg", "Andel, kr", "62 191").await;
        page.press("Investeringar").await;
        page.says("Varav Sydnet 2.0").await;
        page.press("Alla arbetsböcker").await;

        page.press("Herrljunga/Vårgårda 2020").await;
        page.press("IT, växel och telefoni").await;
        page.shows("Intäkter", "Avvikelse", "1 152").await;
        page.shows("Resultat mot budget", "Utfall 2020", "−3 771").await;
        page.press("Översikt").await;
        page.shows("Summa resultat", "Utfall 2020", "−1 474").await;
        page.press("Alla arbetsböcker").await;

        page.press("GSN IT-center 2021").await;
        page.shows("Netto", "Budget t.o.m. augusti", "0,4").await;
        page.shows("Netto", "Avvikelse t.o.m. augusti", "1,3").await;
        page.press("Investeringar").await;
        page.shows("Totalt", "Avvikelse t.o.m. augusti", "−11,7").await;
        page.press("Alla arbetsböcker").await;

        page.press("ITSAM 2015").await;
        page.shows("Verksamhetens kostnader", "Utfall 2015", "−97 731").await;
        page.press("Investeringar").await;
        page.shows("Övergång Exchange Vimmerby", "Kommentar", "Enbart delvis genomfört").await;
        page.shows("Kompressor", "Utfall 2015", "280 000").await;
    });
}

#[test]
fn bars_and_names_have_the_room_they_need() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("Översikt").await;
        page.says("Största avvikelser").await;
        let bars = "return [...document.querySelectorAll('.bars .bar')].slice(0, 6)\
            .map(bar => Math.round(parseFloat(getComputedStyle(bar, '::before').width) / bar.clientWidth * 100))";
        page.until(&format!("const sizes = (() => {{ {bars} }})(); return sizes[0] === 50 && sizes[5] > 0"))
            .await;
        let sizes = page.script(bars).await;
        let sizes: Vec<u32> = serde_json::from_value(sizes).expect("sizes");
        assert!(sizes.is_sorted_by(|a, b| a >= b) && sizes[5] < 10, "{sizes:?} in {:?}", page.browser);
        let meter = "return Math.round(parseFloat(getComputedStyle(\
            document.querySelector('.meter-bar'), '::before').width) / \
            document.querySelector('.meter-bar').clientWidth * 100)";
        page.until(&format!("const used = (() => {{ {meter} }})(); return used >= 62 && used <= 63")).await;
        // A small table cuts no names off.
        page.press("Fördelning").await;
        page.shows("Hallsberg", "Kommunkod", "1861").await;
        let cut = "return [...document.querySelectorAll('[role=rowheader]')]\
            .filter(head => head.scrollWidth > head.clientWidth).map(head => head.textContent).join()";
        assert_eq!(page.script(cut).await.as_str(), Some(""), "in {:?}", page.browser);
    });
}

#[test]
fn units_signs_and_period_change_what_is_shown() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.choose("Enhet", "mnkr 0,0").await;
        page.shows("Personalkostnader", "Avvikelse", "1,2").await;
        page.choose("Enhet", "kr").await;
        page.shows("Personalkostnader", "Avvikelse", "1 202 000").await;
        page.choose("Enhet", "tkr").await;
        page.press("Inställningar").await;
        page.choose("Intäkter skrivs", "positivt").await;
        page.press("=Spara").await;
        page.shows("Intäkter", "Budget", "39 012").await;
        page.choose("Utfall t.o.m.", "augusti").await;
        page.shows("Intäkter", "Utfall t.o.m. augusti", "22 816").await;
    });
}
