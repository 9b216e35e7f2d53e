//! German IBANs with valid check digits and bank codes that no bank has: clearing areas end at 8, these begin with 9.

/// The demo bank's own code.
pub(super) const OWN_BANK: &str = "99012340";

/// Other invented banks.
pub(super) const OTHER_BANKS: [&str; 3] = ["99056780", "99034560", "99087650"];

/// The IBAN of an account number at a bank.
pub(super) fn german_iban(bank_code: &str, account_number: u64) -> String {
    let account = format!("{bank_code}{account_number:010}");
    // ISO 13616: letters count as numbers (D = 13, E = 14), the country moves behind the account, "00" for the digits.
    let check = 98 - remainder_of_97(&format!("{account}131400"));
    format!("DE{check:02}{account}")
}

fn remainder_of_97(digits: &str) -> u32 {
    digits.chars().filter_map(|digit| digit.to_digit(10)).fold(0, |rest, digit| (rest * 10 + digit) % 97)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_of_a_published_example() {
        assert_eq!(german_iban("37040044", 532_013_000), "DE89370400440532013000");
    }

    #[test]
    fn every_invented_iban_is_valid() {
        for bank in OTHER_BANKS.into_iter().chain([OWN_BANK]) {
            for account in [1, 4300, 9_999_999_999] {
                let iban = german_iban(bank, account);
                assert!(iban.parse::<iban::Iban>().is_ok(), "{iban}");
            }
        }
    }
}
