package importer

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
)

// A generator is a program that makes a site of Markdown, and gives each page an
// address that the file of it need not name.
type generator struct {
	// configurations are the names of its configuration, in the root of a site. One of
	// them says for certain whose the site is.
	configurations []string
	// parts are the fields that an address is made of, as spelling.Field has them.
	parts []string
	// open reads the configuration. Its addresser is nil for that of something else.
	open func(site *oldSite) (addresser, error)
}

var generators = []generator{
	{hugoConfigurations, []string{"slug", "url"}, openHugo},
	{[]string{"_config.yml", "_config.yaml", "_config.toml"}, []string{"slug", "permalink"}, openJekyll},
	{[]string{"pelicanconf.py"}, []string{"slug", "url", "save as"}, openPelican},
	{[]string{".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"}, []string{"permalink"}, openEleventy},
}

// Configurations returns the names of the files that say which program a site was
// written for, in its root.
func Configurations() []string {
	var names []string
	for _, g := range generators {
		names = append(names, g.configurations...)
	}
	return names
}

// IsRoot reports whether a folder is the root of a site, by what stands in it.
func IsRoot(has func(name string) bool) bool {
	return slices.ContainsFunc(append(Configurations(), "package.json"), func(name string) bool {
		return has(name) && (!strings.HasPrefix(name, "config.") || has("content")) // any program may have a file of this name
	})
}

// An addresser returns where a site served a page: "" if nowhere, an unknown where
// nothing is certain.
type addresser func(p *page) (string, error)

// unknown is a part of an address of which no file says what stands in its place.
type unknown string

func (u unknown) Error() string { return string(u) }

// An oldSite is the site that sheets come from.
type oldSite struct {
	in                  *folder
	root, configuration string // in the folder
	parts               []string
	address             addresser
}

// read returns the text of a file; "" for one that is not there.
func (s *oldSite) read(name string) (string, error) {
	const most = 512 << 10
	data, err := sitefolder.ReadUpTo(most, s.in.FS, path.Join(s.root, name))
	switch {
	case err != nil:
		return "", nil
	case len(data) > most:
		return "", unknown(name)
	}
	return string(data), nil
}

// fields returns those of a file in YAML, TOML or JSON; nil for one that is not there.
func (s *oldSite) fields(name string) (*frontmatter.Node, error) {
	text, err := s.read(name)
	if err != nil || text == "" {
		return nil, err
	}
	mark := "---\n"
	switch path.Ext(name) {
	case ".toml":
		mark = "+++\n"
	case ".json":
		mark = ""
	}
	text = strings.TrimPrefix(strings.TrimLeft(text, "\ufeff\r\n"), "---")
	if of, _ := sourceOf(name, []byte(mark+text+"\n"+mark)); of != nil {
		if mark == "---\n" {
			uncomment(of.fields)
		}
		return of.fields, nil
	}
	return nil, unknown(name)
}

// uncomment takes the comments behind values away, which are words to the authors of
// sheets.
func uncomment(n *frontmatter.Node) {
	if !n.Quoted {
		n.Value, _, _ = strings.Cut(n.Value, " #")
		n.Value = strings.TrimSpace(n.Value)
	}
	for _, item := range n.Items {
		uncomment(item)
	}
	for _, p := range n.Pairs {
		uncomment(p.Value)
	}
}

// at returns what stands at the end of a way of keys, nothing for an absent one.
func at(n *frontmatter.Node, keys ...string) *frontmatter.Node {
	if n == nil {
		return &frontmatter.Node{}
	}
	for _, key := range keys {
		i := slices.IndexFunc(n.Pairs, func(p frontmatter.Pair) bool { return strings.EqualFold(p.Key.Text, key) })
		if i < 0 {
			return &frontmatter.Node{}
		}
		n = n.Pairs[i].Value
	}
	return n
}

// below returns the way from a folder to another that it holds; ok is false for one
// elsewhere. The folder of all others is "" or ".".
func below(dir, folder string) (way string, ok bool) {
	dir, folder = strings.Trim(path.Clean("/"+dir), "/"), strings.Trim(path.Clean("/"+folder), "/")
	if folder == "" || dir == folder {
		return strings.TrimPrefix(dir, folder), true
	}
	return strings.CutPrefix(dir, folder+"/")
}

