//! Exact amounts in kronor.

use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::num::NonZeroI128;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use rust_decimal::{Decimal, RoundingStrategy};

use super::decimal;

/// An exact amount in kronor; no binary floats, ever.
///
/// Holds [`Money::DECIMALS`] decimals of a krona. Amounts that people enter are also smaller than
/// [`Money::LIMIT`]; together this leaves room for adding a million billion of the largest ones, so sums are
/// exact and do not depend on their order (domain: "sum exact values, then round for display").
///
/// Inside it is a whole number of the smallest part, because sums are what the app does most: adding whole
/// numbers is several times faster than adding decimals of any scale.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money(NonZeroI128);

/// What the stored number differs by from the number of parts, so that it is never 0: a cell that may be empty
/// then takes no more room than a full one, and a large table half as much.
const MASK: i128 = i128::MIN;

/// How many of the smallest parts a krona has.
const PARTS: i128 = 10i128.pow(Money::DECIMALS);

impl Money {
    /// Nothing at all: 0 kr.
    pub const ZERO: Self = Self::new(0);
    /// The most decimals of a krona that an amount keeps.
    pub const DECIMALS: u32 = 10;
    /// How many of the smallest parts a krona has.
    pub(crate) const PARTS: u64 = 10u64.pow(Self::DECIMALS);
    /// Entered amounts are smaller than this many kronor, either side of zero: ten thousand billion,
    /// several times what Sweden produces in a year.
    pub const LIMIT: i64 = 10_000_000_000_000;

    // Small, and called for every figure of every sum: a call would cost more.
    #[inline(always)]
    const fn new(parts: i128) -> Self {
        match NonZeroI128::new(parts ^ MASK) {
            Some(stored) => Self(stored),
            // The one number that cannot be stored; sums that saturate come to the next one instead.
            None => Self::new(1 - i128::MAX),
        }
    }

    #[inline(always)]
    const fn parts(self) -> i128 {
        self.0.get() ^ MASK
    }

    /// A whole number of kronor.
    #[must_use]
    pub fn kronor(kronor: i64) -> Self {
        Self::new(i128::from(kronor) * PARTS)
    }

    /// The whole kronor and the parts of one, 10⁻¹⁰ kr each, without the sign; `None` if the kronor are more than 64 bits.
    #[must_use]
    pub fn kronor_and_parts(self) -> Option<(u64, u64)> {
        let parts = self.parts().unsigned_abs();
        match u64::try_from(parts) {
            Ok(parts) => Some((parts / Self::PARTS, parts % Self::PARTS)),
            Err(_) => {
                let kronor = u64::try_from(parts / PARTS.unsigned_abs()).ok()?;
                Some((kronor, (parts % PARTS.unsigned_abs()) as u64))
            }
        }
    }

    /// The sum, as `+` gives it, written out where it stands: for the few places that add up whole tables.
    #[must_use]
    #[inline(always)]
    pub(crate) fn plus(self, other: Self) -> Self {
        Self::new(self.parts().saturating_add(other.parts()))
    }

    /// The same with the other turned if `opposite`.
    #[must_use]
    #[inline(always)]
    pub(crate) fn plus_turned(self, other: Self, opposite: bool) -> Self {
        let other = other.parts();
        Self::new(self.parts().saturating_add(if opposite { other.wrapping_neg() } else { other }))
    }

    /// An entered amount in kronor, or `None` if it is too large ([`Money::LIMIT`]) or has more decimals
    /// than an amount keeps ([`Money::DECIMALS`]).
    #[must_use]
    pub fn entered(kronor: Decimal) -> Option<Self> {
        let kronor = kronor.normalize();
        let fits = decimal::compare(kronor.abs(), Decimal::from(Self::LIMIT)).is_lt()
            && kronor.scale() <= Self::DECIMALS;
        fits.then(|| Self::of_parts(kronor))
    }

    /// Whether a cell keeps this amount as entered ([`Money::entered`]).
    #[must_use]
    pub fn can_be_entered(self) -> bool {
        Self::entered(self.as_decimal()).is_some()
    }

    /// An entered amount of whole kronor and parts of one, 10⁻¹⁰ kr each; or `None` if it is too large ([`Money::LIMIT`])
    /// or the parts are more than a krona.
    #[must_use]
    pub fn of_kronor_and_parts(negative: bool, kronor: i64, parts: u64) -> Option<Self> {
        let parts = i128::from(parts);
        if !(0..Self::LIMIT).contains(&kronor) || parts >= PARTS {
            return None;
        }
        let amount = i128::from(kronor) * PARTS + parts;
        Some(Self::new(if negative { -amount } else { amount }))
    }

    /// A calculated amount in kronor, rounded half away from zero to the decimals that an amount keeps.
    #[must_use]
    pub fn calculated(kronor: Decimal) -> Self {
        Self::of_parts(kronor.round_dp_with_strategy(Self::DECIMALS, RoundingStrategy::MidpointAwayFromZero))
    }

