//! The journeys, by subject.

mod accessibility;
mod arranging;
mod capital;
mod editing;
mod examples;
mod files;
mod held;
mod in_sight;
mod keeping;
mod keyboard;
mod loading;
mod measure;
mod methods;
mod months;
mod narrow;
mod new_workbook;
mod notes;
mod plan;
mod printing;
mod ranges;
mod spoken;
mod spreading;
mod storage;
mod typing;
