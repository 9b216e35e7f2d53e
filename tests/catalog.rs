//! The example of the file format, read.

use schalter::catalog::{self, Catalog, Diagnostic};
use schalter::entity::Entities;
use schalter::lang::Languages;
use std::path::Path;

fn example() -> (Catalog, Vec<Diagnostic>) {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/example/intents");
    catalog::load(&dir, &Languages::default(), &Entities::default())
}

#[test]
fn the_example_has_no_mistake() {
    let (catalog, told) = example();
    for told in &told {
        let at = told.labels.first().map(|label| (label.place.source.path.clone(), label.place.line()));
        println!("{} {} {:?} {:?}", told.code, told.message, told.args, at);
    }
    assert!(told.is_empty());
    assert_eq!(catalog.intents.len(), 3);
    assert!(catalog.intents.iter().all(|intent| intent.is_on()));
    assert_eq!(catalog.collections.len(), 2);
    assert_eq!(catalog.lists.len(), 4);
    assert_eq!(catalog.scripts.len(), 24);
    assert_eq!(catalog.bot.channel_order, ["web", "messenger", "whatsapp", "console"]);
}