// A page is a sheet as its old site has it.
type page struct {
	*source
	dir, base string // of its path there, less the ending
	dated     string // the day in its name
}

func (p *page) says(key string) string { return plainText(at(p.fields, key)) }

// dashedDay matches what a date begins with.
var dashedDay = regexp.MustCompile(`^\d{4}-\d{1,2}-\d{1,2}`)

// day returns the date of a page: what its field says, or else the name of its file.
func (p *page) day() (time.Time, bool) {
	text := p.says("date")
	if text == "" {
		text = p.dated
	}
	return dayOf(text)
}

func dayOf(text string) (time.Time, bool) {
	day, err := time.Parse("2006-1-2", dashedDay.FindString(text))
	return day, err == nil
}

// dateTokens are the tokens of patterns that stand for a part of the date, as package
// time writes it.
var dateTokens = map[string]string{
	"year": "2006", "month": "01", "day": "02", "monthname": "January", "weekdayname": "Monday", // of Hugo
	"short_year": "06", "i_month": "1", "i_day": "2", "y_day": "002", "long_month": "January", "long_day": "Monday", // of Jekyll
	"date:%Y": "2006", "date:%y": "06", "date:%m": "01", "date:%d": "02", "date:%j": "002", // of Pelican
}

// expand puts in the place of each token of a pattern what is said, or the date.
func (p *page) expand(pattern string, token *regexp.Regexp, said map[string]string) (address string, err error) {
	address = token.ReplaceAllStringFunc(pattern, func(all string) string {
		name := token.FindStringSubmatch(all)[1]
		if value, ok := said[name]; ok {
			return value
		}
		if day, ok := p.day(); ok && dateTokens[name] != "" {
			return day.Format(dateTokens[name])
		}
		err = unknown(all)
		return ""
	})
	return address, err
}

// addAddresses gives each sheet the address that its old site had for it, as far as the
// configuration of that tells.
func (c *Collection) addAddresses(sheets []*source) {
	sites := map[string]*oldSite{}
	for _, s := range sheets {
		if s.plain { // no generator has made it
			continue
		}
		site := c.siteOf(s.in, path.Dir(s.path), sites)
		if site == nil {
			continue
		}
		dir, _ := below(path.Dir(s.path), site.root)
		base := strings.TrimSuffix(path.Base(s.path), path.Ext(s.path))
		address, err := site.address(&page{s, dir, base, dashedDay.FindString(base)})
		if err != nil {
			c.tell(site, err)
		} else if address != "" && !strings.ContainsAny(address, "#?") { // in an alias these are none of its signs
			s.page, s.parts = "/"+strings.TrimLeft(address, "/"), site.parts
		}
	}
}

// tell says once what of the addresses of a site is not known.
func (c *Collection) tell(site *oldSite, err error) {
	p := problem.Problem{Rule: "import-address", Severity: problem.Warning, Place: problem.NewSource(site.configuration, nil).File(), Args: problem.Args{"part": err.Error()}}
	if !slices.ContainsFunc(c.Refused, func(other problem.Problem) bool {
		return other.Rule == p.Rule && other.Path == p.Path && other.Args["part"] == p.Args["part"]
	}) {
		c.Refused = append(c.Refused, p)
	}
}

// siteOf returns the site that a folder belongs to, by the nearest configuration in it
// or above; nil if there is none, or those of two programs.
func (c *Collection) siteOf(in *folder, dir string, sites map[string]*oldSite) *oldSite {
	if site, known := sites[dir]; known {
		return site
	}
	var found []*oldSite
	for _, g := range generators {
		for _, name := range g.configurations {
			if info, err := fs.Stat(in.FS, path.Join(dir, name)); err != nil || !info.Mode().IsRegular() {
				continue
			}
			site := &oldSite{in: in, root: dir, configuration: path.Join(dir, name), parts: g.parts}
			var err error
			if site.address, err = g.open(site); err != nil {
				c.tell(site, err)
			}
			if err != nil || site.address != nil {
				found = append(found, site)
				break
			}
		}
	}
	switch {
	case len(found) == 1 && found[0].address != nil:
		sites[dir] = found[0]
	case len(found) > 0 || dir == ".":
		sites[dir] = nil
	default:
		sites[dir] = c.siteOf(in, path.Dir(dir), sites)
	}
	return sites[dir]
}
