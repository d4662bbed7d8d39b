package importer

import (
	"path"
	"regexp"
	"strings"
)

// A bodyWriter takes out of a text what is written for another program alone, and
// turns what says something: a picture, a link.
type bodyWriter struct {
	plain   bool                                       // there is nothing for another program in it
	removed map[string]int                             // what was taken out, by kind, with how often
	picture func(target string) (name string, ok bool) // returns what a file is called beside the sheet
	sheet   func(target string) (to string, ok bool)   // returns where the link to another sheet leads
}

var (
	shortcode  = regexp.MustCompile(`\{\{[<%]\s*(/?)\s*([\w./-]*)([^{}]*?)/?\s*[>%]\}\}`)
	liquidTag  = regexp.MustCompile(`\{%-?\s*(\w*)([^{}]*?)-?%\}`)
	liquidVar  = regexp.MustCompile(`\{\{-?\s*([^{}<%][^{}]*?)-?\}\}`)
	attributes = regexp.MustCompile(`\{:[^{}\n]*\}`)
	anchor     = regexp.MustCompile(`\[\]\{#[^{}\n]*\}`)
	fence      = regexp.MustCompile(`(?m)^:{3,}.*$\n?`)
	iframe     = regexp.MustCompile(`(?s)<iframe[^<>]*\ssrc="([^"]+)"[^<>]*>.*?</iframe>`)
	parameter  = regexp.MustCompile(`([\w-]+)\s*=\s*"([^"]*)"`)
	quoted     = regexp.MustCompile(`"([^"]+)"`)
	picture    = regexp.MustCompile(`!\[((?:[^\]\\]|\\.)*)\]\(\s*<?([^()"<>\n]+?)>?((?:\s+"[^"\n]*")?)\s*\)`)
	imgTag     = regexp.MustCompile(`<img\b[^<>]*>`)
	imgSource  = regexp.MustCompile(`\ssrc="([^"]+)"`)
	imgAlt     = regexp.MustCompile(`\salt="([^"]+)"`)
	enlarged   = regexp.MustCompile(`\[(!\[(?:[^\[\]\\]|\\.)*\]\(([^()\s]+)\))\]\(\s*<?([^()\s<>]+)>?\s*\)`)
	link       = regexp.MustCompile(`(!?)\[((?:[^\[\]\\]|\\.)*)\]\(\s*<?([^()\s<>]+)>?((?:\s+"[^"]*")?)\s*\)`)
)

// write returns the text as a sheet has it. Code is left alone.
func (w *bodyWriter) write(text string) string {
	var out strings.Builder
	for _, part := range codeApart(text) {
		if part.code {
			out.WriteString(part.text)
			continue
		}
		out.WriteString(w.prose(part.text))
	}
	return out.String()
}

func (w *bodyWriter) prose(text string) string {
	if !w.plain {
		text = iframe.ReplaceAllString(w.commands(text), "\n\n<$1>\n\n")
	}
	return w.links(text)
}

// commands takes out what is written for another program alone.
func (w *bodyWriter) commands(text string) string {
	text = shortcode.ReplaceAllStringFunc(text, func(s string) string {
		m := shortcode.FindStringSubmatch(s)
		return w.call(m[2], m[3], m[1] != "")
	})
	text = liquidTag.ReplaceAllStringFunc(text, func(s string) string {
		m := liquidTag.FindStringSubmatch(s)
		if m[1] == "link" || m[1] == "post_url" {
			return strings.TrimSpace(m[2])
		}
		return w.call(m[1], m[2], false)
	})
	text = liquidVar.ReplaceAllStringFunc(text, func(s string) string {
		name := strings.TrimSpace(liquidVar.FindStringSubmatch(s)[1])
		if first, rest, ok := strings.Cut(name, "|"); ok && strings.Contains(rest, "_url") {
			return strings.Trim(strings.TrimSpace(first), `"'`) // {{ "/a.png" | relative_url }}
		}
		if name != "site.baseurl" && name != "site.url" {
			w.removed["{{ "+name+" }}"]++
		}
		return ""
	})
	for _, of := range []struct {
		pattern *regexp.Regexp
		kind    string
	}{{attributes, "{: }"}, {anchor, "[]{# }"}, {fence, ":::"}} {
		text = of.pattern.ReplaceAllStringFunc(text, func(string) string {
			w.removed[of.kind]++
			return ""
		})
	}
	return text
}

