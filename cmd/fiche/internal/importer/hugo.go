package importer

import (
	"cmp"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"fiche/cmd/fiche/internal/frontmatter"
)

// hugoConfigurations are in the order in which Hugo looks for them.
var hugoConfigurations = []string{
	"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config.json",
	"config/_default/hugo.toml", "config/_default/hugo.yaml", "config/_default/hugo.yml", "config/_default/hugo.json",
	"config/_default/config.toml", "config/_default/config.yaml", "config/_default/config.yml", "config/_default/config.json",
}

// A hugo is a site of Hugo. https://gohugo.io/content-management/urls/
type hugo struct {
	*oldSite
	config, permalinks, languages *frontmatter.Node
}

func openHugo(site *oldSite) (addresser, error) {
	name, _ := below(site.configuration, site.root)
	config, err := site.fields(name)
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(name, "config.") && !slices.ContainsFunc([]string{"baseURL", "languageCode", "defaultContentLanguage", "permalinks"},
		func(key string) bool { return !at(config, key).Absent() }) {
		return nil, nil // other programs have files of this name
	}
	h := &hugo{site, config, at(config, "permalinks"), at(config, "languages")}
	if err := h.readParts(); err != nil {
		return nil, err
	}
	for _, mount := range at(config, "module", "mounts").Items {
		if _, content := below(plainText(at(mount, "target")), "content"); content {
			return nil, unknown("mounts")
		}
	}
	return h.addressOf, nil
}

// readParts reads the files that each hold one part of the configuration, that of one
// language among them.
func (h *hugo) readParts() error {
	const dir = "config/_default"
	files, _ := fs.ReadDir(h.in.FS, path.Join(h.root, dir)) // mostly there is none
	for _, f := range files {
		key, tag, one := strings.Cut(strings.TrimSuffix(f.Name(), path.Ext(f.Name())), ".")
		if key != "permalinks" && key != "languages" {
			continue
		}
		n, err := h.fields(path.Join(dir, f.Name()))
		switch {
		case err != nil:
			return err
		case key == "permalinks" && one:
			return unknown(f.Name())
		case key == "permalinks":
			h.permalinks = n
		case one:
			h.languages = &frontmatter.Node{Kind: frontmatter.Mapping, Pairs: append(slices.Clip(h.languages.Pairs), frontmatter.Pair{Key: frontmatter.Key{Text: tag}, Value: n})}
		default:
			h.languages = n
		}
	}
	return nil
}

// says returns what the configuration says, or else what Hugo takes for granted.
func (h *hugo) says(key, otherwise string) string {
	if words := plainText(at(h.config, key)); words != "" {
		return words
	}
	return otherwise
}

// placed returns the language of a page, its folder in that of the content, and its name
// without the language. ok is false for what is no content, and for a name with a dot,
// behind which might be a language.
func (h *hugo) placed(p *page) (tag, dir, base string, ok bool) {
	tag = h.says("defaultContentLanguage", "en")
	dir, ok = below(p.dir, h.says("contentDir", "content"))
	for _, l := range h.languages.Pairs {
		if own := plainText(at(l.Value, "contentDir")); own != "" {
			if inside, here := below(p.dir, own); here && (!ok || len(inside) < len(dir)) {
				tag, dir, ok = l.Key.Text, inside, true
			}
		}
	}
	base, suffix, dotted := strings.Cut(p.base, ".")
	if dotted {
		ok = ok && (strings.EqualFold(suffix, tag) || at(h.languages, suffix).Kind == frontmatter.Mapping)
		tag = suffix
	}
	return strings.ToLower(tag), dir, base, ok
}

var hugoToken = regexp.MustCompile(`:(\w+(?:\[.+?\])?)`)

