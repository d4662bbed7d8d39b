package importer

import (
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// keepAddresses keeps the addresses that a sheet had: those that its file names, then the
// one that its program made, if no other sheet wants it.
func (p *planner) keepAddresses(s *source, w *fieldsWriter) {
	w.lists["aliases"] = slices.DeleteFunc(w.lists["aliases"], func(alias string) bool {
		if p.take(alias) {
			return false
		}
		w.note("alias", &frontmatter.Node{Kind: frontmatter.Scalar, Value: alias})
		return true
	})
	if address, ok := sheet.AliasAddress(s.page); ok && !p.claimed[spelling.Path(address)] && !p.isList(address) && p.take(s.page) {
		w.lists["aliases"] = append(w.lists["aliases"], s.page)
		p.plan.Old = append(p.plan.Old, s.page)
		w.lines = append(w.lines, Line{p.settings.Language.Command.Import.OldAddress, s.page, w.l.Fields["aliases"].Names[0]})
	}
}

// addressOf returns where the site serves a sheet.
func (p *planner) addressOf(to string) string {
	base := strings.TrimSuffix(to, ".md")
	for _, l := range p.settings.Languages[min(1, len(p.settings.Languages)):] {
		if cut, ok := strings.CutSuffix(base, "."+l.Tag); ok {
			return l.Tag + "/" + cut + ".html"
		}
	}
	return base + ".html"
}

// isList reports whether an address may be that of a page which the site makes of itself.
func (p *planner) isList(address string) bool {
	for i, l := range p.settings.Languages {
		own := address
		if i > 0 {
			own = strings.TrimPrefix(address, l.Tag+"/")
		}
		lists := []string{l.Paths.Countries, l.Paths.Themes, l.Paths.Partners, l.Paths.Statuses, l.Paths.Data}
		if slices.Contains([]string{"index.html", "404.html", l.Paths.Search + ".html"}, own) || slices.Contains(lists, path.Dir(own)) {
			return true
		}
	}
	return false
}

// isPart reports whether a field is but a part of the address of a sheet on its old site.
func (s *source) isPart(pair *frontmatter.Pair, to Target) bool {
	return s.page != "" && (to.Field == "aliases" || to.Field == "links") && slices.Contains(s.parts, spelling.Field(pair.Key.Text)) &&
		!sheet.IsWebAddress(plainText(pair.Value))
}

// claim notes the aliases that the file of a sheet names: they come before what its
// program made of others.
func (p *planner) claim(s *source) {
	for i := range s.fields.Pairs {
		pair := &s.fields.Pairs[i]
		if to := p.mapping.Target(pair.Key.Text); to.Field != "aliases" || s.isPart(pair, to) {
			continue
		}
		for _, item := range itemsOf(pair.Value) {
			if address, ok := sheet.AliasAddress(plainText(item)); ok {
				p.claimed[spelling.Path(address)] = true
			}
		}
	}
}

// take reports whether an alias is an address that nothing else has, and takes it.
func (p *planner) take(alias string) bool {
	address, ok := sheet.AliasAddress(alias)
	key := spelling.Path(address)
	if !ok || len(address) > sheet.MaxAlias || strings.Contains(alias, "{{") || p.taken[key] || p.has(strings.TrimSuffix(address, ".html")+".md") {
		return false
	}
	p.taken[key] = true
	return true
}
