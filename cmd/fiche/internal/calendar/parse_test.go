package calendar_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// Short ways to write the dates of the tables below.
func year(y int16) calendar.Point                  { return calendar.Point{Year: y} }
func month(y int16, m int8) calendar.Point         { return calendar.Point{Year: y, Month: m} }
func day(y int16, m, d int8) calendar.Point        { return calendar.Point{Year: y, Month: m, Day: d} }
func part(p calendar.Part, y int16) calendar.Point { return calendar.Point{Year: y, Part: p} }
func in(p calendar.Part, y int16, m int8) calendar.Point {
	return calendar.Point{Year: y, Month: m, Part: p}
}
func at(p calendar.Point) calendar.Date { return calendar.Date{From: p} }
func between(from, to calendar.Point) calendar.Date {
	return calendar.Date{From: from, To: to, Form: calendar.Range}
}
func both(from, to calendar.Point) calendar.Date {
	return calendar.Date{From: from, To: to, Form: calendar.Both}
}
func opening(f calendar.Form, p calendar.Point) calendar.Date { return calendar.Date{From: p, Form: f} }
func closing(f calendar.Form, p calendar.Point) calendar.Date { return calendar.Date{To: p, Form: f} }
func lasting(d calendar.Date, n int16, unit calendar.Unit) calendar.Date {
	d.Length = calendar.Length{Count: n, Unit: unit}
	return d
}
func since(p calendar.Point) calendar.Date { return calendar.Date{From: p, Form: calendar.Since} }
func until(p calendar.Point) calendar.Date { return calendar.Date{To: p, Form: calendar.Until} }

