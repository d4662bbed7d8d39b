package importer

import (
	"path"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A pelican is a site of Pelican: its settings, as Python has them.
// https://docs.getpelican.com/en/latest/settings.html#url-settings
type pelican map[string]string

var (
	assignment  = regexp.MustCompile(`(?m)^([A-Z_]+)[ \t]*=[ \t]*(.*?)\s*$`)
	pythonText  = regexp.MustCompile(`^[uU]?(?:'([^'\\]*)'|"([^"\\]*)")\s*(?:#.*)?$`)
	pythonTexts = regexp.MustCompile(`^[\[(]((?:\s*(?:'[^'\\]*'|"[^"\\]*")\s*,?)*)\s*[\])]\s*(?:#.*)?$`)
)

func openPelican(site *oldSite) (addresser, error) {
	text, err := site.read(path.Base(site.configuration))
	settings := pelican{}
	for _, m := range assignment.FindAllStringSubmatch(text, -1) {
		settings[m[1]] = m[2]
	}
	for name, value := range settings {
		switch {
		case strings.HasPrefix(name, "SLUG_") || name == "SLUGIFY_USE_UNICODE" || name == "SLUGIFY_PRESERVE_CASE" || strings.HasSuffix(name, "_METADATA") && strings.Contains(value, "slug"):
			settings["SLUGIFY_SOURCE"] = name // no text: a slug that no field says is unknown
		case name == "PAGE_PATHS" || name == "ARTICLE_PATHS":
			if !pythonTexts.MatchString(value) {
				return nil, unknown(name)
			}
		}
	}
	return settings.addressOf, err
}

// says returns a setting that is a text, or else what Pelican takes for granted.
func (s pelican) says(name, otherwise string) (string, error) {
	value, set := s[name]
	m := pythonText.FindStringSubmatch(value)
	switch {
	case !set:
		return otherwise, nil
	case m == nil:
		return "", unknown(name)
	}
	return m[1] + m[2], nil
}

// holds reports whether a folder is in those that a setting lists.
func (s pelican) holds(name, otherwise, dir string) bool {
	folders := otherwise
	if m := pythonTexts.FindStringSubmatch(s[name]); m != nil {
		folders = m[1]
	}
	for folder := range strings.SplitSeq(folders, ",") {
		if folder = strings.TrimSpace(folder); folder == "" && folders != "" {
			continue // behind the last comma
		}
		if _, ok := below(dir, strings.Trim(folder, `'"`)); ok {
			return true
		}
	}
	return false
}

var pelicanToken = regexp.MustCompile(`\{(\w+(?::[^{}]*)?)\}`)

func (s pelican) addressOf(p *page) (string, error) {
	for _, own := range []string{p.says("url"), p.says("save_as")} {
		if own != "" && !strings.Contains(own, "://") {
			return own, nil
		}
	}
	content, err := s.says("PATH", "content")
	if err != nil {
		return "", err
	}
	dir, ok := below(p.dir, content)
	if !ok {
		dir = p.dir // the command line may have said which folder it is
	}
	kind, usual := "ARTICLE", "{slug}"
	switch {
	case s.holds("PAGE_PATHS", "pages", dir):
		kind, usual = "PAGE", "pages/{slug}"
	case !s.holds("ARTICLE_PATHS", "", dir):
		return "", nil
	}
	tag, err := s.says("DEFAULT_LANG", "en")
	if err != nil {
		return "", err
	}
	said := map[string]string{"lang": tag}
	if own := p.says("lang"); own != "" && own != tag {
		said["lang"] = own
		kind, usual = kind+"_LANG", usual+"-{lang}"
	}
	pattern, err := s.says(kind+"_URL", usual+".html")
	if err != nil {
		return "", err
	}
	if said["slug"], err = s.slug(p); err != nil {
		return "", err
	}
	category := p.says("category")
	if category == "" && dir != "" {
		category = path.Base(dir)
	}
	if slug, ok := spelledSlug(category); ok && slug != "" {
		said["category"] = slug
	}
	return p.expand(pattern, pelicanToken, said)
}

// slug returns the slug of a page: its own, or else that of its title or its file.
func (s pelican) slug(p *page) (string, error) {
	if own := p.says("slug"); own != "" {
		return own, nil
	}
	of, err := s.says("SLUGIFY_SOURCE", "title")
	words := p.says("title")
	if of == "basename" {
		words = p.base
	}
	if slug, ok := spelledSlug(words); err == nil && ok && slug != "" {
		return slug, nil
	}
	return "", unknown("{slug}")
}

var (
	typed  = strings.NewReplacer("œ", "oe", "Œ", "oe", "æ", "ae", "Æ", "ae", "ß", "ss", "’", "", "‘", "", "“", "", "”", "", "«", "", "»", "", "–", "-", "—", "-", "…", "")
	dashes = regexp.MustCompile(`[- ]+`)
)

// spelledSlug returns words as an address of Pelican has them. ok is false for those in
// another script, which it spells out in a way of its own.
func spelledSlug(words string) (slug string, ok bool) {
	var out strings.Builder
	for _, r := range norm.NFKD.String(typed.Replace(words)) {
		switch {
		case unicode.IsMark(r):
		case r > unicode.MaxASCII:
			return "", false
		case r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			out.WriteRune(unicode.ToLower(r))
		case r == '-' || unicode.IsSpace(r):
			out.WriteByte(byte(r))
		}
	}
	return dashes.ReplaceAllString(strings.TrimSpace(out.String()), "-"), true
}
