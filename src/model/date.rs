//! Dates as official papers know them: a day, sometimes only a month or a year, sometimes a moment.
//! Comes in: digits. Goes out: a date that exists, ordered and printable. No clock lives here.

use std::fmt;

/// A calendar date of which the day, or the month and the day, may be unknown ("ngày … tháng 12 năm 2021").
///
/// Order: by year, month, day; an unknown part sorts after every known one, so that a plan of "tháng 12 năm 2021"
/// follows those of 31/12/2021.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    pub year: u16,
    pub month: Option<u8>,
    pub day: Option<u8>,
}

impl Date {
    /// A full date, if it exists in the Gregorian calendar.
    pub fn day(year: u16, month: u8, day: u8) -> Option<Date> {
        ((1..=12).contains(&month) && day >= 1 && day <= days_in(year, month)).then_some(Date {
            year,
            month: Some(month),
            day: Some(day),
        })
    }

    /// `2021-12-02`, `2021-12` or `2021`.
    pub fn parse(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let number = |s: &str, digits: usize| {
            (s.len() == digits && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse::<u16>().ok())?
        };
        let year = number(parts.next()?, 4).filter(|y| *y > 0)?;
        let Some(month) = parts.next() else { return Some(Date { year, month: None, day: None }) };
        let month = number(month, 2).filter(|m| (1..=12).contains(m))? as u8;
        let Some(day) = parts.next() else { return Some(Date { year, month: Some(month), day: None }) };
        let date = Date::day(year, month, number(day, 2)? as u8)?;
        parts.next().is_none().then_some(date)
    }

    /// First day that the date may mean.
    pub fn first_day(self) -> Date {
        Date { year: self.year, month: Some(self.month.unwrap_or(1)), day: Some(self.day.unwrap_or(1)) }
    }

    /// Last day that the date may mean.
    pub fn last_day(self) -> Date {
        let month = self.month.unwrap_or(12);
        Date { year: self.year, month: Some(month), day: Some(self.day.unwrap_or_else(|| days_in(self.year, month))) }
    }

    /// Days from 1970-01-01, if the day is known.
    pub fn days(self) -> Option<i64> {
        // Days-from-civil: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
        let (month, day) = (i64::from(self.month?), i64::from(self.day?));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let yoe = year.rem_euclid(400);
        let doy = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Some(era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468)
    }

    /// The day that Excel counts as `serial` (its day 1 is 1 January 1900, and it believes in 29 February 1900).
    pub fn from_serial(serial: i64) -> Date {
        Moment::from_unix((serial - 25_569) * 86_400, 0).date
    }

    /// The same day `years` later (29 February becomes 28 February).
    pub fn plus_years(self, years: u16) -> Date {
        let year = self.year.saturating_add(years);
        let day = match (self.month, self.day) {
            (Some(month), Some(day)) => Some(day.min(days_in(year, month))),
            (_, day) => day,
        };
        Date { year, month: self.month, day }
    }

    /// As official Vietnamese writes it in running text: `02/12/2021`, `tháng 12/2021`, `năm 2021`. Days below 10 and
    /// the months 1 and 2 are padded with a zero (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    pub fn short(self) -> String {
        match (self.month, self.day) {
            (Some(m), Some(d)) => format!("{d:02}/{}/{}", month_digits(m), self.year),
            (Some(m), None) => format!("tháng {}/{}", month_digits(m), self.year),
            _ => format!("năm {}", self.year),
        }
    }

    /// In the middle of a sentence: `ngày 02/12/2021`, `tháng 12/2021`, `năm 2021`.
    pub fn in_words(self) -> String {
        if self.day.is_some() { format!("ngày {}", self.short()) } else { self.short() }
    }

    /// As on the date line of a document: `ngày 02 tháng 12 năm 2021`, with dots where the day is unknown.
    pub fn long(self) -> String {
        match (self.month, self.day) {
            (Some(m), Some(d)) => format!("ngày {d:02} tháng {} năm {}", month_digits(m), self.year),
            (Some(m), None) => format!("ngày … tháng {} năm {}", month_digits(m), self.year),
            _ => format!("năm {}", self.year),
        }
    }

    fn key(self) -> (u16, u8, u8) {
        (self.year, self.month.unwrap_or(13), self.day.unwrap_or(32))
    }
}

