package calendar_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/locale/localetest"
	"fiche/cmd/fiche/internal/problem"
)

func FuzzParseDate(f *testing.F) {
	for _, test := range commonDates {
		f.Add(test.value)
	}
	for _, seed := range []string{"", "03/04/2020", "31/02/2020", "2022 - 2019", "ocotbre 19", "2019-10-15T08:00", "\xff2019", "ǅ 2019", strings.Repeat("2", 300)} {
		f.Add(seed)
	}
	f.Fuzz(checkDate)
}

// checkDate holds that a date, printed in any language and read again in any, is
// the same.
func checkDate(t *testing.T, value string) {
	for _, l := range locale.All() {
		date, mistake := l.ParseDate(value)
		if mistake != nil {
			localetest.CheckMistake(t, value, mistake, func(l *locale.Locale, value string) *problem.Mistake { _, m := l.ParseDate(value); return m })
			continue
		}
		if date.First().Compare(date.Last()) > 0 {
			t.Errorf("%s: %q ends before it begins: %+v", l.Tag, value, date)
		}
		for _, printing := range locale.All() {
			text := printing.Date(date).Plain
			for _, reading := range locale.All() {
				if again, mistake := reading.ParseDate(text); mistake != nil || again != date {
					t.Errorf("%q is %+v, printed as %q (%s), read as %+v (%s)", value, date, text, printing.Tag, again, reading.Tag)
				}
			}
		}
	}
}

// Whatever three pieces of dates say together, they say it again when printed.
func TestDateCombinations(t *testing.T) {
	localetest.EachTriple([]string{
		"2019", "2020", "19", "1", "12", "31", "2019-10", "2020-02-29", "03/04/2020", "10/2019", "octobre", "oct.", "February", "octobre 2019",
		"12 octobre", "er", "th", "-", "/", ",", "à", "to", "de", "du", "from", "depuis", "since", "jusqu'en", "entre", "et",
		"T3", "Q1 2020", "3e trimestre", "half", "second", "mi-", "début", "late", "été", "hiver", "le", "onwards", "en cours", "ocotbre",
	}, func(value string) { checkDate(t, value) })
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
