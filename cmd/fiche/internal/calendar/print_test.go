package calendar_test

import (
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/locale/localetest"
	"fiche/cmd/fiche/internal/typography"
)

func TestDatePrint(t *testing.T) {
	tests := []struct {
		date            calendar.Date
		french, english string
	}{
		{at(year(2019)), "2019", "2019"},
		{at(month(2019, 10)), "octobre 2019", "October 2019"},
		{at(day(2019, 10, 15)), "15_octobre 2019", "15_October 2019"},
		{at(day(2019, 10, 1)), "1er_octobre 2019", "1_October 2019"},
		{at(part(calendar.Early, 2020)), "début 2020", "early 2020"},
		{at(part(calendar.Mid, 2020)), "mi-2020", "mid-2020"},
		{at(part(calendar.Late, 2020)), "fin 2020", "late 2020"},
		{at(in(calendar.Mid, 2020, 10)), "mi-octobre 2020", "mid-October 2020"},
		{at(part(calendar.Q1, 2021)), "1er_trimestre 2021", "first quarter of 2021"},
		{at(part(calendar.Q3, 2021)), "3e_trimestre 2021", "third quarter of 2021"},
		{at(part(calendar.S1, 2021)), "1er_semestre 2021", "first half of 2021"},
		{at(part(calendar.Summer, 2021)), "été 2021", "summer 2021"},
		{between(year(2019), year(2022)), "2019–2022", "2019–2022"},
		{between(month(2019, 11), month(2020, 12)), "novembre 2019_– décembre 2020", "November 2019_– December 2020"},
		{between(month(2020, 10), month(2020, 12)), "octobre_– décembre 2020", "October_– December 2020"},
		{between(day(2020, 10, 12), day(2020, 10, 15)), "12–15_octobre 2020", "12–15_October 2020"},
		{between(day(2020, 10, 1), day(2020, 10, 15)), "1er–15_octobre 2020", "1–15_October 2020"},
		{between(day(2020, 10, 12), day(2020, 11, 3)), "12_octobre_– 3_novembre 2020", "12_October_– 3_November 2020"},
		{between(day(2020, 10, 12), day(2021, 10, 15)), "12_octobre 2020_– 15_octobre 2021", "12_October 2020_– 15_October 2021"},
		{between(year(2019), month(2020, 10)), "2019_– octobre 2020", "2019_– October 2020"},
		{between(part(calendar.Early, 2020), part(calendar.Late, 2020)), "début 2020_– fin 2020", "early 2020_– late 2020"},
		{since(year(2019)), "depuis 2019", "since 2019"},
		{since(month(2019, 10)), "depuis octobre 2019", "since October 2019"},
		{since(day(2019, 10, 1)), "depuis le 1er_octobre 2019", "since 1_October 2019"},
		{since(part(calendar.Q3, 2021)), "depuis le 3e_trimestre 2021", "since the third quarter of 2021"},
		{since(part(calendar.Summer, 2021)), "depuis l’été 2021", "since summer 2021"},
		{opening(calendar.Starting, month(2019, 10)), "à partir d’octobre 2019", "from October 2019"},
		{opening(calendar.Starting, day(2019, 10, 1)), "à partir du 1er_octobre 2019", "from 1_October 2019"},
		{opening(calendar.AsEarlyAs, part(calendar.Summer, 2021)), "dès l’été 2021", "as early as summer 2021"},
		{opening(calendar.AsOf, month(2024, 8)), "à compter d’août 2024", "as of August 2024"},
		{opening(calendar.NotBefore, year(2027)), "au plus tôt en 2027", "no earlier than 2027"},
		{opening(calendar.After, part(calendar.Late, 2022)), "après fin 2022", "after the end of 2022"},
		{opening(calendar.Around, day(2015, 3, 15)), "vers le 15_mars 2015", "around 15_March 2015"},
		{opening(calendar.During, part(calendar.Q3, 2022)), "au cours du 3e_trimestre 2022", "during the third quarter of 2022"},
		{closing(calendar.Before, part(calendar.Late, 2025)), "avant fin 2025", "before the end of 2025"},
		{closing(calendar.By, day(2026, 3, 15)), "d’ici le 15_mars 2026", "by 15_March 2026"},
		{closing(calendar.NotAfter, part(calendar.SchoolStart, 2027)), "au plus tard à la rentrée 2027", "no later than the start of school year 2027"},
		{both(day(2020, 3, 3), day(2020, 3, 4)), "3 et 4_mars 2020", "3 and 4_March 2020"},
		{both(month(2015, 10), month(2015, 11)), "octobre et novembre 2015", "October and November 2015"},
		{both(year(2018), year(2019)), "2018 et 2019", "2018 and 2019"},
		{lasting(calendar.Date{Form: calendar.Lasting}, 1, calendar.Years), "1_an", "1_year"},
		{lasting(between(year(2021), year(2023)), 36, calendar.Months), "2021–2023 (36_mois)", "2021–2023 (36_months)"},
		{until(year(2022)), "jusqu’en 2022", "until 2022"},
		{until(month(2022, 10)), "jusqu’en octobre 2022", "until October 2022"},
		{until(day(2022, 10, 15)), "jusqu’au 15_octobre 2022", "until 15_October 2022"},
		{until(part(calendar.Late, 2022)), "jusqu’à fin 2022", "until the end of 2022"},
		{until(in(calendar.Late, 2022, 10)), "jusqu’à fin octobre 2022", "until the end of October 2022"},
		{until(part(calendar.Spring, 2022)), "jusqu’au printemps 2022", "until spring 2022"},
	}
	for _, test := range tests {
		got := [2]string{localetest.Visible.Replace(locale.Get("fr").Date(test.date).Plain), localetest.Visible.Replace(locale.Get("en").Date(test.date).Plain)}
		if want := [2]string{test.french, test.english}; got != want {
			t.Errorf("%+v: got %q, want %q", test.date, got, want)
		}
	}
}

