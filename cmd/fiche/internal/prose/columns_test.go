package prose

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestColumns writes a table of one row each for the cells of a column and
// compares what its cells show: the ends of ">12" stand below each other.
func TestColumns(t *testing.T) {
	tests := []struct {
		name, head string
		cells      string // parted by bars
		want       string
	}{
		{"numbers", "", "1250000 | 900 | 12,5", ">1 250 000|>900|>12,5"},
		{"numbers in bold", "", "1250000 | *800* | **1250800**", ">1 250 000|>800|>1 250 800"},
		{"negative ones", "", "-1200 | 300", ">−1 200|>300"},
		{"what has no value", "", "1200 | n.d. | – | 300", ">1 200|>n.d.|>–|>300"},
		{"percentages", "", "44% | 5,5 %", ">44 %|>5,5 %"},
		{"amounts", "", "450000 € | 1200 €", ">450 000 €|>1 200 €"},
		{"the word for a currency is the author's", "", "450000 euros | 1200 €", ">450000 euros|>1 200 €"},
		{"years", "", "2019 | 2020", ">2019|>2020"},
		{"not only years", "", "2019 | 12020", ">2 019|>12 020"},
		{"postcodes", "", "94250 | 75013", ">94250|>75013"},
		{"company numbers", "", "552100554 | 542107651", ">552100554|>542107651"},
		{"of equal length, and no code", "", "123456 | 246912", ">123 456|>246 912"},
		{"codes", "", "01234 | 75013", "01234|75013"},
		{"telephones", "", "01 58 39 99 99 | 01 23 45 67 89", "01 58 39 99 99|01 23 45 67 89"},
		{"units", "", "30 écoles | 12", "30 écoles|12"},
		{"words", "", "1200 | douze", "1200|douze"},
		{"about", "", "environ 1200 | 300", "environ 1200|300"},
		{"two readings", "", "1.500 | 300", "1.500|300"},
		{"a column that its author aligned", ":-:", "1200 | 300", "1 200|300"},
		{"a link stays", "", "[1200](https://example.org) | 300", ">1200|>300"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			align := test.head
			if align == "" {
				align = "---"
			}
			var b strings.Builder
			b.WriteString("| Nom | Combien |\n|---|" + align + "|\n")
			for cell := range strings.SplitSeq(test.cells, " | ") {
				b.WriteString("| a | " + cell + " |\n")
			}
			body := render(b.String(), Options{Title: "Essai", Summarised: true})
			if got := secondCells(t, body.HTML); got != test.want {
				t.Errorf("%s\n got %s\nwant %s", b.String(), got, test.want)
			}
		})
	}
}

// secondCells returns what stands in the second cell of each row of the body of a
// table, ">" before what is set to the right, ordinary spaces for all others.
func secondCells(t *testing.T, markup string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		t.Fatal(err)
	}
	var cells []string
	for n := range doc.Descendants() {
		if n.Data != "td" || n.PrevSibling == nil {
			continue
		}
		cell := ""
		for _, a := range n.Attr {
			if a.Key == "class" && a.Val == "right" {
				cell = ">"
			}
		}
		for d := range n.Descendants() {
			if d.Type == html.TextNode {
				cell += d.Data
			}
		}
		cells = append(cells, strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(cell))
	}
	return strings.Join(cells, "|")
}

func TestColumnsAreLeftAloneWhereCellsSpanSeveral(t *testing.T) {
	body := render("<table><tr><td>a</td><td>1250000</td></tr><tr><td colspan=\"2\">900</td></tr></table>\n", Options{Title: "Essai", Summarised: true})
	if strings.Contains(body.HTML, "right") || !strings.Contains(body.HTML, "1250000") {
		t.Errorf("changed: %s", body.HTML)
	}
}