// Both languages read these: figures that leave no choice, the words of the
// other language, and what word processors make of a date.
var commonDates = []struct {
	value string
	want  calendar.Date
}{
	{"2019", at(year(2019))},
	{"2019-10", at(month(2019, 10))},
	{"2019-10-15", at(day(2019, 10, 15))},
	{"2019/10/15", at(day(2019, 10, 15))},
	{"2020-02-29", at(day(2020, 2, 29))},
	{"15/10/2019", at(day(2019, 10, 15))},
	{"15.10.2019", at(day(2019, 10, 15))},
	{"15-10-2019", at(day(2019, 10, 15))},
	{"4/4/2020", at(day(2020, 4, 4))}, // both orders are the same day
	{"10/2019", at(month(2019, 10))},
	{"10.2019", at(month(2019, 10))},
	{"10-2019", at(month(2019, 10))},

	{"octobre 2019", at(month(2019, 10))},
	{"October 2019", at(month(2019, 10))},
	{"Oct 2019", at(month(2019, 10))},
	{"oct. 2019", at(month(2019, 10))},
	{"oct.2019", at(month(2019, 10))},
	{"oct-2019", at(month(2019, 10))},
	{"OCTOBRE 2019", at(month(2019, 10))},
	{"fevrier 2020", at(month(2020, 2))},
	{"fe\u0301vrier 2020", at(month(2020, 2))}, // accent as its own character
	{"DECEMBRE 2020", at(month(2020, 12))},
	{"janv. 2020", at(month(2020, 1))},
	{"févr. 2020", at(month(2020, 2))},
	{"Sept. 2020", at(month(2020, 9))},
	{"sept 2020", at(month(2020, 9))},
	{"juil. 2020", at(month(2020, 7))},
	{"août 2020", at(month(2020, 8))},
	{"  octobre\u00a02019 ", at(month(2019, 10))},
	{"octobre\u202f2019.", at(month(2019, 10))},
	{"en octobre 2019", at(month(2019, 10))},
	{"in October 2019", at(month(2019, 10))},
	{"au mois d'octobre 2019", at(month(2019, 10))},

	{"15 octobre 2019", at(day(2019, 10, 15))},
	{"le 15 octobre 2019", at(day(2019, 10, 15))},
	{"1er octobre 2019", at(day(2019, 10, 1))},
	{"1er\u00a0octobre 2019", at(day(2019, 10, 1))},
	{"1<sup>er</sup> octobre 2019", at(day(2019, 10, 1))},
	{"15 October 2019", at(day(2019, 10, 15))},
	{"15 Oct. 2019", at(day(2019, 10, 15))},
	{"15-oct-2019", at(day(2019, 10, 15))},
	{"1st October 2019", at(day(2019, 10, 1))},
	{"the 22nd of October 2019", at(day(2019, 10, 22))},
	{"October 15, 2019", at(day(2019, 10, 15))},
	{"October 15 2019", at(day(2019, 10, 15))},
	{"Oct 3rd, 2019", at(day(2019, 10, 3))},

	{"2019 - 2022", between(year(2019), year(2022))},
	{"2019-2022", between(year(2019), year(2022))},
	{"2019–2022", between(year(2019), year(2022))},
	{"2019 — 2022", between(year(2019), year(2022))},
	{"2019/2022", between(year(2019), year(2022))},
	{"2019 à 2022", between(year(2019), year(2022))},
	{"de 2019 à 2022", between(year(2019), year(2022))},
	{"entre 2019 et 2022", between(year(2019), year(2022))},
	{"2019 to 2022", between(year(2019), year(2022))},
	{"from 2019 to 2022", between(year(2019), year(2022))},
	{"from 2019 until 2022", between(year(2019), year(2022))},
	{"between 2019 and 2022", between(year(2019), year(2022))},
	{"2019 - 2019", at(year(2019))},
	{"2019-01/2020-03", between(month(2019, 1), month(2020, 3))},
	{"2019-01-01/2020-03-31", between(day(2019, 1, 1), day(2020, 3, 31))},
	{"2019-10 - 2020-03", between(month(2019, 10), month(2020, 3))},
	{"01/2019 - 03/2020", between(month(2019, 1), month(2020, 3))},
	{"01/2019-03/2020", between(month(2019, 1), month(2020, 3))},
	{"15/10/2019 - 30/11/2019", between(day(2019, 10, 15), day(2019, 11, 30))},
	{"nov. 2019 - déc. 2020", between(month(2019, 11), month(2020, 12))},
	{"octobre - décembre 2020", between(month(2020, 10), month(2020, 12))},
	{"d'octobre à décembre 2020", between(month(2020, 10), month(2020, 12))},
	{"sept.-déc. 2020", between(month(2020, 9), month(2020, 12))},
	{"octobre-décembre 2020", between(month(2020, 10), month(2020, 12))},
	{"October to December 2020", between(month(2020, 10), month(2020, 12))},
	{"12-15 octobre 2020", between(day(2020, 10, 12), day(2020, 10, 15))},
	{"12 - 15 octobre 2020", between(day(2020, 10, 12), day(2020, 10, 15))},
	{"1er–15 octobre 2020", between(day(2020, 10, 1), day(2020, 10, 15))},
	{"12-15/10/2020", between(day(2020, 10, 12), day(2020, 10, 15))},
	{"du 12 au 15 octobre 2020", between(day(2020, 10, 12), day(2020, 10, 15))},
	{"du 12 octobre au 3 novembre 2020", between(day(2020, 10, 12), day(2020, 11, 3))},
	{"October 12-15, 2020", between(day(2020, 10, 12), day(2020, 10, 15))},
	{"Oct 12 – Nov 3, 2020", between(day(2020, 10, 12), day(2020, 11, 3))},
	{"2019 - octobre 2020", between(year(2019), month(2020, 10))},
	{"octobre 2019 - 2022", between(month(2019, 10), year(2022))},
	{"début 2019 - fin 2020", between(part(calendar.Early, 2019), part(calendar.Late, 2020))},
	{"début - fin 2020", between(part(calendar.Early, 2020), part(calendar.Late, 2020))},
	{"T1 - T3 2021", between(part(calendar.Q1, 2021), part(calendar.Q3, 2021))},
	{"de début 2019 à fin 2020", between(part(calendar.Early, 2019), part(calendar.Late, 2020))},
	{"depuis 2019 jusqu'en 2022", between(year(2019), year(2022))},

	{"vers 2015", opening(calendar.Around, year(2015))},
	{"around October 2015", opening(calendar.Around, month(2015, 10))},
	{"aux alentours du 15 mars 2015", opening(calendar.Around, day(2015, 3, 15))},
	{"courant 2022", opening(calendar.During, year(2022))},
	{"dans le courant de l'année 2022", opening(calendar.During, year(2022))},
	{"à compter du 1er janvier 2017", opening(calendar.AsOf, day(2017, 1, 1))},
	{"as of June 2022", opening(calendar.AsOf, month(2022, 6))},
	{"après le 7 novembre 2019", opening(calendar.After, day(2019, 11, 7))},
	{"pas avant 2027", opening(calendar.NotBefore, year(2027))},
	{"avant fin 2025", closing(calendar.Before, part(calendar.Late, 2025))},
	{"before the end of 2025", closing(calendar.Before, part(calendar.Late, 2025))},
	{"d’ici à 2026", closing(calendar.By, year(2026))},
	{"d'ici au 15 mars 2026", closing(calendar.By, day(2026, 3, 15))},
	{"by 2030", closing(calendar.By, year(2030))},
	{"au plus tard en 2027", closing(calendar.NotAfter, year(2027))},
	{"2027 at the latest", closing(calendar.NotAfter, year(2027))},

	{"2018 et 2019", both(year(2018), year(2019))},
	{"3 et 4 mars 2020", both(day(2020, 3, 3), day(2020, 3, 4))},
	{"31 mai et 1er juin 2020", both(day(2020, 5, 31), day(2020, 6, 1))},
	{"October & November 2015", both(month(2015, 10), month(2015, 11))},
	{"2013, 2014, 2015", between(year(2013), year(2015))},
	{"3, 4 et 5 mars 2020", between(day(2020, 3, 3), day(2020, 3, 5))},
	{"October 12, 13 and 14, 2020", between(day(2020, 10, 12), day(2020, 10, 14))},
	{"2019/20", between(year(2019), year(2020))},
	{"2019–20", between(year(2019), year(2020))},
	{"1999/00", between(year(1999), year(2000))},
	{"mars/avril 2020", between(month(2020, 3), month(2020, 4))},
	{"rentrée 2024", at(part(calendar.SchoolStart, 2024))},
	{"mardi 3 mars 2020", at(day(2020, 3, 3))},
	{"Tuesday, March 3, 2020", at(day(2020, 3, 3))},
	{"du mardi 3 au jeudi 5 mars 2020", between(day(2020, 3, 3), day(2020, 3, 5))},
	{"2019-07-31T00:00:00.000Z", at(day(2019, 7, 31))},

	{"depuis mars 2020, 36 mois", lasting(between(month(2020, 3), month(2023, 2)), 36, calendar.Months)},
	{"mars 2020 pour 3 ans", lasting(between(month(2020, 3), month(2023, 2)), 3, calendar.Years)},
	{"36 months from 15 March 2020", lasting(between(day(2020, 3, 15), day(2023, 3, 14)), 36, calendar.Months)},
	{"15 mars 2020 (3 jours)", lasting(between(day(2020, 3, 15), day(2020, 3, 17)), 3, calendar.Days)},
	{"mars 2020 (3 jours)", lasting(at(month(2020, 3)), 3, calendar.Days)},
	{"depuis 2020, 18 mois", lasting(since(year(2020)), 18, calendar.Months)}, // until when, nobody said
	{"2021 - 2023 (36 mois)", lasting(between(year(2021), year(2023)), 36, calendar.Months)},
	{"36 mois (2021 - 2023)", lasting(between(year(2021), year(2023)), 36, calendar.Months)},

	{"depuis 2019", since(year(2019))},
	{"depuis le 15 octobre 2019", since(day(2019, 10, 15))},
	{"depuis octobre 2019", since(month(2019, 10))},
	{"à partir de 2019", opening(calendar.Starting, year(2019))},
	{"à partir du 1er octobre 2019", opening(calendar.Starting, day(2019, 10, 1))},
	{"dès 2019", opening(calendar.AsEarlyAs, year(2019))},
	{"since 2019", since(year(2019))},
	{"from 2019", opening(calendar.Starting, year(2019))},
	{"from 2019 onwards", opening(calendar.Starting, year(2019))},
	{"2019 onwards", opening(calendar.Starting, year(2019))},
	{"2019 -", since(year(2019))},
	{"2019 - ", since(year(2019))},
	{"2019 – en cours", since(year(2019))},
	{"de 2019 à aujourd'hui", since(year(2019))},
	{"2019 to present", since(year(2019))},
	{"2019 to date", since(year(2019))},
	{"jusqu'en 2022", until(year(2022))},
	{"jusqu’au 15 octobre 2022", until(day(2022, 10, 15))},
	{"jusqu'à fin 2022", until(part(calendar.Late, 2022))},
	{"jusqu'à la fin de 2022", until(part(calendar.Late, 2022))},
	{"until 2022", until(year(2022))},
	{"until the end of 2022", until(part(calendar.Late, 2022))},
	{"up to October 2022", until(month(2022, 10))},

	{"T3 2021", at(part(calendar.Q3, 2021))},
	{"T3-2021", at(part(calendar.Q3, 2021))},
	{"2021-T3", at(part(calendar.Q3, 2021))},
	{"2021 Q3", at(part(calendar.Q3, 2021))},
	{"2021Q3", at(part(calendar.Q3, 2021))},
	{"Q3 2021", at(part(calendar.Q3, 2021))},
	{"q3/2021", at(part(calendar.Q3, 2021))},
	{"3e trimestre 2021", at(part(calendar.Q3, 2021))},
	{"3ème trimestre de 2021", at(part(calendar.Q3, 2021))},
	{"1er trimestre 2021", at(part(calendar.Q1, 2021))},
	{"troisième trimestre 2021", at(part(calendar.Q3, 2021))},
	{"third quarter of 2021", at(part(calendar.Q3, 2021))},
	{"3rd quarter 2021", at(part(calendar.Q3, 2021))},
	{"S1 2021", at(part(calendar.S1, 2021))},
	{"H2 2021", at(part(calendar.S2, 2021))},
	{"1er semestre 2021", at(part(calendar.S1, 2021))},
	{"premier semestre 2021", at(part(calendar.S1, 2021))},
	{"second semestre 2021", at(part(calendar.S2, 2021))},
	{"first half of 2021", at(part(calendar.S1, 2021))},

	{"début 2020", at(part(calendar.Early, 2020))},
	{"mi-2020", at(part(calendar.Mid, 2020))},
	{"mi 2020", at(part(calendar.Mid, 2020))},
	{"fin 2020", at(part(calendar.Late, 2020))},
	{"Fin de l'année 2020", at(part(calendar.Late, 2020))},
	{"early 2020", at(part(calendar.Early, 2020))},
	{"mid-2020", at(part(calendar.Mid, 2020))},
	{"late 2020", at(part(calendar.Late, 2020))},
	{"end 2020", at(part(calendar.Late, 2020))},
	{"end of 2020", at(part(calendar.Late, 2020))},
	{"the beginning of 2020", at(part(calendar.Early, 2020))},
	{"à fin 2020", at(part(calendar.Late, 2020))},
	{"au 2e semestre 2020", at(part(calendar.S2, 2020))},
	{"fin octobre 2020", at(in(calendar.Late, 2020, 10))},
	{"fin d’octobre 2020", at(in(calendar.Late, 2020, 10))},
	{"début mars 2021", at(in(calendar.Early, 2021, 3))},
	{"mi-octobre 2020", at(in(calendar.Mid, 2020, 10))},
	{"mid-October 2020", at(in(calendar.Mid, 2020, 10))},
	{"printemps 2021", at(part(calendar.Spring, 2021))},
	{"été 2021", at(part(calendar.Summer, 2021))},
	{"summer 2021", at(part(calendar.Summer, 2021))},
	{"l'automne 2021", at(part(calendar.Autumn, 2021))},
}