    /// From a number with at most the decimals that are kept. Saturates far beyond what can be entered.
    fn of_parts(kronor: Decimal) -> Self {
        let missing = Self::DECIMALS.saturating_sub(kronor.scale());
        Self::new(kronor.mantissa().saturating_mul(10i128.pow(missing)))
    }

    /// The amount as a decimal number of kronor. Far beyond what can be entered, where a decimal has no room
    /// for all digits, it is rounded.
    #[must_use]
    pub fn as_decimal(self) -> Decimal {
        let (mut parts, mut scale) = (self.parts(), Self::DECIMALS);
        loop {
            match Decimal::try_from_i128_with_scale(parts, scale) {
                Ok(kronor) => return kronor.normalize(),
                Err(_) if scale == 0 => return if parts < 0 { Decimal::MIN } else { Decimal::MAX },
                Err(_) => {
                    parts = div_rounded(parts, 10);
                    scale -= 1;
                }
            }
        }
    }

    /// Whether this is exactly 0 kr.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.parts() == 0
    }

    /// Whether this is less than 0 kr.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.parts() < 0
    }

    /// The amount without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self::new(self.parts().saturating_abs())
    }

    /// The amount times `factor`, or `None` if that is larger than a decimal can hold.
    #[must_use]
    pub fn times(self, factor: Decimal) -> Option<Self> {
        decimal::multiply(self.as_decimal(), factor).map(Self::calculated)
    }

    /// The amount times `numerator / denominator`, multiplied first so that nothing is lost on the way, and
    /// rounded once, half away from zero. `None` if the denominator is 0 or the product is larger than can be
    /// held.
    ///
    /// ```
    /// use sambudget::model::money::Money;
    /// // Run rate after seven months (domain.md): 5 987 tkr ÷ 7 × 12 = 10 263,4 tkr.
    /// let rate = Money::kronor(5_987_000).share(12.into(), 7.into()).unwrap();
    /// assert_eq!(rate.to_string(), "10263428.5714285714");
    /// ```
    #[must_use]
    pub fn share(self, numerator: Decimal, denominator: Decimal) -> Option<Self> {
        if denominator.is_zero() {
            return None;
        }
        // Both as whole numbers of the same unit: the proportion stays.
        let scale = numerator.scale().max(denominator.scale());
        let whole =
            |number: Decimal| number.mantissa().checked_mul(10i128.checked_pow(scale - number.scale())?);
        let exact = || Some(div_rounded(self.parts().checked_mul(whole(numerator)?)?, whole(denominator)?));
        exact().map(Self::new).or_else(|| {
            let product = decimal::multiply(self.as_decimal(), numerator)?;
            decimal::divide(product, denominator).map(Self::calculated)
        })
    }

    /// The same share where its numbers have room in 64 bits, as nearly all have; `None` otherwise. It is several times
    /// faster, and smaller than any amount that cannot be entered.
    #[must_use]
    pub fn small_share(self, numerator: i64, denominator: i64) -> Option<Self> {
        let parts = i64::try_from(self.parts()).ok()?;
        let bits = |number: i64| i64::BITS - number.unsigned_abs().leading_zeros();
        if denominator <= 0 || bits(parts) + bits(numerator) >= i64::BITS {
            return None;
        }
        let product = parts * numerator;
        let whole = product / denominator;
        let rest = product - whole * denominator;
        let is_half_or_more = rest.unsigned_abs() >= denominator.unsigned_abs().div_ceil(2);
        Some(Self::new(i128::from(if is_half_or_more { whole + rest.signum() } else { whole })))
    }

    /// The same, but `None` as well if the share is larger than both this amount and any that can be entered
    /// ([`Money::LIMIT`]): parts of both signs that nearly cancel out are no whole to go by.
    #[must_use]
    pub fn share_in_reach(self, numerator: Decimal, denominator: Decimal) -> Option<Self> {
        let reach = self.abs().max(Self::kronor(Self::LIMIT));
        self.share(numerator, denominator).filter(|share| share.abs() <= reach)
    }

    /// This amount as a fraction of `whole` (1 is all of it), or `None` if `whole` is 0.
    #[must_use]
    pub fn ratio(self, whole: Self) -> Option<Decimal> {
        decimal::divide(self.as_decimal(), whole.as_decimal())
    }
}

impl Default for Money {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Ord for Money {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts().cmp(&other.parts())
    }
}

