package importer

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/importer/markdown"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// A post is an item of what WordPress exports: a post, a page, a file, or what its
// site is made of.
type post struct {
	Title    string `xml:"title"`
	Link     string `xml:"link"`
	Author   string `xml:"creator"`
	Encoded  []text `xml:"encoded"` // the content, and the excerpt
	ID       string `xml:"post_id"`
	Date     string `xml:"post_date"`
	Modified string `xml:"post_modified"`
	Name     string `xml:"post_name"`
	Status   string `xml:"status"`
	Type     string `xml:"post_type"`
	Parent   string `xml:"post_parent"`
	File     string `xml:"attachment_url"`
	Terms    []term `xml:"category"`
	Meta     []meta `xml:"postmeta"`
	Comments []text `xml:"comment"`
}

type text struct {
	XMLName xml.Name
	Text    string `xml:",chardata"`
	Content string `xml:"comment_content"`
}

type term struct {
	Domain string `xml:"domain,attr"`
	Name   string `xml:",chardata"`
}

type meta struct {
	Key   string `xml:"meta_key"`
	Value string `xml:"meta_value"`
}

// maxPosts is how many items of an export are read.
const maxPosts = 50_000

// addExport reads what WordPress exports.
func (c *Collection) addExport(in *folder, name string, data []byte) error {
	posts, err := postsOf(data)
	if err != nil {
		c.Refused = append(c.Refused, problem.Problem{Rule: "import-no-export", Severity: problem.Error, Place: problem.NewSource(name, nil).File()})
		return nil
	}
	e := &export{files: map[string]string{}, children: map[string][]string{}, pages: map[string]bool{}}
	left := map[string]int{}
	var sheets []*post
	for _, p := range posts {
		switch {
		case p.Type == "attachment":
			e.files[p.ID] = p.File
			e.children[p.Parent] = append(e.children[p.Parent], p.ID)
		case p.Status == "trash" || p.Status == "auto-draft" || p.Status == "inherit" || slices.Contains(machinery, p.Type) || strings.HasPrefix(p.Type, "wp_"):
			left[cmp.Or(p.Type, p.Status)]++
		default:
			sheets = append(sheets, p)
			if u, err := url.Parse(p.Link); err == nil && len(u.Path) > 1 {
				e.pages[u.Host+strings.Trim(u.Path, "/")] = true
			}
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(left)) {
		c.Left = append(c.Left, fmt.Sprintf("%s (%d)", kind, left[kind]))
	}
	for _, p := range sheets {
		c.sources = append(c.sources, e.source(in, p))
	}
	return nil
}

// machinery are the types of items that a site of WordPress is made of.
var machinery = []string{"nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request", "acf-field", "acf-field-group"}

// postsOf returns the items of an export.
func postsOf(data []byte) ([]*post, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	var posts []*post
	wordpress := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		wordpress = wordpress || start.Name.Local == "wxr_version"
		if start.Name.Local != "item" {
			continue
		}
		p := &post{}
		if err := d.DecodeElement(p, &start); err != nil {
			return nil, err
		}
		if posts = append(posts, p); len(posts) > maxPosts {
			return nil, errors.New("importer: too many items")
		}
	}
	if !wordpress {
		return nil, errors.New("importer: no export of WordPress")
	}
	return posts, nil
}

// An export is what items refer to.
type export struct {
	files    map[string]string   // addresses of the files, by their ids
	children map[string][]string // ids of the files of a post, by its id
	pages    map[string]bool     // hosts and paths of those that become sheets
}

