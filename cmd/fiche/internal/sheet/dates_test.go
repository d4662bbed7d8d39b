package sheet

import (
	"os"
	"slices"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// Each line that a message about a date shows can be pasted in place of the one
// that it is about, and mends it.
func TestCuresOfDates(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		data, err := os.ReadFile("testdata/values/dates." + lang + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			column := strings.Split(strings.TrimSpace(line), "\t")
			if len(column) != 3 || !strings.Contains(column[2], "! ") {
				continue
			}
			name, item := strings.CutSuffix(column[0], " -")
			field := name + ": " + column[1]
			if item {
				field = name + ":\n  - " + column[1]
			}
			checkCures(t, locale.Get(lang), strings.Split(strings.ReplaceAll(field, `\n`, "\n"), "\n"))
		}
	}
	full := []string{"dates:", "  - date: septembre 2023 → juin 2024", "    libellé: Formation"}
	checkCures(t, locale.Get("fr"), full)
	full[1] = "  - date: 2022 -> 2020"
	checkCures(t, locale.Get("fr"), full)
}

func checkCures(t *testing.T, l *locale.Locale, lines []string) {
	t.Helper()
	for _, p := range parse(t, l, lines...).Problems {
		for cure := range strings.Lines(p.Fix) {
			mended := slices.Clone(lines)
			mended[p.Line-3] = strings.TrimSuffix(cure, "\n") // below "---" and the title
			if left := parse(t, l, mended...); problem.Worst(left.Problems) > problem.Note {
				t.Errorf("%q: %s is mended to %q: %v", lines, p.Rule, cure, left.Problems)
			}
		}
	}
}

// What people wrote for a date, and what a person would still ask about: the
// message shows how each would be written.
func TestDatesAreAskedAbout(t *testing.T) {
	tests := []struct {
		lang, field string
		cures       string
	}{
		{"fr", "dates:\n  - septembre 2023 → juin 2024 : formation", "  - septembre 2023 - juin 2024 : formation\n  - septembre 2023 -> juin 2024 : formation (reporté : motif)"},
		{"en", "dates:\n  - September 2023 -> June 2024 : training", "  - September 2023 - June 2024 : training\n  - September 2023 -> June 2024 : training (postponed : reason)"},
		{"fr", "dates:\n  - date: septembre 2023 → juin 2024\n    libellé: formation", "  - date: septembre 2023 - juin 2024\n  - date: septembre 2023, reporté à juin 2024"},
		{"fr", "dates:\n  - 2022 -> 2020 : formation", "  - 2020 -> 2022 : formation (reporté : motif)\n  - 2020 : formation"},
		{"fr", "dates:\n  - 2020 -> 2021 -> 2022 : formation", "  - 2020 -> 2022 : formation"},
		{"fr", "période: Avril 22 - Septembre 2022", "période: Avril 2022 - Septembre 2022\npériode: 22 Avril - Septembre 2022"},
		{"fr", "dates:\n  - 14 mars : Étape", "  - 14 mars 2024 : Étape"},
		{"fr", "dates:\n  - mardi 3 mars : Étape", "  - mardi 3 mars 2020 : Étape"},
		{"fr", "dates:\n  - lundi 3 mars 2020 : Étape", "  - mardi 3 mars 2020 : Étape\n  - 3 mars 2020 : Étape"},
		{"fr", "dates:\n  - de décembre : Étape", "  - décembre 2024 : Étape\n  - à partir de décembre 2024 : Étape"},
		{"fr", "période: octobre 2019 - décembre", "période: octobre 2019 - décembre 2019"},
		{"fr", "période: novembre à janvier", "période: novembre 2024 à janvier 2025"},
		{"fr", "durée: 1 an et 6 mois", "durée: 18 mois"},
		{"fr", "durée: 2021 - 2023 (60 mois)", "durée: 2021-2023\ndurée: à partir de 2021 (60 mois)"},
		{"fr", "situation: depuis 2020", "situation: 2020"},
		{"fr", "chiffres:\n  - libellé: Puits\n    valeur: 12\n    année: 2019/20", "    année: 2019\n    année: 2020"},
		{"fr", "photo:\n  fichier: a.jpg\n  description: Un puits\n  date: mardi 4 mars 2020", "  date: mercredi 4 mars 2020\n  date: 4 mars 2020"},
		{"en", "period: Winter 2018", "period: December 2017 - February 2018\nperiod: December 2018 - February 2019"},
		{"en", "dates:\n  - Nov 22 : Step", "  - Nov 2022 : Step\n  - 22 Nov 2024 : Step"},
	}
	for _, test := range tests {
		s := parse(t, locale.Get(test.lang), test.field)
		got := "no problem"
		if len(s.Problems) > 0 {
			got = s.Problems[0].Fix
		}
		if got != test.cures {
			t.Errorf("%s\n got %q\nwant %q", test.field, got, test.cures)
		}
	}
}

// No message about a date suggests a month for a word that is none.
func TestNoMonthForOtherWords(t *testing.T) {
	for _, value := range []string{"36 mois", "mardi", "après", "moi 2020", "le jour d'après", "juste 2020 ans", "maire 2020", "sous 2 mois"} {
		for _, p := range parse(t, locale.Get("fr"), "période: "+value).Problems {
			if p.Rule == "date-word" && value != "maire 2020" && value != "moi 2020" {
				t.Errorf("%q: %v", value, p.Args)
			}
		}
	}
}

// Every date that a field can hold is read from what is printed of it.
func TestFieldsReadWhatIsPrinted(t *testing.T) {
	point := func(y int16, m, d int8, p calendar.Part) calendar.Point {
		return calendar.Point{Year: y, Month: m, Day: d, Part: p}
	}
	var dates []calendar.Date
	for _, p := range []calendar.Point{point(2019, 0, 0, 0), point(2019, 10, 0, 0), point(2019, 8, 1, 0), point(2019, 0, 0, calendar.Q3), point(2019, 0, 0, calendar.Summer), point(2019, 0, 0, calendar.SchoolStart), point(2019, 4, 0, calendar.Late), point(2019, 0, 0, calendar.Early)} {
		for form := calendar.Single; form < calendar.Lasting; form++ {
			d := calendar.Date{From: p, Form: form}
			switch {
			case form == calendar.Range || form == calendar.Both:
				d.To = point(2021, 3, 0, 0)
			case form >= calendar.Until:
				d.From, d.To = calendar.Point{}, p
			}
			dates = append(dates, d)
		}
	}
	for _, d := range append(dates, calendar.Date{Form: calendar.Lasting, Length: calendar.Length{Count: 36, Unit: calendar.Months}}) {
		for _, printing := range locale.All() {
			text := printing.Date(d).Plain
			for _, reading := range locale.All() {
				s := parse(t, reading, "period: "+text)
				if s.Period != d || len(s.Problems) > 0 {
					t.Errorf("period: %s (%s): %+v %v", text, reading.Tag, s.Period, s.Problems)
				}
				if d.Form == calendar.Lasting {
					continue
				}
				s = parse(t, reading, "dates:", "  - "+text+" : X")
				if len(s.Dates) != 1 || s.Dates[0].Date != d || s.Dates[0].Label != "X" || s.Dates[0].State != "" || len(s.Problems) > 0 {
					t.Errorf("dates: %s (%s): %+v %v", text, reading.Tag, s.Dates, s.Problems)
				}
			}
		}
	}
}