func TestParseDate(t *testing.T) {
	for _, l := range locale.All() {
		for _, test := range commonDates {
			got, mistake := l.ParseDate(test.value)
			if mistake != nil {
				t.Errorf("%s: ParseDate(%q) is a mistake: %v %v", l.Tag, test.value, mistake, mistake.Args)
			} else if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s: ParseDate(%q) (-want +got):\n%s", l.Tag, test.value, diff)
			}
		}
	}
}

// Figures are read in the order of the language.
func TestParseDateOrder(t *testing.T) {
	tests := []struct {
		l     *locale.Locale
		value string
		want  calendar.Date
	}{
		{locale.Get("fr"), "03/04/2020", at(day(2020, 4, 3))},
		{locale.Get("fr"), "3.4.2020", at(day(2020, 4, 3))},
		{locale.Get("en"), "10/15/2019", at(day(2019, 10, 15))}, // can only be one
	}
	for _, test := range tests {
		if got, _ := test.l.ParseDate(test.value); got != test.want {
			t.Errorf("%s: ParseDate(%q) = %+v, want %+v", test.l.Tag, test.value, got, test.want)
		}
	}
}

func TestParseDateMistakes(t *testing.T) {
	tests := []struct {
		l     *locale.Locale
		value string
		rule  string
		blame string // the bytes that the mistake points to
		fix   string
	}{
		{locale.Get("fr"), "", "date-empty", "", ""},
		{locale.Get("fr"), "  ", "date-empty", "  ", ""},
		{locale.Get("fr"), "bientôt", "date-unreadable", "bientôt", ""},
		{locale.Get("fr"), "-", "date-unreadable", "-", ""},
		{locale.Get("fr"), "n/a", "date-unreadable", "n/a", ""},
		{locale.Get("fr"), "2019 (prévu)", "date-unreadable", "(prévu)", "2019"},
		{locale.Get("fr"), "prévu en 2019", "date-unreadable", "prévu en 2019", "en 2019"},
		{locale.Get("fr"), "de 2019", "date-no-end", "de 2019", "2019\nà partir de 2019"},
		{locale.Get("fr"), "to 2019", "date-unreadable", "to 2019", ""}, // from when?
		{locale.Get("fr"), "T5 2021", "date-unreadable", "T", ""},
		{locale.Get("fr"), "S3 2021", "date-unreadable", "S", ""},
		{locale.Get("fr"), "15, 2020", "date-unreadable", "15, 2020", ""},
		{locale.Get("fr"), "2019\xff", "date-unreadable", "\xff", "2019"},
		{locale.Get("fr"), "ocotbre 2019", "date-word", "ocotbre", "octobre 2019"},
		{locale.Get("fr"), "15 novmebre 2019 ", "date-word", "novmebre", "15 novembre 2019 "},
		{locale.Get("fr"), "septmebre-décembre 2019", "date-word", "septmebre", "septembre-décembre 2019"},
		{locale.Get("fr"), "Febuary 2020", "date-word", "Febuary", "February 2020"}, // the other language's
		{locale.Get("en"), "octobrre 2019", "date-word", "octobrre", "October 2019"},
		{locale.Get("fr"), "octobrre 19 2", "date-unreadable", "octobrre 19 2", ""}, // and more is wrong
		{locale.Get("fr"), "2019-10-15T08:00:00Z", "date-time", "T08:00:00Z", "2019-10-15"},
		{locale.Get("fr"), " 2019-10-15 08:00", "date-time", " 08:00", "2019-10-15"},
		{locale.Get("fr"), "octobre", "date-year-missing", "octobre", "octobre 2024"},
		{locale.Get("fr"), "15 octobre", "date-year-missing", "15 octobre", "15 octobre 2024"},
		{locale.Get("fr"), "15/10", "date-year-missing", "15/10", "15/10/2024"},
		{locale.Get("fr"), "12 - 15", "date-year-missing", "12", ""},
		{locale.Get("fr"), "depuis octobre", "date-year-missing", "octobre", "depuis octobre 2024"},
		{locale.Get("fr"), "octobre 2019 - décembre", "date-year-missing", "décembre", "octobre 2019 - décembre 2019"},
		{locale.Get("fr"), "octobre - 2020", "date-year-missing", "octobre", "octobre 2020 - 2020"},
		{locale.Get("fr"), "octobre 19", "date-open", "octobre 19", "octobre 2019\n19 octobre 2024"}, // or a day of any year
		{locale.Get("fr"), "10/19", "date-year-short", "19", "10/2019"},
		{locale.Get("fr"), "15/10/19", "date-year-short", "19", "15/10/2019"},
		{locale.Get("fr"), "15 octobre 98", "date-year-short", "98", "15 octobre 1998"},
		{locale.Get("fr"), "fin 20", "date-year-short", "20", "fin 2020"},
		{locale.Get("fr"), "1750", "date-year-range", "1750", ""},
		{locale.Get("fr"), "0000", "date-year-range", "0000", ""},
		{locale.Get("fr"), "2019 - 20222", "date-year-range", "20222", ""},
		{locale.Get("fr"), "203", "date-year-range", "203", ""},
		{locale.Get("fr"), "20191015", "date-year-range", "20191015", "2019-10-15"},
		{locale.Get("fr"), "15/10/3019", "date-year-range", "3019", ""},
		{locale.Get("fr"), "2019-13", "date-month-range", "13", ""},
		{locale.Get("fr"), "2019-00", "date-month-range", "00", ""},
		{locale.Get("fr"), "13/2019", "date-month-range", "13", ""},
		{locale.Get("fr"), "15/13/2019", "date-month-range", "13", ""},
		{locale.Get("fr"), "10/15/2019", "date-month-range", "15", "15/10/2019"},
		{locale.Get("fr"), "31/02/2020", "date-day-range", "31", ""},
		{locale.Get("fr"), "30 février 2020", "date-day-range", "30", ""},
		{locale.Get("fr"), "2019-02-29", "date-day-range", "29", ""},
		{locale.Get("fr"), "00/10/2019", "date-day-range", "00", ""},
		{locale.Get("en"), "31 June 2020", "date-day-range", "31", ""},
		{locale.Get("en"), "03/04/2020", "date-open", "03/04/2020", "3 April 2020\n4 March 2020"},
		{locale.Get("en"), "du 03/04/2020 au 05/04/2020", "date-open", "03/04/2020", ""}, // figures keep the sheet's order
		{locale.Get("en"), "from 3-4-2020", "date-open", "3-4-2020", "from 3 April 2020\nfrom 4 March 2020"},
		{locale.Get("fr"), "hiver 2021", "date-winter", "hiver", "décembre 2020 - février 2021\ndécembre 2021 - février 2022"},
		{locale.Get("fr"), "hiver 2020-2021", "date-winter", "hiver", "décembre 2020 - février 2021"},
		{locale.Get("fr"), "lundi 3 mars 2020", "date-weekday", "lundi", "mardi 3 mars 2020\n3 mars 2020"},
		{locale.Get("fr"), "2010/11", "date-open", "2010/11", "novembre 2010\n2010-2011"},
		{locale.Get("fr"), "rentrée 2021-2022", "date-open", "rentrée 2021-2022", "rentrée 2021\n2021-2022"},
		{locale.Get("fr"), "Octobre 22 - Avril 23", "date-open", "Octobre 22 - Avril 23", "Octobre 2022 - Avril 2023\n22 Octobre 2024 - 23 Avril 2025"},
		{locale.Get("fr"), "22-07-04", "date-open", "22-07-04", "22 juillet 2004\n4 juillet 2022"},
		{locale.Get("fr"), "Janvier 2025 / Novembre 2025", "date-open", "Janvier 2025 / Novembre 2025", "janvier - novembre 2025\njanvier et novembre 2025"},
		{locale.Get("fr"), "2013, 2015, 2018", "date-list", "2013, 2015, 2018", "2013-2018"},
		{locale.Get("fr"), "2019 → 2022", "date-unreadable", "→ 2022", "2019 - 2022"}, // but not as a period
		{locale.Get("fr"), "36 mois", "date-length-alone", "36 mois", ""},
		{locale.Get("fr"), "trois ans", "date-length", "trois ans", ""},
		{locale.Get("fr"), "2021 - 2023 (60 mois)", "date-length-other", "2021 - 2023 (60 mois)", "2021-2023\nà partir de 2021 (60 mois)"},
		{locale.Get("fr"), "2022 - 2019", "date-range-backwards", "2022 - 2019", "2019 - 2022"},
		{locale.Get("fr"), "décembre - octobre 2020", "date-range-backwards", "décembre - octobre 2020", "décembre 2019 - octobre 2020"},
		{locale.Get("fr"), "du 15 au 12 octobre 2020", "date-range-backwards", "15 au 12 octobre 2020", ""},
	}
	for _, test := range tests {
		date, mistake := test.l.ParseDate(test.value)
		if mistake == nil {
			t.Errorf("%s: ParseDate(%q) = %+v, want %s", test.l.Tag, test.value, date, test.rule)
			continue
		}
		got := [3]string{string(mistake.Rule), test.value[mistake.Start:mistake.End], mistake.Fix}
		if want := [3]string{test.rule, test.blame, test.fix}; got != want {
			t.Errorf("%s: ParseDate(%q): got %q, want %q", test.l.Tag, test.value, got, want)
		}
	}
}

func TestDateMistakeArgs(t *testing.T) {
	tests := []struct {
		l     *locale.Locale
		value string
		want  problem.Args
	}{
		{locale.Get("fr"), "31/02/2020", problem.Args{"value": "31/02/2020", "day": "31", "month": "février 2020", "days": "29"}},
		{locale.Get("en"), "03/04/2020", problem.Args{"value": "03/04/2020", "cures": 2}},
		{locale.Get("fr"), "10/19", problem.Args{"value": "10/19", "short": "19", "year": "2019"}},
		{locale.Get("fr"), "2022 - mai 2019", problem.Args{"value": "2022 - mai 2019", "from": "2022", "to": "mai 2019"}},
	}
	for _, test := range tests {
		_, mistake := test.l.ParseDate(test.value)
		if diff := cmp.Diff(test.want, mistake.Args); diff != "" {
			t.Errorf("%s: ParseDate(%q) (-want +got):\n%s", test.l.Tag, test.value, diff)
		}
	}
}
