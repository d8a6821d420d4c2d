//! The journeys, by subject.

mod accessibility;
mod editing;
mod examples;
mod files;
mod keeping;
mod keyboard;
mod loading;
mod measure;
mod narrow;
mod new_workbook;
mod printing;
mod ranges;
mod spoken;
mod storage;
mod typing;
