package importer

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
)

// A jekyll is a site of Jekyll. https://jekyllrb.com/docs/permalinks/
type jekyll struct {
	config              *frontmatter.Node
	source, collections string // folders
	style               string // of permalinks
}

func openJekyll(site *oldSite) (addresser, error) {
	config, err := site.fields(path.Base(site.configuration))
	switch {
	case err != nil:
		return nil, err
	case !at(config, "source_dir").Absent() || !at(config, "public_dir").Absent():
		return nil, nil // of Hexo
	}
	j := &jekyll{config, plainText(at(config, "source")), plainText(at(config, "collections_dir")), plainText(at(config, "permalink"))}
	if j.style == "" {
		j.style = "date"
	}
	return j.addressOf, nil
}

// jekyllStyles are the permalinks of posts that have a name.
var jekyllStyles = map[string]string{
	"date": "/:categories/:year/:month/:day/:title:output_ext", "ordinal": "/:categories/:year/:y_day/:title:output_ext",
	"pretty": "/:categories/:year/:month/:day/:title/", "none": "/:categories/:title:output_ext", "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}

// ending returns what the permalinks of other pages take from that of posts.
func (j *jekyll) ending() string {
	switch {
	case j.style == "pretty" || strings.HasSuffix(j.style, "/"):
		return "/"
	case slices.Contains([]string{"date", "ordinal", "none"}, j.style) || strings.HasSuffix(j.style, ":output_ext"):
		return ":output_ext"
	}
	return ""
}

// datedName matches the name of a post. Years of two digits are of this century.
var datedName = regexp.MustCompile(`^(\d{2}|\d{4})-(\d{1,2}-\d{1,2})-(.+)$`)

var (
	jekyllToken = regexp.MustCompile(`:([a-z]+(?:_[a-z]+)*)`)
	slashes     = regexp.MustCompile(`//+`)
)

func (j *jekyll) addressOf(p *page) (string, error) {
	dir, ok := below(p.dir, j.source)
	if !ok || len(p.fields.Pairs) == 0 { // a file without fields is copied as it is
		return "", nil
	}
	inside := dir
	if way, ok := below(dir, j.collections); ok {
		inside = way
	}
	slug := p.base
	if m := datedName.FindStringSubmatch(slug); m != nil {
		slug, p.dated = m[3], "20"[:4-len(m[1])]+m[1]+"-"+m[2]
	}
	if own := p.says("slug"); own != "" {
		slug = own
	}
	said := map[string]string{
		"title": hyphened(slug, prettySigns), "slug": strings.ToLower(hyphened(slug, plainSigns)), "name": strings.ToLower(hyphened(p.base, plainSigns)),
		"basename": p.base, "output_ext": ".html", "categories": j.categories(p, inside),
	}
	kind, pattern := j.kind(p, dir, inside, said)
	if kind == "" {
		return "", nil
	}
	if own := j.byDefault(path.Join(inside, path.Base(p.path)), kind); own != "" {
		pattern = own
	}
	if own := p.says("permalink"); own != "" {
		pattern = own
	}
	address, err := p.expand(pattern, jekyllToken, said)
	return slashes.ReplaceAllString("/"+address, "/"), err
}

// kind returns what a page is to the site, and the pattern of its address, for which it
// says more; "" for what is no page.
func (j *jekyll) kind(p *page, dir, inside string, said map[string]string) (kind, pattern string) {
	first, rest, _ := strings.Cut(inside, "/")
	label, special := strings.CutPrefix(first, "_")
	collection := at(j.config, "collections", label)
	switch {
	case slices.Contains(strings.Split(inside, "/"), "_posts"):
		if p.dated == "" {
			return "", ""
		}
		if pattern = plainText(at(j.config, "collections", "posts", "permalink")); pattern == "" {
			pattern = j.style
		}
		if named := jekyllStyles[pattern]; named != "" {
			pattern = named
		}
		said["path"], said["collection"] = p.base, "posts"
		return "posts", pattern
	case special && collection.Kind == frontmatter.Mapping:
		if plainText(at(collection, "output")) != "true" {
			return "", ""
		}
		if pattern = plainText(at(collection, "permalink")); pattern == "" {
			pattern = "/:collection/:path" + j.ending()
		}
		said["path"], said["collection"] = path.Join(rest, p.base), label
		return label, pattern
	}
	included := itemsOf(at(j.config, "include"))
	for part := range strings.SplitSeq(path.Join(dir, p.base), "/") {
		if strings.HasPrefix(part, "_") && !slices.ContainsFunc(included, func(n *frontmatter.Node) bool { return strings.Trim(plainText(n), "/") == part }) {
			return "", ""
		}
	}
	said["path"] = dir
	if p.base == "index" {
		return "pages", "/:path/"
	}
	return "pages", "/:path/:basename" + j.ending()
}

// byDefault returns the permalink that the configuration gives to a file of a kind: that
// of the longest path, then the one for the kind alone, then the last.
func (j *jekyll) byDefault(name, kind string) (pattern string) {
	best := -1
	for _, set := range itemsOf(at(j.config, "defaults")) {
		scope, of := plainText(at(set, "scope", "path")), plainText(at(set, "scope", "type"))
		if way, ok := below(scope, j.collections); ok {
			scope = way
		}
		weight := 2 * len(scope)
		if of != "" {
			weight++
		}
		permalink := plainText(at(set, "values", "permalink"))
		if permalink != "" && (of == "" || of == kind) && strings.HasPrefix(name, scope) && weight >= best {
			best, pattern = weight, permalink
		}
	}
	return pattern
}

// categories returns those of a page as a way: the folders above its posts, then what
// its fields say.
func (j *jekyll) categories(p *page, inside string) string {
	var all []string
	if above, _, posts := strings.Cut("/"+inside+"/", "/_posts/"); posts {
		all = strings.Split(above, "/")
	}
	all = append(all, p.says("category"))
	if of := at(p.fields, "categories"); of.Kind == frontmatter.Sequence {
		for _, item := range of.Items {
			all = append(all, plainText(item))
		}
	} else {
		all = append(all, strings.Fields(plainText(of))...)
	}
	var once []string
	for _, name := range all {
		if name = strings.ToLower(name); name != "" && !slices.Contains(once, name) {
			once = append(once, name)
		}
	}
	return strings.Join(once, "/")
}

// What Jekyll takes out of the words of an address.
var (
	plainSigns  = regexp.MustCompile(`[^\p{M}\p{L}\p{Nd}]+`)
	prettySigns = regexp.MustCompile(`[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+`)
)

func hyphened(words string, signs *regexp.Regexp) string {
	return strings.Trim(signs.ReplaceAllString(words, "-"), "-")
}
