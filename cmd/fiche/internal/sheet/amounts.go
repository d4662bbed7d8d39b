package sheet

import (
	"cmp"
	"strings"

	"fiche/cmd/fiche/internal/country"
	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/spelling"
)

// How figures and sums of money are read.

// quantity returns a figure with this label.
func (d *decoder) quantity(label string, n *node) quantity.Quantity {
	value := n.Value
	switch {
	case n.Kind == frontmatter.Scalar, n.OneLine():
	case n.Kind == frontmatter.Sequence && n.End > n.Start && d.src.Text[n.Start] == '[':
		value = string(d.src.Text[n.Start:n.End]) // "[à compléter]"
	default:
		d.fail("not-text", n, nil)
		return quantity.Quantity{}
	}
	in := d.setting
	in.Label = label
	q, m := d.l.ParseFigure(value, in)
	switch {
	case n.Kind == frontmatter.Sequence && q.Kind != quantity.Absent:
		d.fail("not-text", n, nil)
		return quantity.Quantity{}
	case m != nil:
		d.mistake(n, m)
	}
	q.Currency, q.Unit, q.Text, q.Word = kept(q.Currency), kept(q.Unit), kept(q.Text), kept(q.Word)
	return q
}

// amount returns a sum of money. A bare number is in the currency of the
// budget, or else of the site.
func (d *decoder) amount(n *node) quantity.Quantity {
	q := d.quantity("", n)
	if q.Kind == quantity.Plain && q.Unit == "" {
		q.Kind, q.Year, q.Currency = quantity.Money, false, cmp.Or(d.currency, d.setting.Site)
		if q.Currency == "" {
			d.fail("amount-no-currency", n, problem.Args{"value": tidy(n.Value)}).Fix = d.lineWith(n.Start, n.End, tidy(n.Value)+" €")
			return quantity.Quantity{}
		}
	}
	if q.Kind != quantity.Absent && q.Kind != quantity.Money {
		d.fail("not-money", n, problem.Args{"value": tidy(n.Value)})
		return quantity.Quantity{}
	}
	return q
}

// currencyCode returns the ISO 4217 code of a currency: what an amount in it
// says.
func (d *decoder) currencyCode(n *node) string {
	word := d.text(n)
	if word == "" {
		return ""
	}
	q, m := d.l.ParseFigure("1 "+word, d.setting)
	if m != nil || q.Kind != quantity.Money || q.Unit != "" {
		d.fail("unknown-currency", n, problem.Args{"value": word})
		return ""
	}
	return kept(q.Currency)
}

// legalTender returns the currencies of the countries that a file names, which
// may stand after its amounts. What is wrong with them is reported where they
// are read.
func (d *decoder) legalTender(root *node) []string {
	reported := len(d.problems)
	defer func() { d.problems = d.problems[:reported] }()
	var codes []string
	for i := range root.Pairs {
		name, _ := lookUp("", root.Pairs[i].Key.Text)
		if name.key != "country" && (name.key != "title" || d.kind != Country) {
			continue
		}
		for _, item := range d.territories(root.Pairs[i].Value) {
			if code, ok := locale.CountryByName(item.Value); ok {
				c, _ := country.Of(code)
				codes = append(codes, c.Currencies...)
			}
		}
	}
	return codes
}

// "Nombre de bénéficiaires : 589 639 habitants"
var figureList = listOf[Figure]{
	path: "figures", fields: figureFields, needs: []string{"label", "value"}, halves: []string{"label", "value"},
	line: func(d *decoder, f *Figure, label, value *node) {
		label, value = splitTight(label, value)
		f.Label, d.nodes.value = d.text(label), value
	},
	finish: func(d *decoder, f *Figure, n *node) bool {
		f.Pos = d.pos(n)
		if f.Scope == "" {
			f.Scope = "project"
			if d.kind == Country {
				f.Scope = "country"
			}
		}
		if f.ID == "" {
			f.ID = f.Label
		}
		f.ID, f.Key = spelling.Shared(spelling.Slug(f.ID)), spelling.Identity(f.Label)
		read := d.nodes
		d.nodes = figureNodes{}
		told := d.figure(f, n, read.value)
		f.Target = d.level(f, read.target)
		f.Before = d.level(f, read.before)
		return told
	},
}

// figure reads the value of a figure whose label is known, and reports whether
// the figure says something. Its unit may have been read before.
func (d *decoder) figure(f *Figure, n, value *node) bool {
	unit := f.Value.Unit
	if value != nil {
		f.Value = d.quantity(f.Label, value)
		f.Value.Unit = cmp.Or(f.Value.Unit, unit)
	}
	_, taken := lookUp("figures", f.Label)
	switch {
	case f.Label == "":
		d.missing(n, "figures", "label")
	case value == nil && d.failedIn(n):
	case value == nil && n.Kind == frontmatter.Mapping && (len(n.Pairs) == 1 && n.Pairs[0].Value.Absent() || d.says(n, "figures", "value")):
		d.warn("figure-empty", n, nil)
	case value == nil && d.isNumber(f.Label):
		d.missing(n, "figures", "label")
	case value == nil:
		d.missing(n, "figures", "value")
	case taken && len(n.Pairs) == 1 && f.Value.Kind == quantity.FreeText:
		dash, _, _ := strings.Cut(d.lineWith(n.Start, n.End, "\x00"), "\x00")
		d.fail("figure-label-taken", n, problem.Args{"label": f.Label}).Fix = dash + d.nameOf("figures.label") + ": " + f.Label + "\n" +
			strings.Map(blank, dash) + d.nameOf("figures.value") + ": " + tidy(value.Value)
	default:
		return f.Value.Kind != quantity.Absent
	}
	return false
}

// blank returns a space for any character but a tab.
func blank(r rune) rune {
	if r == '\t' {
		return r
	}
	return ' '
}

// isNumber reports whether a text is a figure rather than the label of one.
func (d *decoder) isNumber(text string) bool {
	q, _ := d.l.ParseQuantity(text)
	return q.Kind != quantity.FreeText && q.Kind != quantity.Absent
}

// says reports whether a record has a field, with a value or without.
func (d *decoder) says(n *node, path, key string) bool {
	for i := range n.Pairs {
		if name, _ := lookUp(path, n.Pairs[i].Key.Text); name.key == key {
			return true
		}
	}
	return false
}

// splitTight parts "Classes:9", whose author forgot the space after the colon. The
// colons of a time, a ratio and an address are none.
func splitTight(label, value *node) (*node, *node) {
	if value != nil || label.Quoted {
		return label, value
	}
	at := strings.IndexByte(label.Value, ':')
	if at <= 0 || at+1 == len(label.Value) || strings.HasPrefix(label.Value[at:], "://") {
		return label, value
	}
	if before := label.Value[at-1]; before >= '0' && before <= '9' {
		return label, value
	}
	return label.Part(0, at), label.Part(at+1, len(label.Value))
}
