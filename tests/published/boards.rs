//! The boards themselves: members, hosts, keys, and what is said of projects.

use rust_decimal::Decimal;
use sambudget::lang::{Lang, heading};
use sambudget::model::key::weight_of;
use sambudget::model::member::{BoardForm, Member};
use sambudget::model::unit::DisplayUnit;
use sambudget::rules::check::{Finding, findings};
use sambudget::rules::key::weight_sum;
use sambudget::text::number::rounded;

use super::example::Example;
use super::published::Part;

#[test]
fn boards_members_and_hosts() {
    for Example { name, organisation, workbook, .. } in Example::all() {
        assert_eq!(workbook.name, organisation.organisation);
        assert_eq!(workbook.year.number(), organisation.year);
        let end = format!("{}-{:02}-", organisation.year, workbook.period_end.number());
        assert!(organisation.period_end.starts_with(&end), "{name}");
        let association = workbook.form == BoardForm::Association;
        assert_eq!((association, workbook.host.is_none()), (name == "itsam-2015", name == "itsam-2015"));
    }
    let members = |name| {
        let workbook = Example::open(name).workbook;
        let host = workbook.host.and_then(|id| workbook.member(id)).map(|member| member.name.clone());
        let code = |member: &Member| member.code.clone().unwrap_or_default();
        let codes: Vec<_> = workbook.members.iter().map(|m| format!("{} {}", m.name, code(m))).collect();
        (codes.join(", "), host.unwrap_or_default())
    };
    let sydnarke =
        ("Askersund 1882, Hallsberg 1861, Laxå 1860, Lekeberg 1814".to_owned(), "Lekeberg".to_owned());
    assert_eq!(members("sydnarke-2022"), sydnarke);
    assert_eq!(members("sydnarke-2019"), sydnarke);
    let herrljunga = ("Herrljunga 1466, Vårgårda 1442".to_owned(), "Herrljunga".to_owned());
    assert_eq!(members("herrljunga-vargarda-2020"), herrljunga);
    let gsn = ("Ludvika 2085, Övriga samverkande kommuner ".to_owned(), "Ludvika".to_owned());
    assert_eq!(members("gsn-2021"), gsn);
    let itsam = "Boxholm 0560, Kinda 0513, Vimmerby 0884, Ydre 0512, Åtvidaberg 0561, Ödeshög 0509";
    assert_eq!(members("itsam-2015"), (itsam.to_owned(), String::new()));
}

#[test]
fn published_volumes_are_the_keys_of_itsam() {
    let Example { workbook, tables, organisation, .. } = Example::open("itsam-2015");
    let volumes = organisation.volumes_for_allocation_keys.unwrap();
    for (key, volume) in workbook.keys.iter().zip(["workstations", "tablets", "extensions", "mobile"]) {
        for member in &workbook.members {
            let weight = weight_of(&key.weights, member.id).value().map(|weight| weight.as_decimal());
            assert_eq!(weight, volumes.rows[&member.name][volume].map(Decimal::from), "{}", key.name);
        }
        let sum = weight_sum(&key.weights);
        assert_eq!(sum, volumes.totals.get(volume).copied().map_or(sum, Decimal::from), "{}", key.name);
    }
    let missing: Vec<_> = findings(&workbook, &tables)
        .into_iter()
        .filter_map(|finding| match finding {
            Finding::WeightMissing(key, None, member) => {
                Some((workbook.key(key)?.name.clone(), workbook.member(member)?.name.clone()))
            }
            _ => None,
        })
        .collect();
    assert_eq!(missing, [("Mobilabonnemang".to_owned(), "Vimmerby".to_owned())]);
    let result = tables[0].result().actual.map(|result| rounded(result, DisplayUnit::TKR));
    assert_eq!(result, organisation.balance_requirement.get("balance_requirement_result").copied());
}

#[test]
fn published_notes_are_statuses_and_comments() {
    let mut notes = 0;
    for Example { organisation, workbook, .. } in Example::all() {
        for (published, group) in organisation.about(Part::Projects).zip(&workbook.project_groups) {
            for (row, project) in published.rows.iter().zip(&group.projects) {
                let Some(note) = &row.note else { continue };
                notes += 1;
                let by = project.budgeted_by.and_then(|id| workbook.member(id)).map(|m| &m.name);
                let status = heading::status(Lang::Swedish, project.status);
                let said = [
                    by.map(|name| format!("budgeterad i {name}")).unwrap_or_default(),
                    if project.comment.is_empty() { status } else { project.comment.clone() },
                ];
                assert!(said.contains(note) || note.is_empty(), "{}: {note}, but {said:?}", row.label);
            }
        }
    }
    assert_eq!(notes, 2 + 11 + 12);
}
