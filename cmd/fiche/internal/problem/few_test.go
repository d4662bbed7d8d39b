package problem

import "testing"

func TestFew(t *testing.T) {
	for want, names := range map[string][]string{"": nil, "a": {"a"}, "a, b, c": {"a", "b", "c"}, "a, b, c…": {"a", "b", "c", "d"}} {
		if got := Few(names); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
