//! B07: another form of address than the one that the bot speaks.

use super::prose::{Word, sentences};
use super::view::View;
use crate::catalog::{Diagnostic, Edit};
use crate::lang::Address;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (folder, language, text) in view.written() {
        // An overlay's folder says which form it speaks, if it names one.
        let forms = language.style.address;
        let overlay = folder.split('@').skip(1).find_map(|part| forms.iter().find(|form| form.name == part));
        let spoken = view.catalog.bot.language.get(language.code).and_then(|own| own.address.as_deref());
        let Some(spoken) = overlay.map(|form| form.name).or(spoken) else { continue };
        if !forms.iter().any(|form| form.name == spoken) {
            continue;
        }
        let others = || forms.iter().filter(|form| form.name != spoken);
        for (_, body) in text.bodies() {
            // One text in the wrong form is one mistake, however often it says so.
            let all = sentences(body, &language.style);
            let slip = all.iter().find_map(|sentence| others().find_map(|form| slip(sentence, form)));
            let Some((word, instead)) = slip else { continue };
            let place = word.place(body);
            let told = Diagnostic::warning("B07", "b07").arg("form", spoken).arg("word", word.text);
            let told = told.at(place.clone());
            found.push(match instead {
                "" => told,
                instead => told.offer(vec![Edit { place, text: like(word.text, instead) }]),
            });
        }
    }
    found
}

/// The first word that belongs to a form, and what the other form says.
fn slip<'a>(sentence: &[Word<'a>], form: &Address) -> Option<(Word<'a>, &'static str)> {
    let known = sentence.iter().enumerate().find_map(|(at, word)| {
        let (_, instead) = form.words.iter().find(|(own, _)| match form.capital {
            true => at > 0 && *own == word.text,
            false => *own == word.text.to_lowercase(),
        })?;
        Some((*word, *instead))
    });
    known.or_else(|| {
        let lead = sentence.iter().take_while(|word| form.before.contains(&word.text.to_lowercase().as_str())).count();
        let command = sentence.get(lead)?;
        let next = sentence.get(lead + 1).map(|word| word.text.to_lowercase());
        let asks = next.is_some_and(|next| form.not_before.contains(&next.as_str()));
        let is_one = form.commands.contains(&command.text.to_lowercase().as_str());
        (is_one && !asks).then_some((*command, ""))
    })
}

/// With a capital letter where the word had one.
fn like(word: &str, instead: &str) -> String {
    if !word.starts_with(char::is_uppercase) {
        return instead.to_owned();
    }
    let mut letters = instead.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}