// links turns pictures and links to what they lead to here.
func (w *bodyWriter) links(text string) string {
	text = picture.ReplaceAllStringFunc(text, func(s string) string {
		m := picture.FindStringSubmatch(s)
		if name, ok := w.file(m[2]); ok {
			return "![" + m[1] + "](" + name + m[3] + ")"
		}
		return m[1]
	})
	if !w.plain { // elsewhere it is words
		text = imgTag.ReplaceAllStringFunc(text, func(s string) string {
			source, alt := imgSource.FindStringSubmatch(s), imgAlt.FindStringSubmatch(s)
			if source == nil {
				return ""
			}
			if name, ok := w.file(source[1]); ok {
				return strings.Replace(s, source[0], ` src="`+name+`"`, 1)
			}
			return strings.Join(alt[min(1, len(alt)):], "")
		})
	}
	text = enlarged.ReplaceAllStringFunc(text, func(s string) string {
		m := enlarged.FindStringSubmatch(s)
		if name, ok := w.picture(m[3]); ok && name == m[2] {
			return m[1] // a picture that leads to itself
		}
		return s
	})
	return link.ReplaceAllStringFunc(text, func(s string) string {
		m := link.FindStringSubmatch(s)
		target, anchor, _ := strings.Cut(m[3], "#")
		switch remote := strings.Contains(target, ":") || strings.HasPrefix(target, "//"); {
		case m[1] == "!" || target == "":
			return s
		case remote && strings.Contains(target, uploads):
			if name, ok := w.picture(target); ok {
				return "[" + m[2] + "](" + name + m[4] + ")"
			}
			return s
		case remote:
			return s
		}
		if anchor != "" {
			anchor = "#" + anchor
		}
		if name, ok := w.picture(target); ok {
			return "[" + m[2] + "](" + name + m[4] + ")"
		}
		if to, ok := w.sheet(target); ok {
			return "[" + m[2] + "](" + to + anchor + m[4] + ")"
		}
		w.removed["("+m[3]+")"]++
		return m[2]
	})
}

// file returns what a picture is called beside the sheet; ok is false for one that
// is nowhere. One at a web address stays there.
func (w *bodyWriter) file(target string) (name string, ok bool) {
	name, ok = w.picture(target)
	switch {
	case ok:
		return name, true
	case strings.Contains(target, "://"):
		return target, true
	}
	w.removed["("+target+")"]++
	return "", false
}

// call returns what a shortcode or a tag says, as Markdown; what says nothing to a
// reader is taken out and counted.
func (w *bodyWriter) call(name, rest string, closing bool) string {
	said := map[string]string{}
	for _, m := range parameter.FindAllStringSubmatch(rest, -1) {
		said[m[1]] = m[2]
	}
	first := ""
	if m := quoted.FindStringSubmatch(rest); m != nil {
		first = m[1]
	}
	switch base := path.Base(name); {
	case closing:
		return ""
	case base == "figure" || base == "image" || base == "img":
		if said["src"] != "" {
			text := said["alt"]
			if text == "" {
				text = said["caption"]
			}
			markdown := "![" + text + "](" + said["src"] + ")"
			if caption := said["caption"]; caption != "" && caption != text {
				markdown += "\n\n*" + caption + "*"
			}
			return markdown
		}
	case base == "youtube" && strings.TrimSpace(rest) != "":
		id := first
		if said["id"] != "" {
			id = said["id"]
		} else if id == "" {
			id = strings.TrimSpace(rest)
		}
		return "<https://www.youtube.com/watch?v=" + id + ">"
	case (base == "ref" || base == "relref") && first != "":
		return first
	}
	w.removed[strings.Join(strings.Fields(name+" "+rest), " ")]++
	return strings.TrimSpace(strings.Join([]string{said["title"], said["text"], said["caption"], said["alt"]}, " "))
}

// A part is a piece of a text: code, or what is not.
type part struct {
	text string
	code bool
}

// codeApart parts a text at its blocks of code between lines of ``` or ~~~.
func codeApart(text string) []part {
	var parts []part
	var piece strings.Builder
	closing := ""
	cut := func(code bool) {
		if piece.Len() > 0 {
			parts = append(parts, part{piece.String(), code})
			piece.Reset()
		}
	}
	for line := range strings.Lines(text) {
		plain := strings.TrimSpace(line)
		switch {
		case closing != "":
			piece.WriteString(line)
			if strings.HasPrefix(plain, closing) && strings.Trim(plain, closing[:1]) == "" {
				cut(true)
				closing = ""
			}
			continue
		case strings.HasPrefix(plain, "```") || strings.HasPrefix(plain, "~~~"):
			cut(false)
			closing = plain[:3]
		}
		piece.WriteString(line)
	}
	cut(closing != "")
	return parts
}
