//! The journeys, by subject.

mod accessibility;
mod arranging;
mod editing;
mod examples;
mod files;
mod held;
mod keeping;
mod loading;
mod measure;
mod new_workbook;
mod notes;
mod ranges;
mod storage;
