package calendar_test

import (
	"testing"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/locale"
)

func TestParseMonths(t *testing.T) {
	tests := []struct {
		text   string
		months int // 0 for what is no length of time
	}{
		{"18 mois", 18}, {"2 ans", 24}, {"1 an", 12}, {"1 année", 12}, {"6 months", 6}, {"1 year", 12},
		{"18\u00a0mois", 18}, {" 18mois ", 18}, {"100 ans", 1200},
		{"", 0}, {"mois", 0}, {"18", 0}, {"0 mois", 0}, {"-1 an", 0}, {"101 ans", 0}, {"1,5 an", 0},
		{"3 semaines", 0}, {"99999999999999999999 mois", 0},
	}
	for _, test := range tests {
		months, ok := locale.Get("fr").ParseMonths(test.text)
		if months != test.months && ok || ok != (test.months > 0) {
			t.Errorf("%q: %d, %v; want %d", test.text, months, ok, test.months)
		}
	}
}

func TestMonthsBefore(t *testing.T) {
	tests := []struct {
		day    calendar.Day
		months int
		want   calendar.Day
	}{
		{calendar.Day{2022, 3, 14}, 18, calendar.Day{2020, 9, 14}},
		{calendar.Day{2022, 1, 31}, 1, calendar.Day{2021, 12, 31}},
		{calendar.Day{2022, 3, 31}, 1, calendar.Day{2022, 2, 28}},
		{calendar.Day{2024, 2, 29}, 12, calendar.Day{2023, 2, 28}},
		{calendar.Day{2022, 12, 1}, 12, calendar.Day{2021, 12, 1}},
		{calendar.Day{2022, 6, 15}, 0, calendar.Day{2022, 6, 15}},
	}
	for _, test := range tests {
		if got := test.day.MonthsBefore(test.months); got != test.want {
			t.Errorf("%d months before %s: %s, want %s", test.months, test.day, got, test.want)
		}
	}
}
