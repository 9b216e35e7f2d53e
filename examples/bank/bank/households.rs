//! The invented households: who earns, pays rent, shops and travels from which account.

/// Who lives from which accounts.
pub(super) struct Household {
    pub(super) seed: u64,
    pub(super) giro: &'static str,
    pub(super) card: Option<&'static str>,
    /// Regular savings: account and amount.
    pub(super) saving: Option<(&'static str, i64)>,
    /// Takes what is left at the end of the month.
    pub(super) surplus: Option<&'static str>,
    /// A standing order into the household's joint account.
    pub(super) joint: Option<(&'static str, i64)>,
    pub(super) depot: Option<&'static str>,
    /// Employer and net salary.
    pub(super) salary: Option<(&'static str, i64)>,
    pub(super) rent: Option<(&'static str, i64)>,
    /// Whether the weekly shopping is paid from here.
    pub(super) shops: bool,
    pub(super) travels: bool,
}

impl Household {
    pub(super) const ALL: [Self; 4] = [
        Self {
            seed: 1,
            giro: "anna-giro",
            card: Some("anna-credit-card"),
            saving: Some(("anna-savings", 15_000)),
            surplus: Some("anna-instant-savings"),
            joint: None,
            depot: Some("anna-depot"),
            salary: Some(("Lindenhof Verlag GmbH", 287_435)),
            rent: Some(("Roth Property", 64_000)),
            shops: true,
            travels: true,
        },
        Self {
            seed: 2,
            giro: "ben-giro",
            card: Some("ben-credit-card"),
            saving: Some(("ben-savings", 10_000)),
            surplus: Some("ben-instant-savings"),
            joint: Some(("krueger-joint", 88_000)),
            depot: Some("ben-depot"),
            salary: Some(("Metallbau Söhre KG", 231_860)),
            rent: None,
            shops: false,
            travels: true,
        },
        Self {
            seed: 3,
            giro: "clara-giro",
            card: Some("clara-credit-card"),
            saving: Some(("clara-savings", 7_500)),
            surplus: Some("clara-instant-savings"),
            joint: Some(("krueger-joint", 88_000)),
            depot: Some("clara-depot"),
            salary: Some(("Klinikum Habichtswald", 274_910)),
            rent: None,
            shops: false,
            travels: true,
        },
        Self {
            seed: 4,
            giro: "krueger-joint",
            card: None,
            saving: None,
            surplus: None,
            joint: None,
            depot: None,
            salary: None,
            rent: Some(("Wohnbau Wilhelmshöhe", 98_500)),
            shops: true,
            travels: false,
        },
    ];
}
