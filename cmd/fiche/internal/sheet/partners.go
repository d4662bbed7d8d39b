package sheet

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// "Ville de Choisy-le-Roi : signataire", "SIAAP (financeur)", "SIAAP, financeur"
var partnerList = listOf[Organisation]{
	path: "partners", fields: partnerFields, split: splitPartners, halves: []string{"name", "role"},
	line: func(d *decoder, o *Organisation, label, value *node) {
		if !label.Quoted {
			o.Form = Item
		}
		switch {
		case value == nil:
			label, value = d.nameAndRoles(label)
		case d.rolesFirst(label, value):
			return
		}
		o.Name = d.text(label)
		if value == nil {
			return
		}
		if looksLikeAddress(value.Value) {
			o.URL = d.url(value)
			return
		}
		o.Roles = d.roles(value)
	},
	finish: func(d *decoder, o *Organisation, n *node) bool {
		o.Pos, o.Key = d.pos(n), spelling.Identity(o.Name)
		if o.Name == "" && !d.failedIn(n) {
			d.missing(n, "partners", "name")
		}
		return o.Name != ""
	},
}

// setPartners reads the partners of a sheet, and which of them stand on one line:
// the site, which knows more names, may join them again.
func setPartners(d *decoder, s *Sheet, n *node) {
	s.Partners = list(d, partnerList, n)
	if n.Kind != frontmatter.Scalar || n.Quoted {
		return
	}
	for i := range s.Partners {
		s.Partners[i].Form = First
		if i > 0 {
			s.Partners[i].Form = AfterComma
		}
	}
}

// splitPartners parts "A, B (94), C" at its commas and semicolons, but for those
// in brackets. What is a role belongs to the one before it: "A : chef de file,
// financeur".
func splitPartners(d *decoder, n *node) []*node {
	var all [][2]int
	for _, part := range partsAt(n.Value, ",;\n") {
		switch text := n.Value[part[0]:part[1]]; {
		case strings.TrimFunc(text, frontmatter.IsSpace) == "":
		case len(all) > 0 && d.areRoles(text):
			all[len(all)-1][1] = part[1]
		default:
			all = append(all, part)
		}
	}
	if len(all) < 2 {
		return []*node{n}
	}
	parts := make([]*node, len(all))
	for i, part := range all {
		parts[i] = n.Part(part[0], part[1])
	}
	last := parts[len(parts)-1]
	name := withoutAnd(last)
	if name != last && d.mayBeOne(parts) {
		return d.oneOrSeveral(n, append(parts[:len(parts)-1:len(parts)-1], name))
	}
	parts[len(parts)-1] = name
	return parts
}

// withoutAnd returns the last of several without the word before it: "A, B, and
// C".
func withoutAnd(n *node) *node {
	for _, l := range locale.All() {
		if word := l.And + " "; len(n.Value) > len(word) && strings.EqualFold(n.Value[:len(word)], word) {
			return n.Part(len(word), len(n.Value))
		}
	}
	return n
}

// mayBeOne reports whether names with "and" before the last may be one: "Bureau for
// Policy, Planning, and Learning", of which only the first is of several words.
func (d *decoder) mayBeOne(parts []*node) bool {
	return hasLowerWord(parts[0].Value) && !slices.ContainsFunc(parts[1:len(parts)-1], func(part *node) bool {
		return strings.ContainsFunc(part.Value, frontmatter.IsSpace)
	})
}

// oneOrSeveral reports a value that may be one partner or several, with the lines of
// both.
func (d *decoder) oneOrSeveral(n *node, parts []*node) []*node {
	lines := make([]string, len(parts))
	for i, part := range parts {
		lines[i] = "  - " + tidy(part.Value)
	}
	one := "  - " + d.nameOf("partners.name") + ": " + tidy(n.Value)
	d.fail("partners-open", n, problem.Args{"value": tidy(n.Value), "one": strings.TrimSpace(one)}).Fix = strings.Join(lines, "\n")
	return nil
}

// roleOf returns the role that a word names, which may be said of several:
// "financeurs", "chefs de file".
func (d *decoder) roleOf(word string) (r Role, ok bool) {
	word = strings.TrimFunc(word, frontmatter.IsSpace)
	if r, ok = d.roleNamed(word); ok {
		return r, true
	}
	if first, rest, ok := strings.Cut(word, " "); ok && strings.HasSuffix(first, "s") {
		if r, ok = d.roleNamed(first[:len(first)-1] + " " + rest); ok {
			return r, true
		}
	}
	one, plural := strings.CutSuffix(word, "s")
	if !plural {
		return Role{}, false
	}
	return d.roleNamed(one)
}

// roleNamed returns the role with this name: one of the site's own words, or of the
// vocabulary.
func (d *decoder) roleNamed(word string) (r Role, ok bool) {
	if d.own != nil {
		if t, ok := ownTerm(d.own.Roles, word); ok {
			return Role{t.Key, t.Word}, true
		}
	}
	r.Key, ok = findTerm(d.l, roleTerms, word)
	return r, ok
}