func (h *hugo) addressOf(p *page) (string, error) {
	tag, dir, base, ok := h.placed(p)
	if !ok || base == "_index" && dir == "" || !at(h.languages, tag, "baseURL").Absent() {
		return "", nil
	}
	prefix := ""
	if !strings.EqualFold(tag, h.says("defaultContentLanguage", "en")) || h.says("defaultContentLanguageInSubdir", "") == "true" {
		prefix = tag
	}
	section, _, _ := strings.Cut(dir, "/")
	list := base == "_index"
	if list || base == "index" {
		dir, base = path.Dir(dir), path.Base(dir)
	}
	slug := h.slug(p, base)
	said := h.said(p, base, slug)
	said["section"] = section
	if sections := strings.Trim(dir, "./"); sections == section || h.lists(p, sections) {
		said["sections"] = sections
	}
	if own := p.says("url"); own != "" && !strings.Contains(own, "://") {
		if !strings.HasPrefix(own, "/") {
			own = path.Join(prefix, own)
		}
		return p.expand(own, hugoToken, said)
	}
	if slug != "" && !list {
		base = slug
	}
	address := path.Join("/", dir, base)
	if pattern := h.pattern(tag, section, list); pattern != "" {
		var err error
		if address, err = p.expand(pattern, hugoToken, said); err != nil {
			return "", err
		}
	}
	address = path.Join("/", prefix, h.urlized(address))
	if h.says("uglyURLs", "") == "true" || plainText(at(h.config, "uglyURLs", section)) == "true" {
		return address + ".html", nil
	}
	return address + "/", nil
}

// slug returns the slug of a page: its own, or else that behind the day in its name, if
// the configuration reads days there.
func (h *hugo) slug(p *page, base string) string {
	slug := p.says("slug")
	order := at(h.config, "frontmatter", "date").Items
	first := slices.IndexFunc(order, func(n *frontmatter.Node) bool { return n.Value == ":filename" })
	m := dated.FindStringSubmatch(base)
	if _, valid := dayOf(p.dated); m == nil || !valid || first < 0 || first > 0 && p.says("date") != "" {
		p.dated = ""
		return slug
	}
	return cmp.Or(slug, m[2])
}

// said returns what the tokens of a pattern stand for.
func (h *hugo) said(p *page, base, slug string) map[string]string {
	base, slug = h.urlized(base), h.urlized(slug)
	said := map[string]string{"filename": base, "contentbasename": base}
	said["slugorfilename"], said["slugorcontentbasename"] = cmp.Or(slug, base), cmp.Or(slug, base)
	if title := h.urlized(p.says("title")); title != "" {
		said["title"], said["slug"] = title, title
	}
	if slug != "" {
		said["slug"] = slug
	}
	return said
}

// lists reports whether a folder of the content that a page is in is a section: one below
// another is if it has a list.
func (h *hugo) lists(p *page, dir string) bool {
	content, _, _ := strings.Cut("/"+p.dir+"/", "/"+dir+"/")
	_, err := fs.Stat(h.in.FS, path.Join(h.root, content, dir, "_index.md"))
	return err == nil
}

// pattern returns the permalink of the pages of a section, or of its list; "" if it has
// none.
func (h *hugo) pattern(tag, section string, list bool) string {
	for _, n := range []*frontmatter.Node{at(h.languages, tag, "permalinks"), h.permalinks} {
		if n.Kind == frontmatter.Sequence {
			return ":permalinks" // by paths: a token that nothing is known of
		}
		ways := [][]string{{"page", section}, {section}}
		if list {
			ways = [][]string{{"section", section}}
		}
		for _, way := range ways {
			if of := at(n, way...); of.Kind == frontmatter.Scalar {
				return of.Value
			}
		}
	}
	return ""
}

// urlized returns words as an address of Hugo has them.
func (h *hugo) urlized(words string) string {
	if h.says("disablePathToLower", "") != "true" {
		words = strings.ToLower(words)
	}
	var out strings.Builder
	gap, dash := false, false
	for _, r := range words {
		switch {
		case unicode.In(r, unicode.L, unicode.Nd, unicode.M) || strings.ContainsRune("./_#+~-@", r):
			if gap && r != '-' {
				out.WriteByte('-')
			}
			gap, dash = false, r == '-'
			out.WriteRune(r)
		case out.Len() > 0 && !dash && unicode.IsSpace(r):
			gap = true
		}
	}
	return out.String()
}
