package sheet_test

import (
	"testing"

	"fiche/cmd/fiche/internal/sheet"
)

// An old address is answered by the file that a static host looks for.
func TestAliasAddress(t *testing.T) {
	for _, test := range []struct{ alias, want string }{
		{"/ancienne/adresse.html", "ancienne/adresse.html"},
		{"ancienne.htm", "ancienne.htm"},
		{"/mali/", "mali/index.html"},
		{"/mali.html/", "mali.html/index.html"},
		{"/mali", "mali/index.html"},
		{"/fiche.php", "fiche.php/index.html"},
		{"/a/../b.html#x", "b.html"},
		{"/Vieille%20page.html", "Vieille page.html"},
		{"/%C3%A9t%C3%A9.html", "été.html"},
		{"/con.html", ""},
		{"/a/LPT1/", ""},
		{"/a./b.html", ""},
		{"/a%20/b.html", ""},
		{"/a%00.html", ""},
		{"/a%0Ab.html", ""},
		{"/a%ff.html", ""},
		{"/%2e%2e/%2e%2e/a.html", "a.html"},
		{"", ""},
		{"/", ""},
		{"../..", ""},
		{"https://example.org/a", ""},
		{"/a?id=3", ""},
		{"/.well-known/x", ""},
		{"/a/.git/", ""},
	} {
		got, ok := sheet.AliasAddress(test.alias)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("%q: %q %v, want %q", test.alias, got, ok, test.want)
		}
	}
}