impl PartialOrd for Money {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<i64> for Money {
    fn from(kronor: i64) -> Self {
        Self::kronor(kronor)
    }
}

impl fmt::Display for Money {
    /// Plain decimal text in kronor, as in files: `-1202.5`. For people, see `text::number`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = self.parts();
        // Nearly all amounts: a file has a hundred thousand of them.
        let Ok(small) = u64::try_from(parts.unsigned_abs()) else {
            return fmt::Display::fmt(&self.as_decimal(), f);
        };
        let mut text = [0; 24];
        let mut at = text.len();
        let mut put = |byte| {
            at -= 1;
            text[at] = byte;
        };
        let digit = |number: u64| b'0' + (number % 10) as u8;
        let (mut kronor, mut rest, mut decimals) = (small / Self::PARTS, small % Self::PARTS, Self::DECIMALS);
        if rest != 0 {
            while rest % 10 == 0 {
                (rest, decimals) = (rest / 10, decimals - 1);
            }
            for _ in 0..decimals {
                put(digit(rest));
                rest /= 10;
            }
            put(b'.');
        }
        loop {
            put(digit(kronor));
            kronor /= 10;
            if kronor == 0 {
                break;
            }
        }
        if parts < 0 {
            put(b'-');
        }
        f.write_str(std::str::from_utf8(&text[at..]).unwrap_or_default())
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} kr")
    }
}

/// `parts / by`, rounded half away from zero. `by` is not 0.
fn div_rounded(parts: i128, by: i128) -> i128 {
    // Division of 128 bits is slow where the machine has 64, and budgets seldom need more.
    let (whole, rest) = match (i64::try_from(parts), i64::try_from(by)) {
        (Ok(parts), Ok(by)) if by > 0 => (i128::from(parts / by), i128::from(parts % by)),
        _ => (parts / by, parts % by),
    };
    let half_or_more = rest.unsigned_abs() >= by.unsigned_abs().div_ceil(2);
    if !half_or_more {
        whole
    } else if (parts < 0) == (by < 0) {
        whole + 1
    } else {
        whole - 1
    }
}

/// Adding saturates instead of panicking; amounts within the entered limit never come near that.
impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.plus(other)
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.parts().saturating_sub(other.parts()))
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self::new(self.parts().saturating_neg())
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entered_amounts_have_limits() {
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(Money::entered(number("1202.50")).map(|m| m.to_string()), Some("1202.5".into()));
        assert_eq!(Money::entered(number("9999999999999.9999999999")).map(|_| ()), Some(()));
        assert_eq!(Money::entered(number("10000000000000")), None);
        assert_eq!(Money::entered(number("0.12345678901")), None);
    }

    #[test]
    fn the_largest_amounts_add_without_loss() {
        let largest = Money::entered("9999999999999.9999999999".parse().unwrap()).unwrap();
        let sum: Money = (0..100_000).map(|_| largest).sum();
        assert_eq!(sum.to_string(), "999999999999999999.99999");
    }

    #[test]
    fn shares_are_rounded_once_and_away_from_zero() {
        let share =
            |parts: i128, n: i64, d: i64| Money::new(parts).share(n.into(), d.into()).map(Money::parts);
        let table = [
            ((1, 1, 2), Some(1)),
            ((-1, 1, 2), Some(-1)),
            ((1, -1, 2), Some(-1)),
            ((1, 1, -2), Some(-1)),
            ((1, 1, 3), Some(0)),
            ((2, 1, 3), Some(1)),
            ((-2, 1, 3), Some(-1)),
            ((7, 5, 7), Some(5)),
            ((10i128.pow(30), 7, 12), Some(583_333_333_333_333_333_333_333_333_333)),
            ((-(10i128.pow(30)), 7, 12), Some(-583_333_333_333_333_333_333_333_333_333)),
            ((5, 1, 0), None),
        ];
        for ((parts, n, d), expected) in table {
            assert_eq!(share(parts, n, d), expected, "{parts} × {n} / {d}");
        }
        // Weights with decimals, in proportion only.
        let (n, d) = ("0.5".parse().unwrap(), "1.25".parse().unwrap());
        assert_eq!(Money::kronor(100).share(n, d), Some(Money::kronor(40)));
    }

    #[test]
    fn far_beyond_the_limit_it_saturates() {
        let most = Money::calculated(Decimal::MAX);
        assert_eq!(most + most, most);
        assert_eq!(-(-most), most);
        assert!(most.as_decimal() > Decimal::from(Money::LIMIT));
        assert!((-most).as_decimal() < -Decimal::from(Money::LIMIT));
        assert_eq!(most.share(2.into(), 1.into()).map(|_| ()), Some(()));
    }

    #[test]
    fn amounts_are_written_as_decimals_are() {
        let tens = (0..28).flat_map(|power| {
            let ten = 10i128.pow(power);
            [ten - 1, ten, ten + 1, 7 * ten + 3, 1_234_567_890 * ten]
        });
        let edges = [i128::from(u64::MAX), i128::from(u64::MAX) + 1, i128::from(i64::MAX)];
        for parts in tens.chain(edges).flat_map(|parts| [parts, -parts]) {
            let amount = Money::new(parts);
            assert_eq!(amount.to_string(), amount.as_decimal().to_string(), "{parts}");
        }
    }

    #[test]
    fn zero_has_one_form() {
        assert_eq!((Money::kronor(1) - Money::kronor(1)).to_string(), "0");
        assert_eq!((-Money::ZERO).to_string(), "0");
    }
}