// source returns the sheet that an item becomes.
func (e *export) source(in *folder, p *post) *source {
	content, excerpt := "", ""
	for _, t := range p.Encoded {
		if strings.Contains(t.XMLName.Space, "excerpt") {
			excerpt = t.Text
		} else {
			content += t.Text
		}
	}
	name := cmp.Or(spelling.Slug(p.Name), spelling.Slug(p.Title), spelling.Slug(p.ID), "sheet")
	s := &source{
		path: path.Join(cmp.Or(spelling.Slug(p.Type), "post"), name+".html"), in: in,
		fields: &frontmatter.Node{Kind: frontmatter.Mapping}, plain: true, left: map[string]int{},
	}
	addField(s.fields, "title", cmp.Or(strings.TrimSpace(p.Title), name))
	addField(s.fields, "excerpt", excerpt)
	addField(s.fields, "author", p.Author)
	if !strings.HasPrefix(p.Date, "0000") {
		addField(s.fields, "date", p.Date)
	}
	terms := map[string][]string{}
	for _, t := range p.Terms {
		if domain := map[string]string{"category": "categories", "post_tag": "tags"}[t.Domain]; domain != "" {
			terms[domain] = append(terms[domain], html.UnescapeString(t.Name))
		} else {
			terms[t.Domain] = append(terms[t.Domain], html.UnescapeString(t.Name))
		}
	}
	for _, domain := range slices.Sorted(maps.Keys(terms)) {
		addField(s.fields, cmp.Or(domain, "categories"), terms[domain]...)
	}
	for _, m := range p.Meta {
		switch {
		case m.Key == "_thumbnail_id":
			addField(s.fields, "image", e.files[m.Value])
		case !strings.HasPrefix(m.Key, "_"):
			addField(s.fields, m.Key, readable(m.Value))
		}
	}
	for _, c := range p.Comments {
		n := &html.Node{Type: html.ElementNode, Data: "comment"}
		n.AppendChild(&html.Node{Type: html.TextNode, Data: c.Content})
		s.left[markdown.Name(n)]++
	}
	if u, err := url.Parse(p.Link); err == nil && len(u.Path) > 1 {
		s.page = u.Path
	}
	s.body = e.body(s, p, content)
	return s
}

// serialized matches a text in a value that PHP wrote.
var serialized = regexp.MustCompile(`s:\d+:"([^"]*)"`)

// readable returns the texts of a value that PHP wrote, or the value.
func readable(value string) string {
	if len(value) < 3 || value[1] != ':' || value[0] != 'a' && value[0] != 'O' {
		return value
	}
	var texts []string
	for _, m := range serialized.FindAllStringSubmatch(value, -1) {
		texts = append(texts, m[1])
	}
	return strings.Join(texts, ", ")
}

// body returns the content of a post as Markdown.
func (e *export) body(s *source, p *post, content string) string {
	content = e.shortcodes(s, p, content)
	if !strings.Contains(content, "<!-- wp:") {
		content = paragraphs(content)
	}
	root := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(content), root)
	if err != nil { // elements too deep in each other: their words
		nodes = []*html.Node{{Type: html.TextNode, Data: html.UnescapeString(tag.ReplaceAllString(content, " "))}}
	}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	for n := range root.Descendants() {
		for i, a := range n.Attr {
			if n.DataAtom != atom.A || a.Key != "href" {
				continue
			}
			if u, err := url.Parse(a.Val); err == nil && e.pages[u.Host+strings.Trim(u.Path, "/")] {
				n.Attr[i].Val = "/" + strings.Trim(u.Path, "/") // another sheet
			}
		}
	}
	text, left := markdown.FromHTML(root)
	for kind, n := range left {
		s.left[kind] += n
	}
	return text
}

var (
	wpCaption   = regexp.MustCompile(`(?s)\[caption[^\]]*\](.*?)\[/caption\]`)
	wpImage     = regexp.MustCompile(`(?s)^\s*((?:<a\b[^>]*>)?\s*<img\b[^>]*>\s*(?:</a>)?)(.*)$`)
	wpCaptionIn = regexp.MustCompile(`(?s)\[caption[^\]]*\scaption="([^"]*)"`)
	wpEmbed     = regexp.MustCompile(`(?s)\[embed[^\]]*\]\s*(\S+?)\s*\[/embed\]`)
	wpGallery   = regexp.MustCompile(`\[gallery([^\]]*)\]`)
	wpIDs       = regexp.MustCompile(`\bids="([^"]*)"`)
	wpPlayer    = regexp.MustCompile(`\[(?:video|audio|playlist|youtube|vimeo|soundcloud)\b[^\]]*?(https?://[^\s"\]]+)[^\]]*\](?:\[/\w+\])?`)
	wpClosing   = regexp.MustCompile(`\[/([a-z][a-z0-9_-]*)\]`)
	wpCode      = regexp.MustCompile(`\[/?([a-z][a-z0-9_-]*)(?:\s+[\w-]+\s*=\s*["'][^\]]*)?/?\]`)
)

