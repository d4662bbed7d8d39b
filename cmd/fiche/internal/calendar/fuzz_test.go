package calendar_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/locale/localetest"
	"fiche/cmd/fiche/internal/problem"
)

func FuzzParseDate(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, value string) { checkDate(t, value, (*locale.Locale).ParseDate) })
}

func FuzzParsePeriod(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, value string) { checkDate(t, value, (*locale.Locale).ParsePeriod) })
}

func addSeeds(f *testing.F) {
	for _, test := range commonDates {
		f.Add(test.value)
	}
	for _, seed := range []string{
		"", "03/04/2020", "31/02/2020", "2022 - 2019", "ocotbre 19", "2019-10-15T08:00", "\xff2019", "ǅ 2019", strings.Repeat("2", 300),
		"36 mois", "depuis mars 2020, 36 mois", "2021 - 2023 (60 mois)", "1 an et 6 mois", "octobre 22 - avril 23", "22-07-04", "lundi 3 mars",
		"hiver 2020-2021", "2013, 2014 et 2016", "mars 2020 -> 2021", "de décembre", "rentrée 2021/22", "1999/00",
	} {
		f.Add(seed)
	}
}

type parse func(*locale.Locale, string) (calendar.Date, *problem.Mistake)

// checkDate holds that a date, printed in any language and read again in any, is
// the same.
func checkDate(t *testing.T, value string, parse parse) {
	for _, l := range locale.All() {
		date, mistake := parse(l, value)
		if mistake != nil {
			localetest.CheckMistake(t, value, mistake, func(l *locale.Locale, value string) *problem.Mistake { _, m := parse(l, value); return m })
			if date.IsZero() {
				continue
			}
		}
		if date.First().Compare(date.Last()) > 0 {
			t.Errorf("%s: %q ends before it begins: %+v", l.Tag, value, date)
		}
		checkPrinted(t, date, parse, plain)
	}
}

// checkPrinted holds that a date reads back from what print says of it.
func checkPrinted(t *testing.T, date calendar.Date, parse parse, print func(*locale.Locale, calendar.Date) string) {
	t.Helper()
	for _, printing := range locale.All() {
		text := print(printing, date)
		for _, reading := range locale.All() {
			if again, mistake := parse(reading, text); mistake != nil || again != date {
				t.Errorf("%+v is printed as %q (%s), read as %+v (%s)", date, text, printing.Tag, again, reading.Tag)
			}
		}
	}
}

func plain(l *locale.Locale, d calendar.Date) string { return l.Date(d).Plain }

// Every kind of date that the program can hold is printed so that it reads back
// the same, in each language.
func TestDatesReadBack(t *testing.T) {
	var points []calendar.Point
	for _, y := range []int16{1800, 2019, 2020, 2200} {
		points = append(points, year(y), day(y, 1, 1), day(y, 12, 31), day(y, 5, 31))
		for m := int8(1); m <= 12; m++ {
			points = append(points, month(y, m), in(calendar.Early, y, m), in(calendar.Mid, y, m), in(calendar.Late, y, m))
		}
		for p := calendar.Q1; p < calendar.PartCount; p++ {
			points = append(points, part(p, y))
		}
	}
	check := func(d calendar.Date) {
		checkPrinted(t, d, (*locale.Locale).ParsePeriod, plain)
		checkPrinted(t, d, (*locale.Locale).ParsePeriod, (*locale.Locale).Written)
	}
	for i, p := range points {
		for form := calendar.Single; form < calendar.Lasting; form++ {
			switch {
			case form == calendar.Range || form == calendar.Both:
			case form >= calendar.Until:
				check(closing(form, p))
			default:
				check(opening(form, p))
			}
		}
		q := points[(i*7+3)%len(points)]
		if p.Last().Compare(q.First()) < 0 {
			check(between(p, q))
			check(both(p, q))
		}
		for unit := calendar.Days; unit < calendar.UnitCount; unit++ {
			check(lasting(calendar.Date{Form: calendar.Lasting}, int16(i+1)%100+1, unit))
		}
		check(lasting(closing(calendar.Until, p), 18, calendar.Months))
		if p.Month == 0 && p.Year < calendar.LastYear {
			check(lasting(at(p), 18, calendar.Months))
			check(lasting(since(p), 3, calendar.Years))
		}
	}
}

// Whatever three pieces of dates say together, they say it again when printed.
func TestDateCombinations(t *testing.T) {
	localetest.EachTriple([]string{
		"2019", "2020", "19", "1", "12", "31", "2019-10", "2020-02-29", "03/04/2020", "10/2019", "octobre", "oct.", "February", "octobre 2019",
		"12 octobre", "er", "th", "-", "/", ",", "à", "to", "de", "du", "from", "depuis", "since", "jusqu'en", "entre", "et",
		"T3", "Q1 2020", "3e trimestre", "half", "second", "mi-", "début", "late", "été", "hiver", "le", "onwards", "en cours", "ocotbre",
	}, func(value string) { checkDate(t, value, (*locale.Locale).ParseDate) })
}

// So do three pieces of periods.
func TestPeriodCombinations(t *testing.T) {
	localetest.EachTriple([]string{
		"2019", "2020", "36", "3 mois", "2 ans", "mars 2020", "octobre", "15 mars 2020", "3 et 4 mars 2020", "mardi", "Tuesday", "rentrée", "-", "->", "→", "/",
		",", "(", ")", "et", "&", "depuis", "from", "avant", "by", "d'ici", "courant", "vers", "as of", "au plus tard", "jusqu'à", "pendant", "reporté", "T22:00Z", "14h30",
	}, func(value string) { checkDate(t, value, (*locale.Locale).ParsePeriod) })
}

// A value that nobody would call a date costs nothing.
func TestParseDateHostile(t *testing.T) {
	for _, value := range []string{strings.Repeat("a", 1<<20), strings.Repeat("1/", 1<<19), strings.Repeat("\u00a0", 1<<20), strings.Repeat("- ", 90)} {
		for _, l := range locale.All() {
			_, mistake := l.ParseDate(value)
			if mistake == nil {
				t.Fatalf("%.20q… is read as a date", value)
			}
			if shown := mistake.Args.Text("value"); utf8.RuneCountInString(shown) > problem.MaxExcerpt+1 {
				t.Errorf("the message repeats %d bytes of %.20q…", len(shown), value)
			}
		}
	}
}

func BenchmarkParseDate(b *testing.B) {
	for _, value := range []string{"2019", "2019-10-15", "octobre 2019", "1er février 2020", "nov. 2019 - déc. 2020", "October 15, 2019", "à partir du 1er octobre 2019"} {
		b.Run(value, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, mistake := locale.Get("fr").ParseDate(value); mistake != nil {
					b.Fatal(mistake)
				}
			}
		})
	}
}
