package render

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// partners returns who takes part, in the order of the author.
func (w *writer) partners(facts *sheet.Sheet) []view.Partner {
	list := make([]view.Partner, 0, len(facts.Partners))
	for i, o := range facts.Partners {
		partner := view.Partner{Link: view.Link{Text: w.phrase(o.Name)}, Roles: w.join(w.roleNames(o.Roles)), Site: o.URL}
		if group := w.partnerGroup(i); group != nil {
			partner.Link = w.link(w.groupName(group), w.href(group.Page.Address), "")
			if group.About != nil && group.About.About != nil {
				about := w.about(group)
				partner.Logo = about.Logo
				partner.Site = cmp.Or(partner.Site, about.Site)
			}
		}
		if own := w.picture(w.page.Files[o.Logo.Target], partner.Link.Text.Plain, logoWidth); own != nil {
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
		Site: about.URL,
		Logo: w.picture(g.Page.Files[about.Logo.Target], g.Name.Plain, logoWidth),
	}
}

func (w *writer) roleNames(keys []string) []string {
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = w.locale().Terms.Role.Label(key)
	}
	return names
}

// roles returns the partners by role, in the order of the vocabulary. One that
// has no role is a partner.
func (w *writer) roles(facts *sheet.Sheet, partners []view.Partner) []view.Role {
	var list []view.Role
	for _, term := range w.locale().Terms.Role {
		role := view.Role{Label: w.words(capitalised(term.Label))}
		for i, o := range facts.Partners {
			if slices.Contains(o.Roles, term.Key) || len(o.Roles) == 0 && term.Key == "partner" {
				role.Partners = append(role.Partners, partners[i].Link)
			}
		}
		if len(role.Partners) > 0 {
			list = append(list, role)
		}
	}
	return list
}

func (w *writer) contacts(facts *sheet.Sheet) []view.Contact {
	var list []view.Contact
	for _, c := range facts.Contacts {
		list = append(list, view.Contact{
			Name:     w.phrase(c.Name),
			Function: w.phrase(c.Function),
			Email:    c.Email,
			Phone:    c.Phone,
			Tel:      telephone(c.Phone),
		})
	}
	return list
}

// telephone returns the address of a number, of which only what is dialled is
// left (RFC 3966): the rest could be anything.
func telephone(phone string) template.URL {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, strings.ReplaceAll(phone, "(0)", ""))
	if digits == "" {
		return ""
	}
	return template.URL("tel:" + digits)
}
