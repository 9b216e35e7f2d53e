//! The sheet itself: CSV with the languages' codes in its first line.

use crate::catalog::TextName;

/// One text with its translation.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) file: String,
    pub(super) name: TextName,
    pub(super) wording: String,
    pub(super) translation: String,
}

/// The sheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sheet {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) rows: Vec<Row>,
}

const FIRST: [&str; 3] = ["file", "text", "attribute"];

impl Sheet {
    pub(super) fn write(&self, semicolon: bool) -> Result<String, csv::Error> {
        let delimiter = if semicolon { b';' } else { b',' };
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        let [file, text, attribute] = FIRST;
        writer.write_record([file, text, attribute, &self.from, &self.to])?;
        for row in &self.rows {
            let attribute = row.name.1.as_deref().unwrap_or_default();
            writer.write_record([&row.file, &row.name.0, attribute, &row.wording, &row.translation])?;
        }
        let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Reads what a spreadsheet has stored, with commas, semicolons or tabs between.
    ///
    /// # Errors
    /// What is wrong, with the line where there is one.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{feff}');
        let first = text.lines().next().unwrap_or_default();
        let delimiter = [b';', b'\t', b','].into_iter().max_by_key(|sign| first.bytes().filter(|b| b == sign).count());
        let mut reader =
            csv::ReaderBuilder::new().delimiter(delimiter.unwrap_or(b',')).flexible(true).from_reader(text.as_bytes());
        let head = reader.headers().map_err(|error| error.to_string())?.clone();
        let columns: Vec<&str> = head.iter().map(str::trim).collect();
        let [file, text, attribute, from, to] = columns.as_slice() else { return Err(first.to_owned()) };
        if [*file, *text, *attribute] != FIRST {
            return Err(first.to_owned());
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| error.to_string())?;
            let cell = |at: usize| record.get(at).unwrap_or_default().to_owned();
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let attribute = Some(cell(2).trim().to_owned()).filter(|name| !name.is_empty());
            let name = (cell(1).trim().to_owned(), attribute);
            let is_name = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
            if name.0.is_empty() || !is_name(&name.0) || !name.1.as_deref().is_none_or(is_name) {
                return Err(record.position().map_or_else(String::new, |at| at.line().to_string()));
            }
            rows.push(Row { file: cell(0).trim().to_owned(), name, wording: cell(3), translation: cell(4) });
        }
        Ok(Self { from: (*from).to_owned(), to: (*to).to_owned(), rows })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let row = |attribute: Option<&str>| Row {
            file: "faq.ftl".into(),
            name: ("faq-a".into(), attribute.map(str::to_owned)),
            wording: "Eins; zwei, \"drei\"\nvier".into(),
            translation: "one, two\tthree".into(),
        };
        let sheet = Sheet { from: "aa".into(), to: "bb".into(), rows: vec![row(None), row(Some("again"))] };
        for semicolon in [false, true] {
            let written = sheet.write(semicolon).unwrap();
            assert_eq!(Sheet::read(&format!("\u{feff}{written}")), Ok(sheet.clone()));
        }
    }

    #[test]
    fn another_table_is_refused() {
        for wrong in ["", "a,b,c\n", "file,text,attribute,aa\n", "file,text,attribute,aa,bb\nf.ftl,../x,,a,b\n"] {
            assert!(Sheet::read(wrong).is_err(), "{wrong}");
        }
    }
}
