package importer

import (
	"path"
	"regexp"
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
)

// An eleventy is a site of Eleventy. https://www.11ty.dev/docs/permalinks/
type eleventy struct {
	*oldSite
	input string               // the folder of its pages
	data  map[string]permalink // what the data of pages and folders say, by the way to them
}

// A permalink is what data say of an address: a pattern, "" for none, "false" for a page that
// is nowhere.
type permalink struct {
	pattern string
	err     error
}

var (
	inputOption = regexp.MustCompile(`(?:\binput\s*:|\bsetInputDirectory\()\s*(?:["']([^"'\n]*)["'])?`)
	inputFlag   = regexp.MustCompile(`--input[= ]\\?["']?([\w./-]+)`)
	movesAll    = regexp.MustCompile(`addUrlTransform|addGlobalData\(\s*["'](?:permalink|eleventyComputed)`)
	plainLink   = regexp.MustCompile(`["']?\bpermalink["']?\s*:\s*(?:"([^"\n]*)"|'([^'\n]*)'|(false)\b)`)
	template    = regexp.MustCompile(`\{[{%]-?\s*(.*?)\s*-?[%}]\}`)
)

func openEleventy(site *oldSite) (addresser, error) {
	config, err := site.read(path.Base(site.configuration))
	if err != nil {
		return nil, err
	}
	if moves := movesAll.FindString(config); moves != "" {
		return nil, unknown(moves)
	}
	scripts, err := site.read("package.json")
	if err != nil {
		return nil, err
	}
	e := &eleventy{oldSite: site, input: ".", data: map[string]permalink{}}
	for i, m := range append(inputOption.FindAllStringSubmatch(config, -1), inputFlag.FindAllStringSubmatch(scripts, -1)...) {
		input := path.Clean(m[1])
		if m[1] == "" || i > 0 && input != e.input {
			return nil, unknown("input")
		}
		e.input = input
	}
	return e.addressOf, nil
}

func (e *eleventy) addressOf(p *page) (string, error) {
	dir, ok := below(p.dir, e.input)
	if !ok {
		return "", nil
	}
	of := e.permalinkOf(p)
	if of.err != nil || of.pattern == "false" {
		return "", of.err
	}
	if of.pattern != "" {
		stem := p.base
		if m := dated.FindStringSubmatch(stem); m != nil {
			stem = m[2]
		}
		said := map[string]string{"page.fileSlug": stem, "page.filePathStem": path.Join("/", dir, stem)}
		if stem == "index" && dir != "" {
			said["page.fileSlug"] = path.Base(dir)
		}
		return p.expand(of.pattern, template, said)
	}
	if p.base != "index" && p.base != path.Base(dir) {
		dir = path.Join(dir, p.base)
	}
	return path.Join("/", dir) + "/", nil
}

// permalinkOf returns that of a page: its own, or else that of its data, or of the data of
// the nearest folder.
func (e *eleventy) permalinkOf(p *page) permalink {
	if own := at(p.fields, "permalink"); own.Kind == frontmatter.Scalar {
		return permalink{pattern: own.Value}
	} else if own.Kind == frontmatter.Mapping || !at(p.fields, "eleventyComputed", "permalink").Absent() {
		return permalink{err: unknown("permalink")}
	}
	names := []string{path.Join(p.dir, p.base)}
	for dir := p.dir; ; dir = path.Dir(dir) {
		names = append(names, path.Join(dir, path.Base(dir)))
		if _, inside := below(path.Dir(dir), e.input); !inside || dir == path.Dir(dir) {
			break
		}
	}
	for _, name := range append(names, path.Join(e.input, "_data/permalink"), path.Join(e.input, "_data/eleventyComputed")) {
		of, known := e.data[name]
		if !known {
			of = e.said(name)
			e.data[name] = of
		}
		if of != (permalink{}) {
			return of
		}
	}
	return permalink{}
}

// said returns the permalink in the data of a page or a folder. In a program, too, a text
// is one.
func (e *eleventy) said(name string) permalink {
	for _, ending := range []string{".11tydata.js", ".11tydata.mjs", ".11tydata.cjs", ".11tydata.json", ".json", ".js", ".cjs"} {
		text, err := e.read(name + ending)
		if err != nil {
			return permalink{err: err}
		}
		switch m := plainLink.FindStringSubmatch(text); {
		case !strings.Contains(text, "permalink"):
		case m == nil || strings.Count(text, "permalink") > 1:
			return permalink{err: unknown("permalink")}
		default:
			return permalink{pattern: m[1] + m[2] + m[3]}
		}
	}
	return permalink{}
}
