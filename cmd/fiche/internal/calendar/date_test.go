package calendar_test

import (
	"testing"

	"fiche/cmd/fiche/internal/calendar"
)

func TestDateDays(t *testing.T) {
	tests := []struct {
		date        calendar.Date
		first, last string
	}{
		{at(year(2019)), "2019-01-01", "2019-12-31"},
		{at(month(2020, 2)), "2020-02-01", "2020-02-29"},
		{at(month(2019, 2)), "2019-02-01", "2019-02-28"},
		{at(month(1900, 2)), "1900-02-01", "1900-02-28"},
		{at(month(2000, 2)), "2000-02-01", "2000-02-29"},
		{at(month(2019, 9)), "2019-09-01", "2019-09-30"},
		{at(day(2019, 10, 15)), "2019-10-15", "2019-10-15"},
		{at(part(calendar.Q3, 2021)), "2021-07-01", "2021-09-30"},
		{at(part(calendar.S1, 2021)), "2021-01-01", "2021-06-30"},
		{at(part(calendar.Early, 2020)), "2020-01-01", "2020-04-30"},
		{at(part(calendar.Mid, 2020)), "2020-05-01", "2020-08-31"},
		{at(part(calendar.Late, 2020)), "2020-09-01", "2020-12-31"},
		{at(part(calendar.Summer, 2020)), "2020-06-01", "2020-08-31"},
		{at(in(calendar.Early, 2020, 2)), "2020-02-01", "2020-02-10"},
		{at(in(calendar.Mid, 2020, 2)), "2020-02-11", "2020-02-20"},
		{at(in(calendar.Late, 2020, 2)), "2020-02-21", "2020-02-29"},
		{between(year(2019), month(2020, 6)), "2019-01-01", "2020-06-30"},
		{since(month(2019, 10)), "2019-10-01", "9999-12-31"},
		{until(month(2019, 10)), "0000-00-00", "2019-10-31"},
		{closing(calendar.Before, year(2022)), "0000-00-00", "2021-12-31"},
		{closing(calendar.Before, part(calendar.Late, 2025)), "0000-00-00", "2025-12-31"}, // its end, not its beginning
		{opening(calendar.After, year(2022)), "2022-12-31", "9999-12-31"},
		{both(day(2020, 3, 3), day(2020, 4, 4)), "2020-03-03", "2020-04-04"},
		{lasting(since(year(2020)), 18, calendar.Months), "2020-01-01", "2022-06-29"}, // at the latest
		{lasting(at(month(2020, 3)), 3, calendar.Days), "2020-03-01", "2020-03-31"},
		{lasting(calendar.Date{Form: calendar.Lasting}, 36, calendar.Months), "0000-00-00", "9999-12-31"},
	}
	for _, test := range tests {
		if first, last := test.date.First().String(), test.date.Last().String(); first != test.first || last != test.last {
			t.Errorf("%+v goes from %s to %s, want %s to %s", test.date, first, last, test.first, test.last)
		}
	}
}

// Dates sort by the middle of what they cover, an open one by the point it names,
// then by first day.
func TestDateCompare(t *testing.T) {
	ascending := []calendar.Date{
		{},
		until(year(2018)),
		at(day(2019, 1, 1)),
		at(day(2019, 1, 2)),
		at(month(2019, 1)),
		at(part(calendar.Early, 2019)),
		closing(calendar.Before, year(2019)),
		at(year(2019)),
		since(year(2019)),
		opening(calendar.Starting, year(2019)),
		at(month(2019, 10)),
		at(part(calendar.Late, 2019)),
		at(day(2020, 6, 15)),
		at(year(2020)),
		at(part(calendar.Summer, 2020)),
		between(year(2019), year(2022)),
		at(year(2021)),
	}
	for i, a := range ascending {
		for j, b := range ascending {
			want := 0
			switch {
			case i < j:
				want = -1
			case i > j:
				want = 1
			}
			if got := a.Compare(b); got != want {
				t.Errorf("(%+v).Compare(%+v) = %d, want %d", a, b, got, want)
			}
		}
	}
}

func TestPointISO(t *testing.T) {
	tests := []struct {
		point calendar.Point
		want  string
	}{
		{year(2019), "2019"},
		{month(2019, 3), "2019-03"},
		{day(2019, 3, 5), "2019-03-05"},
		{part(calendar.Late, 2020), "2020"}, // a part is given as the year it is a part of
		{part(calendar.Q3, 2020), "2020"},
		{in(calendar.Mid, 2020, 10), "2020-10"},
	}
	for _, test := range tests {
		if got := test.point.ISO(); got != test.want {
			t.Errorf("%+v is %s, want %s", test.point, got, test.want)
		}
	}
}

func TestDateIsZero(t *testing.T) {
	if !(calendar.Date{}).IsZero() || at(year(2019)).IsZero() {
		t.Error("only the zero Date is zero")
	}
}

// What begins after the day that a sheet describes has not been since.
func TestAsSeen(t *testing.T) {
	tests := []struct{ date, asOf, want calendar.Date }{
		{since(month(2024, 3)), at(year(2022)), opening(calendar.Starting, month(2024, 3))},
		{since(month(2020, 3)), at(year(2022)), since(month(2020, 3))},
		{since(month(2024, 3)), calendar.Date{}, since(month(2024, 3))},
		{opening(calendar.Starting, year(2019)), at(year(2022)), opening(calendar.Starting, year(2019))},
	}
	for _, test := range tests {
		if got := test.date.AsSeen(test.asOf); got != test.want {
			t.Errorf("%+v as seen in %+v: %+v, want %+v", test.date, test.asOf, got, test.want)
		}
	}
}
