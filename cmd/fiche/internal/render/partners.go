package render

import (
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
		partner := view.Partner{Link: view.Link{Text: w.phrase(o.Name)}, Roles: w.join(w.roleNames(o.Roles)), Site: w.ownSite(o.URL)}
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
		if own := w.picture(w.page.Files[o.Logo.Target], "", asLogo); own != nil {
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
		Logo: w.picture(g.Page.Files[about.Logo.Target], "", asLogo),
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

func (w *writer) roleNames(keys []string) []string {
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = w.locale().Terms.Role.Label(key)
	}
	return names
}

// roles returns who does what: the partners by the roles that they have, each
// once, in the order of the vocabulary. One that has no role takes part.
func (w *writer) roles(facts *sheet.Sheet, partners []view.Partner) []view.Role {
	type role struct {
		terms    []int // of the vocabulary
		partners []view.Partner
	}
	var list []role
	for i, o := range facts.Partners {
		terms := w.roleTerms(o.Roles)
		at := slices.IndexFunc(list, func(r role) bool { return slices.Equal(r.terms, terms) })
		if at < 0 {
			at, list = len(list), append(list, role{terms: terms})
		}
		list[at].partners = append(list[at].partners, partners[i])
	}
	slices.SortStableFunc(list, func(a, b role) int { return slices.Compare(a.terms, b.terms) })
	views := make([]view.Role, len(list))
	for i, r := range list {
		var verbs []string
		for _, term := range r.terms {
			verbs = append(verbs, w.locale().Terms.Role[term].Verb)
		}
		views[i] = view.Role{Label: w.words(capitalised(w.locale().List(verbs))), Partners: r.partners}
	}
	return views
}

// roleTerms returns the terms of the vocabulary that roles are, in its order.
func (w *writer) roleTerms(keys []string) []int {
	if len(keys) == 0 {
		keys = []string{"partner"}
	}
	var terms []int
	for i, term := range w.locale().Terms.Role {
		if slices.Contains(keys, term.Key) {
			terms = append(terms, i)
		}
	}
	return terms
}

// glossary says what the status of a sheet and the roles of its partners mean.
func (w *writer) glossary(facts *sheet.Sheet) []view.Term {
	var list []view.Term
	add := func(vocabulary locale.Vocabulary, has func(key string) bool) {
		for _, term := range vocabulary {
			if term.Meaning != "" && has(term.Key) {
				list = append(list, view.Term{Word: w.words(capitalised(term.Label)), Meaning: w.words(term.Meaning)})
			}
		}
	}
	add(w.locale().Terms.Status, func(key string) bool { return key == facts.Status })
	if facts.StatusWord != "" && len(list) > 0 {
		list[0].Word = w.phrase(capitalised(facts.StatusWord))
	}
	add(w.locale().Terms.Role, func(key string) bool {
		return slices.ContainsFunc(facts.Partners, func(o sheet.Organisation) bool { return slices.Contains(o.Roles, key) })
	})
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
