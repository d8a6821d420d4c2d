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
