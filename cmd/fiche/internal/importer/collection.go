package importer

import (
	"cmp"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/importer/office"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
)

// A Collection is what was written for other programs: folders of sheets in Markdown
// (Hugo, Jekyll, Pelican, Eleventy, Astro, with fields in YAML, in JSON, in TOML, or on
// lines of their own), web pages, documents, tables, what WordPress exports.
type Collection struct {
	// Keys are the names of the fields that the sheets have, the most frequent
	// first.
	Keys []Key
	// Refused are the files that cannot be read, and what could not be told of one, with
	// the reason.
	Refused []problem.Problem
	// Left are the paths of pages and documents beside the sheets of a folder, which
	// are none.
	Left []string

	sources []*source
	others  []*folder // that hold no sheet: perhaps pictures of those of another
}

// Sheets returns how many sheets the collection has.
func (c *Collection) Sheets() int { return len(c.sources) }

// A Key is a name that sheets of a collection have for a field.
type Key struct {
	Name    string
	Count   int    // of the sheets that have it
	Example string // the first value that is written on one line
	Link    bool   // each of its values is an address
}

// A source is one sheet of a collection.
type source struct {
	path   string // in its folder
	in     *folder
	fields *frontmatter.Node // a mapping, or null
	body   string
	// plain says that the text has no commands of another program in it: braces are
	// words.
	plain bool
	cells bool              // its fields are cells of a table
	media map[string][]byte // the pictures that its file holds itself, by how the text names them
	left  map[string]int    // what of its file was left out already
	page  string            // its address on the site that it comes from, or empty
	parts []string          // the fields that this address is made of
}

// A folder is one that sources come from, with the pictures that they show.
type folder struct {
	fs.FS
	below string          // the folder of it in which the sheets are
	files map[string]bool // that are no sheets, by path; nil where any may be asked for
}

// has reports whether a folder has a file.
func (f *folder) has(name string) bool {
	if f.files != nil {
		return f.files[name]
	}
	if !fs.ValidPath(name) {
		return false
	}
	info, err := fs.Stat(f.FS, name)
	return err == nil && info.Mode().IsRegular()
}

// AddFolder reads the sheets in one folder of a site: below is "." for the site as a
// whole. Hidden files, and what other programs keep for themselves, are passed over;
// pictures may stand anywhere in the site. Where there is no Markdown, web pages and
// documents are the sheets; where there are none of these, tables and exports hold them.
func (c *Collection) AddFolder(site fs.FS, below string, l *locale.Locale) error {
	in := &folder{FS: sitefolder.Guard(site), below: below, files: map[string]bool{}}
	var sheets, others, tables []string
	for _, e := range sitefolder.List(in.FS, func(name string, dir bool) bool { return isForeign(path.Base(name), dir) }) {
		inside := below == "." || strings.HasPrefix(e.Path, below+"/")
		switch {
		case e.Kind == sitefolder.Unreadable:
			return e.Err
		case e.Kind != sitefolder.Regular:
			continue
		case inside && IsMarkdown(e.Path):
			sheets = append(sheets, e.Path)
			continue
		case inside && isDocument(e.Path):
			others = append(others, e.Path)
		case inside && (isTable(e.Path) || isExport(e.Path)):
			tables = append(tables, e.Path)
		}
		in.files[e.Path] = true
	}
	if sheets == nil {
		sheets, others = others, nil
	}
	if sheets == nil {
		sheets = tables
	}
	c.Left = append(c.Left, others...)
	if sheets == nil {
		c.others = append(c.others, in)
	}
	before := len(c.sources)
	for _, name := range sheets {
		if err := c.add(in, name, l); err != nil {
			return err
		}
	}
	c.addAddresses(c.sources[before:])
	return nil
}

// AddFile reads one file: a sheet, a page, a document, a table, or an export of
// WordPress.
func (c *Collection) AddFile(dir fs.FS, name string, l *locale.Locale) error {
	before := len(c.sources)
	err := c.add(&folder{FS: sitefolder.Guard(dir), below: "."}, name, l)
	c.addAddresses(c.sources[before:])
	return err
}

func (c *Collection) add(in *folder, name string, l *locale.Locale) error {
	if isTable(name) || isExport(name) {
		data, err := sitefolder.ReadUpTo(office.MaxFile, in.FS, name)
		switch {
		case err != nil:
			return err
		case isExport(name):
			return c.addExport(in, name, data)
		}
		c.addTable(in, name, data, l)
		return nil
	}
	if !IsMarkdown(name) && !isDocument(name) {
		c.Refused = append(c.Refused, problem.Problem{
			Rule: "import-unknown", Severity: problem.Error, Place: problem.NewSource(name, nil).File(), Args: problem.Args{"extension": path.Ext(name)},
		})
		return nil
	}
	return c.read(in, name)
}

// isDocument reports whether a file is a web page, or what a word processor writes.
func isDocument(name string) bool { return isPage(name) || isText(name) }

func isPage(name string) bool {
	return slices.Contains([]string{".html", ".htm", ".xhtml"}, strings.ToLower(path.Ext(name)))
}

func isText(name string) bool {
	return slices.Contains([]string{".docx", ".docm", ".doc"}, strings.ToLower(path.Ext(name)))
}

func isTable(name string) bool {
	return slices.Contains([]string{".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods"}, strings.ToLower(path.Ext(name)))
}

func isExport(name string) bool { return strings.EqualFold(path.Ext(name), ".xml") }