// areRoles reports whether a text is a role, or several.
func (d *decoder) areRoles(text string) bool {
	if _, ok := d.roleOf(text); ok {
		return true
	}
	parts := partsOfList(text, locale.All())
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(part [2]int) bool {
		_, ok := d.roleOf(text[part[0]:part[1]])
		return !ok
	})
}

// roles returns roles, whatever parts them: commas, "et", "/".
func (d *decoder) roles(n *node) []Role {
	var roles []Role
	add := func(item *node, words ...*node) {
		role, ok := d.roleOf(item.Value)
		if !ok {
			role.Key = d.term(item, roleTerms) // reports it
			d.offerOwnTerms("roles", roleTerms(d.words()).Label("partner"), words...)
		}
		if role.Key != "" && !slices.Contains(roles, role) {
			roles = append(roles, role)
		}
	}
	items := []*node{n}
	if n.Kind != frontmatter.Scalar {
		items = d.scalars(n)
	}
	for _, item := range items {
		var words []*node
		several := false
		for _, part := range partsOfList(item.Value, locale.All()) {
			if word := item.Part(part[0], part[1]); word.Value != "" {
				_, known := d.roleOf(word.Value)
				words, several = append(words, word), several || known
			}
		}
		if _, one := d.roleOf(item.Value); one || !several {
			add(item, words...)
			continue
		}
		for _, word := range words {
			add(word, word)
		}
	}
	return roles
}

// nameAndRoles parts "SIAAP (financeur)" and "SIAAP, financeur". roles is nil if
// the end of the name says none.
func (d *decoder) nameAndRoles(n *node) (name, roles *node) {
	if n.Quoted {
		return n, nil
	}
	if name, inside := cutParenthesis(n); inside != nil && name.Value != "" && d.areRoles(inside.Value) {
		return name, inside
	}
	const longest = 200 // in bytes: of all roles of one partner
	for i := max(1, len(n.Value)-longest); i < len(n.Value); i++ {
		if n.Value[i] == ',' && d.areRoles(n.Value[i+1:]) {
			return n.Part(0, i), n.Part(i+1, len(n.Value))
		}
	}
	return n, nil
}

// rolesFirst reports "Financeurs : AFD, UE", which is the wrong way round, with
// the lines as they should be.
func (d *decoder) rolesFirst(label, value *node) bool {
	if !d.areRoles(label.Value) || d.areRoles(value.Value) {
		return false
	}
	names := value.Items
	if value.Kind == frontmatter.Scalar {
		names = splitPartners(d, value)
	}
	if len(names) == 0 {
		return false
	}
	role := tidy(label.Value)
	if one, ok := d.roleOf(role); ok {
		role = one.Label(d.l)
	}
	lines := make([]string, len(names))
	for i, name := range names {
		lines[i] = "  - " + tidy(name.Value) + " : " + role
	}
	d.fail("role-first", label, problem.Args{"role": tidy(label.Value)}).Fix = strings.Join(lines, "\n")
	return true
}

// MayBe returns the names that a partner's name may be of, if it may be of
// several: those of "SIAAP, Ville de Gentilly" in a list, and of "AFD et UE" at
// the end of several on a line. "Ministère de l'Eau, de l'Énergie" is one, as are
// "Ministry of Education, Science and Technology" and "Ministry of Health, Uganda".
func (o *Organisation) MayBe() []string {
	var names []string
	var last string
	n := &node{Kind: frontmatter.Scalar, Value: o.Name}
	switch o.Form {
	case Item:
		if !strings.ContainsAny(o.Name, ",;\n") { // most names
			return nil
		}
		and := false
		for _, part := range partsAt(o.Name, ",;\n") {
			whole := n.Part(part[0], part[1])
			name := withoutAnd(whole)
			last, and = name.Value, name != whole
			names = append(names, last)
		}
		and = and || len(partsOfList(last, locale.All())) > 1
		if _, country := locale.Fallback().FindTerritory(last); country || and && hasLowerWord(names[0]) {
			return nil
		}
	case AfterComma:
		for _, part := range partsOfList(o.Name, locale.All()) {
			last = n.Part(part[0], part[1]).Value
			names = append(names, last)
		}
		if hasLowerWord(names[0]) && !hasLowerWord(last) {
			return nil
		}
	}
	if len(names) < 2 || slices.ContainsFunc(names, func(name string) bool { return !startsName(name) }) {
		return nil
	}
	return names
}

// startsName reports whether a text begins as a name does: with a capital or a
// digit.
func startsName(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first) || unicode.IsDigit(first)
}

// hasLowerWord reports whether a word of s begins with a small letter, as "of"
// and "de" do.
func hasLowerWord(s string) bool {
	return slices.ContainsFunc(strings.Fields(s), func(word string) bool {
		first, _ := utf8.DecodeRuneInString(word)
		return unicode.IsLower(first)
	})
}