// Each grain wants a preposition of its own before the date at which something is
// told, and another before the one in which a value was measured.
func TestPrepositions(t *testing.T) {
	for _, test := range []struct {
		date                 calendar.Date
		frenchAt, frenchIn   string
		englishAt, englishIn string
	}{
		{at(year(2023)), "en 2023", "en 2023", "as of 2023", "in 2023"},
		{at(month(2019, 10)), "en octobre 2019", "en octobre 2019", "as of October 2019", "in October 2019"},
		{at(day(2022, 3, 15)), "au 15_mars 2022", "le 15_mars 2022", "as of 15_March 2022", "on 15_March 2022"},
		{at(part(calendar.Late, 2021)), "à fin 2021", "fin 2021", "as of late 2021", "in late 2021"},
		{at(part(calendar.S1, 2021)), "au 1er_semestre 2021", "au 1er_semestre 2021", "as of the first half of 2021", "in the first half of 2021"},
		{at(part(calendar.Spring, 2021)), "au printemps 2021", "au printemps 2021", "as of spring 2021", "in spring 2021"},
		{at(part(calendar.Summer, 2021)), "à l’été 2021", "à l’été 2021", "as of summer 2021", "in summer 2021"},
		{since(year(2019)), "depuis 2019", "depuis 2019", "since 2019", "since 2019"},
	} {
		french, english := locale.Get("fr"), locale.Get("en")
		var got [4]string
		for i, text := range []typography.Text{french.At(test.date), french.In(test.date), english.At(test.date), english.In(test.date)} {
			got[i] = localetest.Visible.Replace(text.Plain)
		}
		if want := [4]string{test.frenchAt, test.frenchIn, test.englishAt, test.englishIn}; got != want {
			t.Errorf("%+v: got %q, want %q", test.date, got, want)
		}
	}
}

func TestDateHTML(t *testing.T) {
	tests := []struct {
		date calendar.Date
		want string
	}{
		{at(day(2019, 10, 1)), `<time datetime="2019-10-01">1<sup>er</sup>_octobre 2019</time>`},
		{at(part(calendar.Q3, 2021)), `<time datetime="2021">3<sup>e</sup>_trimestre 2021</time>`},
		{between(year(2019), year(2022)), `<time datetime="2019">2019</time>–<time datetime="2022">2022</time>`},
		{between(day(2020, 10, 1), day(2020, 10, 15)), `<time datetime="2020-10-01">1<sup>er</sup></time>–<time datetime="2020-10-15">15_octobre 2020</time>`},
		{since(part(calendar.Late, 2020)), `depuis <time datetime="2020">fin 2020</time>`},
		{lasting(since(year(2020)), 18, calendar.Months), `depuis <time datetime="2020">2020</time> (<time datetime="P18M">18_mois</time>)`},
		{until(month(2022, 10)), `jusqu’en <time datetime="2022-10">octobre 2022</time>`},
	}
	for _, test := range tests {
		if got := localetest.Visible.Replace(locale.Get("fr").Date(test.date).HTML); got != test.want {
			t.Errorf("%+v:\n got %s\nwant %s", test.date, got, test.want)
		}
	}
}

func TestDay(t *testing.T) {
	d := calendar.Day{2022, 3, 14}
	if got := localetest.Visible.Replace(locale.Get("fr").Day(d).Plain); got != "14_mars 2022" {
		t.Errorf("French: %q", got)
	}
	if got := localetest.Visible.Replace(locale.Get("en").Day(d).Plain); got != "14_March 2022" {
		t.Errorf("English: %q", got)
	}
}

// The date to which another moved is told with its "to".
func TestMovedTo(t *testing.T) {
	tests := []struct {
		date            calendar.Date
		french, english string
	}{
		{at(year(2022)), "à 2022", "to 2022"},
		{at(day(2022, 3, 15)), "au 15_mars 2022", "to 15_March 2022"},
		{at(part(calendar.Summer, 2022)), "à l’été 2022", "to summer 2022"},
		{at(part(calendar.Q3, 2022)), "au 3e_trimestre 2022", "to the third quarter of 2022"},
		{opening(calendar.After, year(2022)), "après 2022", "after 2022"},
	}
	for _, test := range tests {
		got := [2]string{localetest.Visible.Replace(locale.Get("fr").To(test.date).Plain), localetest.Visible.Replace(locale.Get("en").To(test.date).Plain)}
		if want := [2]string{test.french, test.english}; got != want {
			t.Errorf("%+v: got %q, want %q", test.date, got, want)
		}
	}
}

// Americans write the month first, and the year behind a comma.
func TestMonthFirst(t *testing.T) {
	c := locale.Get("en").Calendar.MonthFirst()
	for want, date := range map[string]calendar.Date{
		"June_15, 2020":                    at(day(2020, 6, 15)),
		"June 2020":                        at(month(2020, 6)),
		"2019–2022":                        between(year(2019), year(2022)),
		"mid-October 2020":                 at(in(calendar.Mid, 2020, 10)),
		"October_12–15, 2020":              between(day(2020, 10, 12), day(2020, 10, 15)),
		"October_12_– November_3, 2020":    between(day(2020, 10, 12), day(2020, 11, 3)),
		"October_12, 2020_– March_5, 2021": between(day(2020, 10, 12), day(2021, 3, 5)),
		"since October_1, 2019":            since(day(2019, 10, 1)),
	} {
		if got := strings.ReplaceAll(c.Date(date).Plain, typography.NoBreak, "_"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