fn month_digits(month: u8) -> String {
    if month <= 2 { format!("{month:02}") } else { month.to_string() }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

/// ISO 8601, as far as known: for `datetime` attributes and data.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// A day, or a minute of a day, in the portal's time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    pub date: Date,
    /// Hour and minute; a moment without a time is the beginning of its day.
    pub time: (u8, u8),
}

impl Moment {
    /// `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`; the day must be a full date.
    pub fn parse(text: &str) -> Option<Moment> {
        let (date, time) = match text.split_once('T') {
            Some((date, time)) => {
                let (hour, minute) = time.split_once(':')?;
                let part = |s: &str| (s.len() == 2).then(|| s.parse::<u8>().ok())?;
                (date, (part(hour).filter(|h| *h < 24)?, part(minute).filter(|m| *m < 60)?))
            }
            None => (text, (0, 0)),
        };
        let date = Date::parse(date)?;
        date.day.is_some().then_some(Moment { date, time })
    }

    /// RFC 3339 with the portal's offset, for feeds and `datetime` attributes.
    pub fn rfc3339(&self, offset: &str) -> String {
        format!("{}T{:02}:{:02}:00{offset}", self.date.first_day(), self.time.0, self.time.1)
    }

    /// The moment `seconds` after 1970-01-01T00:00 UTC, seen from a zone `offset_minutes` east of Greenwich.
    pub fn from_unix(seconds: i64, offset_minutes: i32) -> Moment {
        let local = seconds + i64::from(offset_minutes) * 60;
        let (days, second) = (local.div_euclid(86_400), local.rem_euclid(86_400));
        // Civil-from-days: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
        let z = days + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let day = (doy - (153 * mp + 2) / 5 + 1) as u8;
        let month = if mp < 10 { mp + 3 } else { mp - 9 } as u8;
        let year = (yoe + era * 400 + i64::from(month <= 2)) as u16;
        Moment {
            date: Date { year, month: Some(month), day: Some(day) },
            time: ((second / 3_600) as u8, (second % 3_600 / 60) as u8),
        }
    }
}

/// Minutes east of Greenwich of `+07:00`.
pub fn offset_minutes(zone: &str) -> Option<i32> {
    let (sign, rest) = match zone.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let number = |s: &str| (s.len() == 2).then(|| s.parse::<i32>().ok())?;
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

impl From<Date> for Moment {
    fn from(date: Date) -> Self {
        Moment { date, time: (0, 0) }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}", self.date, self.time.0, self.time.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_that_exist() {
        assert!(Date::parse("2021-02-29").is_none());
        assert!(Date::parse("2024-02-29").is_some());
        assert!(Date::parse("2021-13").is_none());
        assert!(Date::parse("2021-1").is_none());
        assert!(Date::parse("2021-12-02-01").is_none());
    }

    #[test]
    fn a_month_follows_its_days() {
        let month = Date::parse("2021-12").unwrap();
        assert!(month > Date::parse("2021-12-31").unwrap());
        assert!(month < Date::parse("2022-01-01").unwrap());
    }

    #[test]
    fn official_spelling() {
        assert_eq!(Date::parse("2014-04-07").unwrap().short(), "07/4/2014");
        assert_eq!(Date::parse("2022-01-05").unwrap().short(), "05/01/2022");
        assert_eq!(Date::parse("2021-12").unwrap().long(), "ngày … tháng 12 năm 2021");
    }

    #[test]
    fn unix_seconds_in_hanoi() {
        assert_eq!(Moment::from_unix(1_638_406_800, 420).to_string(), "2021-12-02T08:00");
        assert_eq!(Moment::from_unix(951_782_400, 0).to_string(), "2000-02-29T00:00");
    }

    #[test]
    fn days_count() {
        for text in ["1970-01-01", "2000-02-29", "2021-12-02", "2024-12-31"] {
            let date = Date::parse(text).unwrap();
            assert_eq!(Moment::from_unix(date.days().unwrap() * 86_400, 0).date, date);
        }
        assert_eq!(Date::from_serial(44_520).to_string(), "2021-11-20");
    }
}
