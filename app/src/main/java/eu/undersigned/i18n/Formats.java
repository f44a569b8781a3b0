package eu.undersigned.i18n;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.GroupingStrategy;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Date;
import java.util.List;

/// Numbers, dates and country names as a language writes them. Safe for many threads.
public final class Formats {
    private final ULocale locale;
    private final LocalizedNumberFormatter whole;
    private final LocalizedNumberFormatter percent;
    private final List<Country> countries;

    /// A country by ISO 3166-1 code, with its name in one language.
    public record Country(String code, String name) {}

    Formats(Language language) {
        this.locale = language.locale();
        this.whole = NumberFormatter.withLocale(locale).grouping(GroupingStrategy.AUTO);
        this.percent = NumberFormatter.withLocale(locale).unit(MeasureUnit.PERCENT);
        Collator collator = Collator.getInstance(locale);
        this.countries = Countries.ALL.stream()
                .map(code -> new Country(code, country(code)))
                .sorted(Comparator.comparing(Country::name, collator::compare))
                .toList();
    }

    public String number(long value) {
        return whole.format(value).toString();
    }

    /// With exactly `digits` digits after the decimal sign.
    public String decimal(BigDecimal value, int digits) {
        return whole.precision(Precision.fixedFraction(digits)).format(value).toString();
    }

    /// `62` becomes `62 %` or `62%`.
    public String percent(BigDecimal value) {
        return percent.format(value).toString();
    }

    public String percent(double value, int digits) {
        return percent.precision(Precision.fixedFraction(digits)).format(value).toString();
    }

    public String date(LocalDate date) {
        return format(date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /// A month of a year, such as `November 2023`.
    public String month(YearMonth month) {
        return byParts(month.atDay(1), DateFormat.YEAR_MONTH);
    }

    public String year(Year year) {
        return byParts(year.atDay(1), DateFormat.YEAR);
    }

    private String byParts(LocalDate date, String parts) {
        return format(date.atStartOfDay(ZoneOffset.UTC).toInstant(), DateFormat.getInstanceForSkeleton(parts, locale));
    }

    /// Date and time of day, in UTC.
    public String dateTime(Instant instant) {
        return dateAndTime(instant) + " UTC";
    }

    /// The same by the clocks of a place, with how far they are from UTC.
    public String dateTime(OffsetDateTime time) {
        if (time.getOffset().equals(ZoneOffset.UTC)) {
            return dateTime(time.toInstant());
        }
        String offset = time.getOffset().getId().replaceFirst("(?<=^[+-])0", "").replaceFirst(":00$", "");
        Instant shown = time.toLocalDateTime().toInstant(ZoneOffset.UTC);
        return dateAndTime(shown) + " (UTC" + offset.replace('-', '−') + ")";
    }

    private String dateAndTime(Instant instant) {
        return format(instant, DateFormat.getDateTimeInstance(DateFormat.LONG, DateFormat.SHORT, locale));
    }

    public String date(Instant instant) {
        return format(instant);
    }

    private String format(Instant instant) {
        return format(instant, DateFormat.getDateInstance(DateFormat.LONG, locale));
    }

    private static String format(Instant instant, DateFormat format) {
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        return format.format(Date.from(instant));
    }

    public String country(String code) {
        ULocale country = new ULocale("", code);
        String name = country.getDisplayCountry(locale);
        // Where CLDR has no name in a language it gives the code, which no reader can make sense of.
        return name.equals(code) ? country.getDisplayCountry(ULocale.ENGLISH) : name;
    }

    /// A language's name in this language.
    public String language(Language other) {
        return new ULocale(other.code()).getDisplayLanguage(locale);
    }

    /// All countries, in this language's alphabetical order.
    public List<Country> countries() {
        return countries;
    }
}
