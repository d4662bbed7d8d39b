package prose

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"fiche/cmd/fiche/internal/problem"
)

// A lookalike is what reads like markup and is none: it is published as it is
// written, and its author ought to know. at counts from the start of the Markdown.
type lookalike struct {
	rule      problem.Rule
	at, width int
	args      problem.Args
	fix       string
}

// maxExcerpt is how many bytes of a line are searched for the end of what looks
// like a link or a tag.
const maxExcerpt = 300

// reportLookalikes reports those that do not stand in code or in a comment.
func (w *writer) reportLookalikes() {
	undefined := map[string]bool{}
	for _, l := range slices.Concat(w.guard.lookalikes, w.lookalikes) {
		if label := l.args.Text("label"); label != "" {
			if undefined[label] {
				continue
			}
			undefined[label] = true
		}
		if !w.isUnread(l.at) {
			w.reportFix(l.rule, problem.Warning, l.at, l.width, l.args, l.fix)
		}
	}
}

func (w *writer) suspect(rule problem.Rule, at, width int, args problem.Args, fix string) {
	w.lookalikes = append(w.lookalikes, lookalike{rule, at, width, args, fix})
}

// lookAt looks at the lines of a block of text.
func (w *writer) lookAt(block ast.Node) {
	lines := block.Lines()
	sentences := true
	for i := range lines.Len() {
		segment := lines.At(i)
		line := segment.Value(w.source)
		w.lookForTags(segment.Start, line)
		sentences = sentences && isSentence(line)
	}
	if kind := block.Kind(); !sentences && (kind == ast.KindParagraph || kind == ast.KindTextBlock) {
		w.lookForBlocks(linesOf(block, w.source))
	}
}

// isSentence reports whether a line is neither a heading, an item nor a row of a
// table at first sight: by far the most are so.
func isSentence(line []byte) bool {
	first, _ := utf8.DecodeRune(line)
	return unicode.IsLetter(first) && !bytes.ContainsAny(line, "|\t")
}

// A sourceLine is a line of a paragraph, without what stands before the paragraph.
type sourceLine struct {
	at   int
	text string
}

// maxLines is how many lines of a paragraph are looked at; they tell what all are.
const maxLines = 200

func linesOf(block ast.Node, source []byte) []sourceLine {
	all := block.Lines()
	lines := make([]sourceLine, min(all.Len(), maxLines))
	for i := range lines {
		segment := all.At(i)
		lines[i] = sourceLine{segment.Start, string(bytes.TrimRight(segment.Value(source), " \r\n"))}
	}
	return lines
}

// lookForTags finds tags of templates and links of wikis in a line.
func (w *writer) lookForTags(at int, line []byte) {
	if bytes.IndexByte(line, '{') < 0 && bytes.IndexByte(line, ':') != 0 && !bytes.Contains(line, []byte("[[")) {
		return
	}
	for _, mark := range [...]struct{ start, end string }{{"{{", "}}"}, {"{%", "%}"}, {"{:", "}"}} {
		start := bytes.Index(line, []byte(mark.start))
		if start < 0 {
			continue
		}
		rest := line[start:min(len(line), start+maxExcerpt)]
		if end := bytes.Index(rest, []byte(mark.end)); end >= 0 {
			width := end + len(mark.end)
			w.suspect("template-tag", at+start, width, problem.Args{"tag": raw(rest[:width])}, "")
			return
		}
	}
	if bytes.HasPrefix(line, []byte(":::")) {
		line = bytes.TrimSpace(line)
		w.suspect("template-tag", at, len(line), problem.Args{"tag": raw(line[:min(len(line), maxExcerpt)])}, "")
	}
	for from := 0; ; {
		start := bytes.Index(line[from:], []byte("[["))
		if start < 0 {
			return
		}
		w.lookForWikiLink(at, line, from+start)
		from += start + len("[[")
	}
}

// lookForWikiLink finds "[[page]]" and "[[page|text]]".
func (w *writer) lookForWikiLink(at int, line []byte, start int) {
	if start > 0 && line[start-1] == '\\' {
		return
	}
	inside, after, ok := bytes.Cut(line[start+2:min(len(line), start+maxExcerpt)], []byte("]]"))
	if !ok || len(inside) == 0 || bytes.ContainsAny(inside, "[]") || bytes.HasPrefix(after, []byte("(")) ||
		bytes.IndexFunc(inside, unicode.IsLetter) < 0 {
		return
	}
	target, text, named := strings.Cut(string(inside), "|")
	if !named {
		text = target
	}
	if !namesFile(target) {
		target += ".md"
	}
	width := len(inside) + len("[[]]")
	w.suspect("wiki-link", at+start, width, nil, w.lineWith(at+start, width, "["+text+"]("+target+")"))
}

// lineWith returns a line with something else in the place of width bytes at an
// offset.
func (w *writer) lineWith(at, width int, with string) string {
	return lineWith(w.source, at, width, with)
}