// shortcodes turns what says something: a caption, a gallery, a film. The others are
// taken out and counted, with the words between them kept.
func (e *export) shortcodes(s *source, p *post, content string) string {
	content = wpCaption.ReplaceAllStringFunc(content, func(all string) string {
		inside := wpCaption.FindStringSubmatch(all)[1]
		caption := ""
		if m := wpCaptionIn.FindStringSubmatch(all); m != nil {
			caption = m[1]
		}
		if m := wpImage.FindStringSubmatch(inside); m != nil {
			return "\n\n<figure>" + m[1] + "<figcaption>" + cmp.Or(strings.TrimSpace(m[2]), caption) + "</figcaption></figure>\n\n"
		}
		return inside + " " + caption
	})
	content = wpEmbed.ReplaceAllString(content, "\n\n<a href=\"$1\">$1</a>\n\n")
	content = wpPlayer.ReplaceAllString(content, "\n\n<a href=\"$1\">$1</a>\n\n")
	content = wpGallery.ReplaceAllStringFunc(content, func(all string) string {
		ids := e.children[p.ID]
		if m := wpIDs.FindStringSubmatch(all); m != nil {
			ids = strings.Split(m[1], ",")
		}
		var out strings.Builder
		for _, id := range ids {
			if file := e.files[strings.TrimSpace(id)]; file != "" {
				out.WriteString("\n\n<img src=\"" + html.EscapeString(file) + "\">")
			}
		}
		return out.String() + "\n\n"
	})
	closed := map[string]bool{}
	for _, m := range wpClosing.FindAllStringSubmatch(content, -1) {
		closed[m[1]] = true
	}
	return wpCode.ReplaceAllStringFunc(content, func(all string) string {
		name := wpCode.FindStringSubmatch(all)[1]
		if !strings.Contains(all, "=") && !closed[name] {
			return all // "[sic]"
		}
		s.left["["+name+"]"]++
		return ""
	})
}

var (
	blank      = regexp.MustCompile(`\n\s*\n`)
	startBlock = regexp.MustCompile(`(?i)^\s*</?(?:address|article|aside|blockquote|caption|center|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|menu|nav|ol|p|pre|script|section|style|table|tbody|td|tfoot|th|thead|tr|ul|video|audio|details|summary)\b`)
	preformed  = regexp.MustCompile(`(?is)<(?:pre|script|style|textarea)\b.*?</(?:pre|script|style|textarea)>`)
)

// paragraphs writes the empty lines of a text as the paragraphs that WordPress makes
// of them, and its ends of lines as such.
func paragraphs(content string) string {
	content = strings.ReplaceAll(content, "\r\n", "\n")
	var kept []string
	content = preformed.ReplaceAllStringFunc(content, func(all string) string {
		kept = append(kept, all)
		return fmt.Sprintf("\n\n<pre %d>\n\n", len(kept)-1)
	})
	var out strings.Builder
	for _, piece := range blank.Split(content, -1) {
		var n int
		switch piece = strings.TrimSpace(piece); {
		case piece == "":
		case strings.HasPrefix(piece, "<pre ") && scanned(piece, &n) && n < len(kept):
			out.WriteString(kept[n])
		case startBlock.MatchString(piece):
			out.WriteString(piece + "\n")
		default:
			out.WriteString("<p>" + strings.ReplaceAll(piece, "\n", "<br>") + "</p>\n")
		}
	}
	return out.String()
}

func scanned(piece string, n *int) bool {
	_, err := fmt.Sscanf(piece, "<pre %d>", n)
	return err == nil && *n >= 0
}
