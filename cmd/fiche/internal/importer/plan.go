package importer

import (
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// A Plan is what an import makes. Nothing is written yet.
type Plan struct {
	Folder string            // of content/, that it makes them in
	Files  []sitefolder.File // sheets and their pictures, below content/
	Sheets []Made
	There  []string // sheets that would stand where the site has one already
	Old    []string // addresses of the old site that become aliases, though no file names them

	left    []string // of the collection, for the report
	refused []problem.Problem
}

// A Made sheet is one of an import, and what became of what its source said.
type Made struct {
	From, To string
	Lines    []Line
	Removed  map[string]int // what was taken out of its text, by kind, with how often
	Words    int            // that stay a text
}

// A planner plans an import.
type planner struct {
	*Collection
	settings *sheet.Settings
	mapping  *Mapping
	dir      string // of content/
	has      func(name string) bool
	plan     *Plan
	to       map[*source]string // where each goes
	named    map[namedSource]*source
	byLast   map[string]*source // by the last part of their paths
	pictures map[string]origin  // where each picture comes from, by its new path
	taken    map[string]bool    // addresses of sheets, and aliases that one has already
	claimed  map[string]bool    // aliases that a file names
}

type namedSource struct {
	in   *folder
	path string
}

// Plan returns the sheets that the collection makes in a folder of content/: drafts,
// at the paths that they have below the first folder of sheets. has reports whether
// the site has a file already.
func (c *Collection) Plan(settings *sheet.Settings, m *Mapping, dir string, has func(name string) bool) *Plan {
	p := &planner{
		Collection: c, settings: settings, mapping: m, dir: dir, has: has, plan: &Plan{Folder: dir, left: c.Left, refused: c.Refused}, to: map[*source]string{}, named: map[namedSource]*source{},
		byLast: map[string]*source{}, pictures: map[string]origin{}, taken: map[string]bool{}, claimed: map[string]bool{},
	}
	p.place()
	for _, s := range c.sources {
		p.taken[spelling.Path(p.addressOf(p.to[s]))] = true
		p.claim(s)
		p.named[namedSource{s.in, s.path}] = s
		last := path.Base(strings.TrimSuffix(s.path, path.Ext(s.path)))
		if last == "index" {
			last = path.Base(path.Dir(s.path))
		}
		if p.byLast[last] == nil { // the first of two
			p.byLast[last] = s
		}
	}
	for _, s := range c.sources {
		if to := p.to[s]; has(to) {
			p.plan.There = append(p.plan.There, to)
		} else {
			p.make(s, to)
		}
	}
	return p.plan
}

// dated matches the day that Jekyll keeps in the name of a file.
var dated = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})-(.+)$`)

// place gives each source its path in the site.
func (p *planner) place() {
	roots := map[*folder]string{} // the folders above all their sheets
	for _, s := range p.sources {
		root, known := roots[s.in]
		if !known {
			root = path.Dir(s.path)
		}
		for root != "." && !strings.HasPrefix(s.path, root+"/") {
			root = path.Dir(root)
		}
		roots[s.in] = root
	}
	taken := map[string]bool{}
	for _, s := range p.sources {
		p.to[s] = path.Join(p.dir, free(p.placeOf(strings.TrimPrefix(s.path, roots[s.in]+"/")), taken))
	}
}

// free returns a name of a sheet that is not taken, with a number behind it if need
// be, and takes it.
func free(name string, taken map[string]bool) string {
	all := name
	for n := 2; taken[all]; n++ {
		all = strings.TrimSuffix(name, ".md") + "-" + strconv.Itoa(n) + ".md"
	}
	taken[all] = true
	return all
}

// placeOf returns the path of a sheet below the folder that it goes to: a page of a
// folder of its own loses the folder, a list of the other program becomes the index
// of the folder.
func (p *planner) placeOf(name string) string {
	base := strings.TrimSuffix(name, path.Ext(name))
	suffix := ""
	languages := p.settings.Languages
	if len(languages) == 1 {
		languages = nil // a site in one language has no versions
	}
	for _, l := range languages {
		// cartes.gouv.fr.md is no French version of something.
		if cut, ok := strings.CutSuffix(base, "."+l.Tag); ok && !strings.Contains(path.Base(cut), ".") {
			base, suffix = cut, "."+l.Tag
		}
	}
	folder, last := path.Split(base)
	if m := dated.FindStringSubmatch(last); m != nil {
		last = m[2]
	}
	var parts []string
	for part := range strings.SplitSeq(strings.Trim(folder, "/"), "/") {
		if slug := spelling.Slug(part); slug != "" {
			parts = append(parts, slug)
		}
	}
	switch file := edit.FileName(last); {
	case last == "_index":
		parts = append(parts, "index")
	case last == "index" && len(parts) > 0:
	case file != "":
		parts = append(parts, strings.TrimSuffix(file, ".md"))
	default:
		parts = append(parts, "sheet")
	}
	return path.Join(parts...) + suffix + ".md"
}

// make adds the sheet that a source makes.
func (p *planner) make(s *source, to string) {
	w := &fieldsWriter{
		l: p.settings.Language, own: &p.settings.Own, values: edit.Values{}, lists: map[string][]string{}, parts: map[string]string{}, cells: s.cells,
		picture: func(target string) (string, bool) { return p.picture(s, to, target) },
	}
	index := path.Base(strings.TrimSuffix(to, ".md")) == "index"
	for i := range s.fields.Pairs {
		pair := &s.fields.Pairs[i]
		target := p.mapping.Target(pair.Key.Text)
		if s.isPart(pair, target) {
			continue
		}
		if index && target.Field != "title" && target.Field != "summary" && !target.Ignore {
			w.note(pair.Key.Text, pair.Value) // an index has no facts
			continue
		}
		w.take(pair.Key.Text, pair.Value, target)
	}
	body := &bodyWriter{
		removed: map[string]int{}, plain: s.plain,
		picture: func(target string) (string, bool) { return p.picture(s, to, target) },
		sheet:   func(target string) (string, bool) { return p.linked(s, to, target) },
	}
	maps.Copy(body.removed, s.left)
	text := body.write(s.body)
	if !index {
		text = w.propose(text, p.mapping)
		w.countryOfTitle()
	}
	name := strings.TrimSuffix(path.Base(s.path), path.Ext(s.path))
	if m := dated.FindStringSubmatch(name); m != nil {
		name = m[2]
		if w.values["updated"] == "" && !index {
			w.values["updated"] = m[1]
		}
	}
	if w.values["title"] == "" && !strings.HasPrefix(strings.TrimSpace(text), "# ") {
		if name == "index" || name == "_index" {
			name = path.Base(path.Dir(s.path))
		}
		w.values["title"] = edit.Scalar(w.l, strings.ReplaceAll(strings.Trim(name, "_"), "-", " "))
	}
	p.keepAddresses(s, w)
	w.finish()
	p.plan.Files = append(p.plan.Files, sitefolder.File{Path: to, Data: []byte(frontmatter.WithoutControls(w.frontMatter() + text))})
	p.plan.Sheets = append(p.plan.Sheets, Made{From: s.path, To: to, Lines: w.lines, Removed: body.removed, Words: len(strings.Fields(text))})
}

// An origin is the file that a picture comes from.
type origin struct {
	in   *folder
	name string
}

// picture adds a picture beside a sheet, and returns its name there. ok is false for
// one that the collection does not hold.
func (p *planner) picture(s *source, to, target string) (name string, ok bool) {
	from, data := origin{s.in, s.path + "!" + target}, s.media[target]
	if data == nil {
		if from, ok = p.find(s, target); !ok {
			return "", false
		}
		target = from.name
	}
	ext := path.Ext(target)
	base := spelling.Slug(strings.TrimSuffix(path.Base(target), ext))
	for n := 1; ; n++ {
		name = base + strings.ToLower(ext)
		if n > 1 {
			name = base + "-" + strconv.Itoa(n) + strings.ToLower(ext)
		}
		at := path.Join(path.Dir(to), name)
		if other, taken := p.pictures[at]; taken && other != from || !taken && p.has(at) {
			continue
		} else if taken {
			return name, true
		}
		if data == nil {
			var err error
			if data, err = sitefolder.ReadUpTo(maxPicture, from.in.FS, from.name); err != nil {
				return "", false
			}
		}
		p.pictures[at] = from
		p.plan.Files = append(p.plan.Files, sitefolder.File{Path: at, Data: data})
		return name, true
	}
}

// maxPicture is in bytes: a larger one is left where it is.
const maxPicture = 64 << 20

// pictureEndings are those of the pictures and documents that come along.
var pictureEndings = []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".pdf"}

// IsPicture reports whether a file is one that comes along with the sheet that names it.
func IsPicture(name string) bool {
	return slices.Contains(pictureEndings, strings.ToLower(path.Ext(name)))
}

// find returns the file of the collection that a reference means: beside the sheet,
// or in one of the folders that the programs serve from the root of the site.
func (p *planner) find(s *source, target string) (from origin, ok bool) {
	if !IsPicture(target) {
		return origin{}, false
	}
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	if strings.Contains(target, "://") {
		return p.findUpload(s, target)
	}
	for _, folder := range []string{path.Dir(s.path), s.in.below, ".", "static", "assets", "public", "src", "content", "images", "uploads"} {
		name := path.Join(folder, strings.TrimPrefix(target, "/"))
		if s.in.has(name) {
			return origin{s.in, name}, true
		}
	}
	return origin{}, false
}

// resized matches what WordPress adds to the name of a picture that it has made
// smaller.
var resized = regexp.MustCompile(`-\d+x\d+(\.\w+)$`)

// findUpload returns the copy of a file of a site of WordPress: in the folder of its
// uploads, which is beside the export or given with it. The picture as it was sent is
// better than a smaller one.
func (p *planner) findUpload(s *source, address string) (from origin, ok bool) {
	_, rest, found := strings.Cut(address, "/"+uploads+"/")
	if !found {
		return origin{}, false
	}
	for _, in := range append([]*folder{s.in}, p.others...) {
		for _, way := range []string{uploads, path.Base(uploads), "."} {
			for _, name := range []string{resized.ReplaceAllString(rest, "$1"), rest} {
				if name = path.Join(way, name); in.has(name) {
					return origin{in, name}, true
				}
			}
		}
	}
	return origin{}, false
}

// uploads is where a site of WordPress keeps the files that it was sent.
const uploads = "wp-content/uploads"

// linked returns the way from a sheet to another of the collection, which is named by
// its file or by the last part of its address there.
func (p *planner) linked(s *source, to, target string) (string, bool) {
	other := ""
	for _, folder := range []string{path.Dir(s.path), ".", "content"} {
		if of := p.named[namedSource{s.in, path.Join(folder, strings.TrimPrefix(target, "/"))}]; of != nil {
			other = p.to[of]
			break
		}
	}
	if other == "" {
		last := path.Base(strings.TrimSuffix(target, path.Ext(target)))
		other = p.to[p.byLast[last]]
	}
	if other == "" || target == "" {
		return "", false
	}
	if path.Dir(other) == path.Dir(to) {
		return path.Base(other), true
	}
	return strings.Repeat("../", strings.Count(to, "/")) + other, true
}