func lineWith(source []byte, at, width int, with string) string {
	start := bytes.LastIndexByte(source[:at], '\n') + 1
	end := len(source)
	if i := bytes.IndexByte(source[at+width:], '\n'); i >= 0 {
		end = at + width + i
	}
	if end-start > 2*maxExcerpt { // nobody copies that
		return with
	}
	return raw(slices.Concat(source[start:at], []byte(with), bytes.TrimRight(source[at+width:end], "\r")))
}

// lookForBlocks finds headings, lists and tables in the lines of a paragraph.
func (w *writer) lookForBlocks(lines []sourceLine) {
	w.lookForHeadings(lines)
	w.lookForItems(lines)
	w.lookForTable(lines)
}

// lookForHeadings finds "#Heading", which wants a space. "#water #Mali" are
// words that somebody tagged.
func (w *writer) lookForHeadings(lines []sourceLine) {
	for _, line := range lines {
		text := strings.TrimLeft(line.text, "#")
		marks := line.text[:len(line.text)-len(text)]
		first, size := utf8.DecodeRuneInString(text)
		if marks == "" || len(marks) > 6 || strings.Contains(text, "#") {
			continue
		}
		if first == '\u00a0' || first == '\u202f' {
			text = text[size:]
		} else if !unicode.IsLetter(first) {
			continue
		}
		w.suspect("heading-no-space", line.at, len(line.text), nil, marks+" "+text)
	}
}

// bullets are what word processors and people put before the items of a list.
const bullets = "•●○◦▪▫■□‣⁃∙·–—➢➤►✓✔❖\uf0b7\uf0a7\uf0d8"

// item returns what a line says as the item of a list, if it looks like one.
// sure is false for one that takes another like it to be one.
func item(line string) (item string, sure bool) {
	first, size := utf8.DecodeRuneInString(line)
	rest := line[size:]
	next, _ := utf8.DecodeRuneInString(rest)
	gap := unicode.IsSpace(next)
	text := strings.TrimLeftFunc(rest, unicode.IsSpace)
	switch {
	case text == "":
		return "", false
	case strings.ContainsRune(bullets, first):
		return "- " + text, first != '—' && (gap || first != '–' && first != '·') // "— the author of a quotation"
	case first == '-' && (gap || unicode.IsLetter(next)): // a space is a no-break one, else it were an item
		return "- " + text, gap
	}
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	if digits == 0 || digits > 2 || len(line) == digits || line[digits] != '.' && line[digits] != ')' {
		return "", false
	}
	next, _ = utf8.DecodeRuneInString(line[digits+1:])
	if next != '\u00a0' && !unicode.IsLetter(next) {
		return "", false
	}
	return line[:digits+1] + " " + strings.TrimLeftFunc(line[digits+1:], unicode.IsSpace), false
}

// maxFixed is how many lines of a list or a table a message shows.
const maxFixed = 10

// lookForItems finds a list whose items begin with something else than "- ".
func (w *writer) lookForItems(lines []sourceLine) {
	first, found, certain := -1, 0, false
	var fixed []string
	for i, line := range lines {
		item, sure := item(line.text)
		if item == "" {
			continue
		}
		if first < 0 {
			first = i
		}
		found++
		certain = certain || sure
		if len(fixed) < maxFixed {
			fixed = append(fixed, item)
		}
	}
	if certain || found > 1 {
		line := lines[first]
		_, size := utf8.DecodeRuneInString(line.text)
		w.suspect("list-bullet", line.at, size, problem.Args{"mark": line.text[:size]}, strings.Join(fixed, "\n"))
	}
}

// lookForTable finds a table without the line of dashes below its head, and one
// that was pasted with tabs.
func (w *writer) lookForTable(lines []sourceLine) {
	if len(lines) < 2 {
		return
	}
	for _, mark := range []string{"|", "\t"} {
		head, second := cells(lines[0].text, mark), cells(lines[1].text, mark)
		dashes := mark == "|" && partsTable([]byte(lines[1].text))
		if len(head) < 2 || len(second) < 2 && !dashes {
			continue
		}
		rule := problem.Rule("table-no-rule")
		rows := lines[1:]
		switch {
		case mark == "\t":
			rule = "table-tabs"
		case dashes:
			if len(head) == len(second) {
				return // the guard stopped at it
			}
			rule, rows = "table-columns", lines[2:]
		}
		fixed := []string{row(head), "|" + strings.Repeat("---|", len(head))}
		for _, line := range rows[:min(len(rows), maxFixed)] {
			fixed = append(fixed, row(cells(line.text, mark)))
		}
		w.suspect(rule, lines[0].at, len(lines[0].text), nil, strings.Join(fixed, "\n"))
		return
	}
}

// cells returns the cells of a line of a table; fewer than two if there is
// nothing on one side of each mark.
func cells(line, mark string) []string {
	line = strings.TrimSpace(line)
	line = strings.TrimSuffix(strings.TrimPrefix(line, mark), mark)
	list := strings.Split(line, mark)
	for i, cell := range list {
		list[i] = strings.TrimSpace(cell)
	}
	if strings.Join(list[1:], "") == "" {
		return nil
	}
	return list
}

func row(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }
