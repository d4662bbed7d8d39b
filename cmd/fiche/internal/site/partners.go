package site

import (
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// joinPartners joins the partners that stand on one line where a comma is part of
// a name, as a partner's file or another sheet says; and warns of names that
// may be of several partners.
func (b *builder) joinPartners() {
	described, written := b.namesWithCommas()
	for i, s := range b.in.Sheets {
		if partners := joined(s.Partners, written); len(partners) < len(s.Partners) {
			whole := *s // which others share
			whole.Partners = partners
			b.in.Sheets[i] = &whole
		}
		b.warnSeveral(b.in.Sheets[i], described)
	}
}

// namesWithCommas returns the identities of the names that hold a comma: of those
// that a partner's file says, and of these and those that a sheet writes as one.
func (b *builder) namesWithCommas() (described, written map[string]bool) {
	described, written = make(map[string]bool), make(map[string]bool)
	note := func(of map[string]bool, name string) {
		if strings.ContainsAny(name, ",;") {
			of[spelling.Fold(name)] = true
		}
	}
	for _, s := range b.in.Sheets {
		if s.Kind == sheet.Partner {
			for _, name := range append(s.About.Also[:len(s.About.Also):len(s.About.Also)], s.Title) {
				note(described, name)
				note(written, name)
			}
		}
		for i := range s.Partners {
			if o := &s.Partners[i]; o.Form == sheet.Whole || o.Form == sheet.Item && o.MayBe() == nil {
				note(written, o.Name)
			}
		}
	}
	return described, written
}

// joined returns partners with those joined that are one. It returns partners
// itself if none are.
func joined(partners []sheet.Organisation, names map[string]bool) []sheet.Organisation {
	const longest = 6 // parts of a name
	if len(names) == 0 || !slices.ContainsFunc(partners, func(o sheet.Organisation) bool { return o.Form == sheet.AfterComma }) {
		return partners
	}
	var all []sheet.Organisation
	for i := 0; i < len(partners); i++ {
		one := partners[i]
		for j := min(len(partners), i+longest) - 1; j > i; j-- {
			if whole, ok := join(partners[i : j+1]); ok && names[whole.Key] {
				one, i = whole, j
				break
			}
		}
		all = append(all, one)
	}
	return all
}

// join returns the one partner that parts would be. Only the last may have a role.
func join(parts []sheet.Organisation) (whole sheet.Organisation, ok bool) {
	last := parts[len(parts)-1]
	texts := make([]string, len(parts))
	for i, o := range parts {
		if i > 0 && o.Form != sheet.AfterComma || i < len(parts)-1 && len(o.Roles) > 0 {
			return sheet.Organisation{}, false
		}
		texts[i] = o.Name
	}
	whole = last
	whole.Name = strings.Join(texts, ", ")
	whole.Key, whole.Form, whole.Pos = spelling.Identity(whole.Name), sheet.Whole, parts[0].Pos
	if last.Pos.Line == whole.Pos.Line {
		whole.Pos.Width = last.Pos.Col + last.Pos.Width - whole.Pos.Col
	}
	return whole, true
}

// warnSeveral warns of partners that may be several, with the lines as they would
// be then.
func (b *builder) warnSeveral(s *sheet.Sheet, known map[string]bool) {
	for i := range s.Partners {
		o := &s.Partners[i]
		names := o.MayBe()
		if names == nil || known[o.Key] || o.Form == sheet.AfterComma && i < len(s.Partners)-1 {
			continue
		}
		b.warn(s, o.Pos, "partner-several", problem.Args{"name": o.Name, "field": problem.Field("partners.name")})
		var lines []string
		if o.Form == sheet.AfterComma {
			for k := range s.Partners[:i] {
				lines = append(lines, partnerLine(s, &s.Partners[k], s.Partners[k].Name))
			}
		}
		for _, name := range names {
			lines = append(lines, partnerLine(s, o, name))
		}
		b.report.Problems[len(b.report.Problems)-1].Fix = strings.Join(lines, "\n")
	}
}

// partnerLine returns the line of a list for a partner.
func partnerLine(s *sheet.Sheet, o *sheet.Organisation, name string) string {
	line := "  - " + name
	for i, role := range o.Roles {
		separator := ", "
		if i == 0 {
			separator = " : "
		}
		line += separator + role.Label(s.Locale)
	}
	return line
}
