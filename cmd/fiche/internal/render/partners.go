package render

import (
	"cmp"
	"html/template"
	"net/url"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/phone"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/view"
)

// partners returns who takes part, in the order of the author.
func (w *writer) partners(facts *sheet.Sheet) []view.Partner {
	list := make([]view.Partner, 0, len(facts.Partners))
	for i, o := range facts.Partners {
		partner := view.Partner{Link: view.Link{Text: w.phrase(o.Name)}, Roles: w.roleNames(o.Roles), Site: w.ownSite(o.URL)}
		if group := w.partnerGroup(i); group != nil {
			partner.Link = w.link(w.groupName(group), w.href(group.Page.Address), "")
			if group.About != nil && group.About.About != nil {
				about := w.about(group)
				partner.Logo = about.Logo
				if partner.Site.URL == "" {
					partner.Site = about.Site
				}
			}
		}
		if own := w.partnerLogo(w.page.Files[o.Logo.Target]); own != nil {
			partner.Logo = own
		}
		list = append(list, partner)
	}
	return list
}

func (w *writer) partnerGroup(i int) *site.Group {
	if i < len(w.page.Partners) {
		return w.page.Partners[i]
	}
	return nil
}

// about returns what a partner's own file says of it.
func (w *writer) about(g *site.Group) *view.Partner {
	about := g.About.About
	return &view.Partner{
		Link: w.link(w.groupName(g), w.href(g.Page.Address), ""),
		Site: w.ownSite(about.URL),
		Logo: w.partnerLogo(g.Page.Files[about.Logo.Target]),
	}
}

// ownSite leads to a partner's own site, which its host names.
func (w *writer) ownSite(address string) view.Link {
	u, err := url.Parse(address)
	if address == "" || err != nil {
		return view.Link{}
	}
	return w.link(plainText(strings.TrimPrefix(u.Host, "www.")), address, "")
}

// roleNames returns "chef de file et financeur", or the site's own words.
func (w *writer) roleNames(roles []sheet.Role) view.Text {
	names := make([]view.Text, len(roles))
	for i, r := range roles {
		if names[i] = w.phrase(r.Word); r.Word == "" {
			names[i] = w.words(r.Label(w.locale()))
		}
	}
	return w.joinTexts(names)
}

// roles returns who does what: the partners by the roles that they have, each
// once, in the order of the vocabulary, the site's own words behind those that they
// stand for. One that has no role takes part.
func (w *writer) roles(facts *sheet.Sheet, partners []view.Partner) []view.Role {
	type group struct {
		roles    []sheet.Role
		partners []view.Partner
	}
	var list []group
	for i, o := range facts.Partners {
		roles := slices.SortedFunc(slices.Values(o.Roles), w.compareRoles)
		if len(roles) == 0 {
			roles = []sheet.Role{{Key: "partner"}}
		}
		at := slices.IndexFunc(list, func(g group) bool { return slices.Equal(g.roles, roles) })
		if at < 0 {
			at, list = len(list), append(list, group{roles: roles})
		}
		list[at].partners = append(list[at].partners, partners[i])
	}
	slices.SortStableFunc(list, func(a, b group) int { return slices.CompareFunc(a.roles, b.roles, w.compareRoles) })
	views := make([]view.Role, len(list))
	for i, g := range list {
		views[i] = view.Role{Label: w.roleLabel(g.roles), Partners: g.partners}
	}
	return views
}

// roleLabel returns what partners with these roles do, with a capital: "Pilote et
// finance", or the site's own words.
func (w *writer) roleLabel(roles []sheet.Role) view.Text {
	texts := make([]view.Text, len(roles))
	for i, r := range roles {
		text, l := w.translated(r.Word)
		if term, _ := w.roleOrder(r); r.Word == "" {
			text, l = w.locale().Terms.Role[term].Verb, w.locale()
		}
		if i == 0 {
			text = capitalised(text)
		}
		texts[i] = w.text(l.Typeset(text), l.Tag)
	}
	return w.joinTexts(texts)
}

// roleOrder returns the place of a role in the vocabulary, and that of the site's
// own word for it in the settings: -1 for none.
func (w *writer) roleOrder(r sheet.Role) (term, own int) {
	term = slices.IndexFunc(w.locale().Terms.Role, func(t locale.Term) bool { return t.Key == r.Key })
	return term, slices.IndexFunc(w.settings().Own.Roles, func(t sheet.OwnTerm) bool { return t.Word == r.Word })
}

func (w *writer) compareRoles(a, b sheet.Role) int {
	termA, ownA := w.roleOrder(a)
	termB, ownB := w.roleOrder(b)
	return cmp.Or(cmp.Compare(termA, termB), cmp.Compare(ownA, ownB))
}

// glossary says what the status of a sheet and the roles of its partners mean.
func (w *writer) glossary(facts *sheet.Sheet) []view.Term {
	var list []view.Term
	add := func(term locale.Term, own string) {
		if term.Meaning == "" {
			return
		}
		word, l := w.translated(own)
		if own == "" {
			word, l = term.Label, w.locale()
		}
		list = append(list, view.Term{Word: w.text(l.Typeset(capitalised(word)), l.Tag), Meaning: w.words(term.Meaning)})
	}
	for _, term := range w.locale().Terms.Status {
		if term.Key == facts.Status {
			add(term, facts.StatusWord)
		}
	}
	var roles []sheet.Role
	for _, o := range facts.Partners {
		roles = append(roles, o.Roles...)
	}
	slices.SortFunc(roles, w.compareRoles)
	for _, r := range slices.Compact(roles) {
		term, _ := w.roleOrder(r)
		add(w.locale().Terms.Role[term], r.Word)
	}
	return list
}

func (w *writer) contacts(facts *sheet.Sheet) []view.Contact {
	var list []view.Contact
	words := phoneWords(facts.Locale)
	for _, c := range facts.Contacts {
		contact := view.Contact{Name: w.phrase(c.Name), Function: w.phrase(c.Function), Email: c.Email}
		for _, part := range phone.Parse(c.Phone, words) {
			contact.Phones = append(contact.Phones, view.Phone{Text: part.Text, Tel: template.URL(part.Tel)})
		}
		list = append(list, contact)
	}
	return list
}

// phoneWords returns what stands beside telephone numbers in a language.
func phoneWords(l *locale.Locale) phone.Words {
	is := func(key string) func(string) bool {
		return func(word string) bool {
			found, ok := l.Terms.Phone.Key(word)
			return ok && found == key
		}
	}
	_, country, _ := strings.Cut(l.Territory, "_")
	or := is("or")
	and := spelling.Fold(l.And)
	return phone.Words{
		Country: country, Extension: is("extension"),
		Or: func(word string) bool { return or(word) || spelling.Fold(word) == and },
	}
}
