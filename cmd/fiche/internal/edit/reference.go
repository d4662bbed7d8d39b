package edit

import (
	"html"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/prose"
	"fiche/cmd/fiche/internal/sheet"
)

// Relink returns the file with another target in the place of that of a reference,
// which is one of those of Sheet. What follows "#" stays.
func (f *File) Relink(r sheet.Reference, to string) (*File, error) {
	start, end, ok := f.targetOf(r)
	if !ok {
		return nil, f.refuseLink(r)
	}
	before := f.Sheet().References()
	says := func(after *File) bool {
		now := after.Sheet().References()
		if len(now) != len(before) {
			return false
		}
		for i := range now {
			want := before[i].Target
			if before[i].Pos == r.Pos {
				want = to
			}
			if now[i].Target != want || now[i].Text != before[i].Text {
				return false
			}
		}
		return true
	}
	escaped := strings.NewReplacer("%", "%25", " ", "%20", "#", "%23", "(", "%28", ")", "%29").Replace(to)
	after, err := f.try(f.fieldAt(start), says,
		[]frontmatter.Splice{{Start: start, End: end, Text: escaped}}, []frontmatter.Splice{{Start: start, End: end, Text: to}})
	if err != nil {
		return nil, f.refuseLink(r)
	}
	return after, nil
}

// closing is what stands behind the address of a link: a title, and a bracket.
var closing = regexp.MustCompile(`^[^\s)]*>?(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*\)`)

// Unlink returns the file with the words of a link in the place of the link; in a
// field, without the item that leads there.
func (f *File) Unlink(r sheet.Reference) (*File, error) {
	start, end, ok := f.targetOf(r)
	field := ""
	if ok {
		field = f.fieldAt(start)
	}
	switch {
	case !ok:
		return nil, f.refuseLink(r)
	case field != "":
		return f.withoutItem(field, r)
	}
	before := f.Sheet()
	words, from, to, ok := f.link(start, end)
	if !ok {
		return nil, f.refuseLink(r)
	}
	left := slices.DeleteFunc(before.References(), func(other sheet.Reference) bool { return other.Pos == r.Pos })
	says := func(after *File) bool {
		now := after.Sheet()
		return said(&before.Body) == said(&now.Body) && slices.EqualFunc(left, now.References(), func(a, b sheet.Reference) bool {
			return a.Target == b.Target && a.Text == b.Text
		})
	}
	after, err := f.try("", says, []frontmatter.Splice{{Start: from, End: to, Text: words}})
	if err != nil {
		return nil, f.refuseLink(r)
	}
	return after, nil
}

// said returns what a body says, without its links.
func said(body *prose.Body) string {
	fill := func(dst []byte, hole *prose.Hole) []byte {
		if hole.Kind == prose.HoleLink {
			return dst
		}
		return append(dst, hole.Target+hole.Block...)
	}
	return strings.ReplaceAll(string(body.Fill(body.FillLead(nil, fill), fill)), "</a>", "")
}

// link returns the words of the link whose address stands at start, and where it
// stands as a whole.
func (f *File) link(start, end int) (words string, from, to int, ok bool) {
	text := strings.TrimSuffix(f.text(f.body, start), "<")
	behind := closing.FindStringIndex(f.text(end, len(f.src.Text)))
	if !strings.HasSuffix(text, "](") || behind == nil {
		return "", 0, 0, false
	}
	bracket := len(text) - len("](")
	depth := 1
	for at := bracket - 1; at >= 0; at-- {
		switch {
		case at > 0 && text[at-1] == '\\':
		case text[at] == ']':
			depth++
		case text[at] == '[':
			depth--
		}
		if depth == 0 {
			return text[at+1 : bracket], f.body + at, end + behind[1], true
		}
	}
	return "", 0, 0, false
}

// withoutItem takes the item of a list away that a reference stands in.
func (f *File) withoutItem(field string, r sheet.Reference) (*File, error) {
	if f.Count(field) == 1 {
		return f.Set(field, "")
	}
	at, found := -1, 0
	for i := range f.Count(field) {
		text, _ := f.Text(field + "/" + strconv.Itoa(i))
		label, value, _ := sheet.Halves(text)
		if text == r.Target || trimmed(label) == r.Target || trimmed(value) == r.Target {
			at = i
			found++
		}
	}
	if found != 1 {
		return nil, f.refuseLink(r)
	}
	return f.Remove(field, at)
}

// targetOf returns where the target of a reference stands in the text of the file:
// as its author wrote it, which may not be how it is spelt in Target.
func (f *File) targetOf(r sheet.Reference) (start, end int, ok bool) {
	line := f.src.Line(int(r.Pos.Line))
	runes := []rune(line)
	if int(r.Pos.Col) < 1 || int(r.Pos.Col) > len(runes) {
		return 0, 0, false
	}
	start = f.src.Offset(int(r.Pos.Line)) + len(string(runes[:r.Pos.Col-1]))
	rest := string(runes[r.Pos.Col-1:])
	trim := strings.TrimLeft(rest, `<"'`)
	start, rest = start+len(rest)-len(trim), trim
	for n := 1; n <= min(len(rest), maxTarget); n++ {
		if decoded(rest[:n]) == r.Target {
			return start, start + n, true
		}
	}
	return 0, 0, false
}

const maxTarget = 2000 // bytes of an address

// decoded returns an address as it is meant.
func decoded(raw string) string {
	raw = strings.ReplaceAll(html.UnescapeString(raw), "\\", "/")
	if plain, err := url.PathUnescape(raw); err == nil {
		return plain
	}
	return raw
}

// fieldAt returns the field whose lines an offset stands in; "" for the text below
// the fields.
func (f *File) fieldAt(at int) string {
	for i := range f.root.Pairs {
		if p := &f.root.Pairs[i]; at < f.body && p.Key.Start <= at && at <= max(p.Key.End, p.Value.End) {
			return f.key("", p.Key.Text)
		}
	}
	return ""
}

// refuseLink returns why a reference is not changed.
func (f *File) refuseLink(r sheet.Reference) error {
	return problem.Refuse("edit-link-form", problem.Args{"path": problem.File(f.src.Path), "line": int(r.Pos.Line), "target": r.Target})
}