// isForeign reports whether a name is that of something that is no sheet: hidden,
// a README, or what another program is made of.
func isForeign(name string, dir bool) bool {
	lower := strings.ToLower(name)
	if strings.HasPrefix(lower, ".") && lower != "." {
		return true
	}
	if dir {
		return slices.Contains([]string{"node_modules", "vendor", "themes", "layouts", "_layouts", "_includes", "_site", "public"}, lower)
	}
	base := strings.TrimSuffix(lower, path.Ext(lower))
	return slices.Contains([]string{"readme", "license", "licence", "contributing", "changelog", "code_of_conduct", "_template", "template"}, base)
}

// IsMarkdown reports whether a file is a sheet in Markdown.
func IsMarkdown(name string) bool {
	return slices.Contains([]string{".md", ".markdown", ".mdown", ".mkd", ".mdx"}, strings.ToLower(path.Ext(name)))
}

// read reads one sheet.
func (c *Collection) read(in *folder, name string) error {
	most, read := frontmatter.MaxFile, sourceOf
	switch {
	case isPage(name):
		read = sourceOfPage
	case isText(name):
		most, read = office.MaxFile, sourceOfDocument
	}
	data, err := sitefolder.ReadUpTo(most, in.FS, name)
	if err != nil {
		return err
	}
	s, problems := read(name, data)
	for _, p := range problems {
		if p.Severity == problem.Error {
			c.Refused = append(c.Refused, p)
		}
	}
	if s != nil {
		s.in = in
		c.sources = append(c.sources, s)
	}
	return nil
}

// sourceOf returns what a file holds; nil if its fields cannot be read.
func sourceOf(name string, data []byte) (*source, []problem.Problem) {
	src, problems := frontmatter.Decode(name, data)
	if src == nil {
		return nil, problems
	}
	if header := lineHeader(string(src.Text)); header != "" {
		return sourceOf(name, []byte("---\n"+header+"---\n"+string(src.Text)[len(header):]))
	}
	// The nodes live as long as the collection: the arena is not released.
	fields, body, problems := frontmatter.Read(src, new(frontmatter.Arena), isNoField)
	if slices.ContainsFunc(problems, func(p problem.Problem) bool { return p.Rule == "toml-front-matter" }) {
		if fields, ok := tomlFields(string(src.Text[:body])); ok {
			return &source{path: name, fields: fields, body: string(src.Text[body:])}, nil
		}
	}
	problems = slices.DeleteFunc(problems, func(p problem.Problem) bool { return p.Rule == "duplicate-key" })
	if problem.Worst(problems) == problem.Error {
		if text := string(src.Text); asYAML(text) != text {
			return sourceOf(name, []byte(asYAML(text)))
		}
		return nil, problems
	}
	return &source{path: name, fields: fields, body: string(src.Text[body:])}, nil
}

// opensQuote matches a field whose value begins with a quotation mark.
var opensQuote = regexp.MustCompile(`^[\w -]+:\s+(["'])`)

// onlyComment matches a field of which the line says no more than a comment.
var onlyComment = regexp.MustCompile(`^([\w -]+:)\s+#.*`)

// asYAML writes lines as a sheet has them that the programs of other sites read
// otherwise: it moves in those that go on with a quoted value at the margin, and takes
// a comment away from a list that stands below.
func asYAML(text string) string {
	var out strings.Builder
	mark, dashes := "", 0
	for line := range strings.Lines(text) {
		plain := strings.TrimSpace(line)
		switch m := opensQuote.FindStringSubmatch(line); {
		case dashes > 1:
		case plain == "---":
			dashes++
		case mark != "":
			if !strings.HasPrefix(line, " ") {
				line = "  " + line
			}
			if strings.HasSuffix(plain, mark) {
				mark = ""
			}
		case onlyComment.MatchString(line):
			line = onlyComment.ReplaceAllString(line, "$1")
		case m != nil && strings.Count(plain, m[1])%2 == 1:
			mark = m[1]
		}
		out.WriteString(line)
	}
	return out.String()
}

func isNoField(string) bool { return false }

// header matches a line of the fields that Pelican keeps at the top of a file, with
// nothing around them.
var header = regexp.MustCompile(`^[A-Z][A-Za-z_]*: +\S.*$`)

// lineHeader returns the lines of fields with nothing around them that a file begins
// with: from two on, up to an empty line.
func lineHeader(text string) string {
	at, lines := 0, 0
	for line := range strings.Lines(text) {
		plain := strings.TrimRight(line, "\r\n")
		if plain == "" {
			break
		}
		if !header.MatchString(plain) {
			return ""
		}
		at, lines = at+len(line), lines+1
	}
	if lines < 2 {
		return ""
	}
	return text[:at]
}

// Count fills in the keys, when all has been read.
func (c *Collection) Count() {
	c.Keys = nil
	keys := map[string]*Key{}
	for i := range c.sources {
		root := c.sources[i].fields
		for j := range root.Pairs {
			p := &root.Pairs[j]
			k := keys[p.Key.Text]
			if k == nil {
				k = &Key{Name: p.Key.Text, Link: true}
				keys[p.Key.Text] = k
			}
			k.Count++
			if p.Value.Absent() {
				continue
			}
			words := plainText(p.Value)
			if k.Example == "" {
				k.Example = words
			}
			k.Link = k.Link && p.Value.Kind == frontmatter.Scalar && sheet.IsWebAddress(words)
		}
	}
	for _, k := range keys {
		k.Link = k.Link && k.Example != ""
		c.Keys = append(c.Keys, *k)
	}
	slices.SortFunc(c.Keys, func(a, b Key) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name)) })
}
