package prose

import (
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// A writer turns the Markdown of one file into its Body. It walks goldmark's
// tree once; the tree is gone when it is done.
type writer struct {
	locale *locale.Locale
	opts   Options
	source []byte // the Markdown; offsets in the tree count from its start
	base   int    // the offset of source in the file
	at     locator
	guard  *guard

	body       Body
	buf        []byte // the HTML so far
	arena      *arena // where the HTML is kept
	in         inline // the contents of the block being written
	ids        map[string]int
	sections   []section
	tables     int
	openTags   int // of raw HTML
	reported   map[reportedOnce]bool
	counts     map[problem.Rule]int // of the problems reported
	lookalikes []lookalike
	unread     []region // code and comments: what stands there is not said to a reader
}

// A region is a piece of the Markdown, from one byte offset to another.
type region struct{ start, end int }

// A reportedOnce is what is said once a line, however often it occurs there.
type reportedOnce struct {
	rule problem.Rule
	what string
	line int
}

// writers recycles the large buffers.
var writers = sync.Pool{New: func() any { return &writer{arena: new(arena)} }}

func newWriter(src *problem.Source, offset int, l *locale.Locale, opts Options) *writer {
	w := writers.Get().(*writer)
	buf, in, sections, arena, body := w.buf[:0], w.in, w.sections[:0], w.arena, w.body
	*w = writer{
		locale: l, opts: opts,
		source: src.Text[offset:], base: offset,
		at:    newLocator(src),
		guard: newGuard(len(src.Text) - offset),
		buf:   buf, in: in, sections: sections, arena: arena, body: body,
		ids: map[string]int{},
	}
	return w
}

// maxKept is in bytes; larger buffers are dropped.
const maxKept = 1 << 20

func (w *writer) release() {
	if max(cap(w.buf), w.in.runs.Cap()) > maxKept || max(len(w.in.pieces), len(w.body.Holes), len(w.body.anchors)) > maxKept/64 {
		return
	}
	w.in.reset()
	*w = writer{buf: w.buf[:0], in: w.in, sections: w.sections[:0], arena: w.arena, body: w.body.emptied()}
	writers.Put(w)
}

func (w *writer) parse() ast.Node {
	if mayHoldAddress(w.source) {
		return w.parseWith(markdown())
	}
	return w.parseWith(quickMarkdown())
}

func (w *writer) parseWith(p parser.Parser) ast.Node {
	pc := parser.NewContext()
	pc.Set(guardKey, w.guard)
	root := p.Parse(text.NewReader(w.source), parser.WithContext(pc))
	if w.guard.html {
		w.rebuild(root)
	}
	return root
}

// emptied returns a body with nothing but the room of the lists of one that was
// handed over.
func (b *Body) emptied() Body {
	clear(b.Holes)
	clear(b.Outline)
	clear(b.anchors)
	return Body{Holes: b.Holes[:0], Outline: b.Outline[:0], anchors: b.anchors[:0]}
}

// finish hands the body over, with lists that take no more room than they need: they
// stay until the site is built.
func (w *writer) finish() Body {
	w.reportGuard()
	w.unfinished()
	w.reportLookalikes()
	problem.Sort(w.body.Problems)
	w.body.HTML = w.arena.keep(w.buf)
	w.sortAnchors()
	body := w.body
	body.Holes, body.Outline, body.anchors = exact(w.body.Holes), exact(w.body.Outline), exact(w.body.anchors)
	return body
}

// exact returns a copy of a list; nil for an empty one.
func exact[T any](list []T) []T { return append([]T(nil), list...) }

// maxProblems is how often a rule is reported for one file. Nobody reads more,
// and a damaged file may have one at each of its bytes.
const maxProblems = 1000

// report adds a problem with the width bytes at an offset of the Markdown.
func (w *writer) report(rule problem.Rule, severity problem.Severity, at, width int, args problem.Args) {
	w.reportFix(rule, severity, at, width, args, "")
}

// reportFix is report with the lines that would mend it.
func (w *writer) reportFix(rule problem.Rule, severity problem.Severity, at, width int, args problem.Args, fix string) {
	w.add(at, width, problem.Problem{Rule: rule, Severity: severity, Args: args, Fix: fix})
}

// add adds a problem with the width bytes at an offset of the Markdown.
func (w *writer) add(at, width int, p problem.Problem) {
	rule := p.Rule
	if w.counts[rule] == maxProblems {
		return
	}
	if w.counts == nil {
		w.counts = map[problem.Rule]int{}
	}
	w.counts[rule]++
	p.Place = w.at.place(w.base+at, width)
	w.body.Problems = append(w.body.Problems, p)
}

// once reports whether something is to be said for the first time on its line.
func (w *writer) once(rule problem.Rule, what string, at int) bool {
	return w.onceIn(reportedOnce{rule, what, int(w.at.pos(w.base+at, 0).Line)})
}

// onceInFile reports whether something is to be said for the first time.
func (w *writer) onceInFile(rule problem.Rule, what string) bool {
	return w.onceIn(reportedOnce{rule, what, 0})
}

func (w *writer) onceIn(key reportedOnce) bool {
	if w.reported[key] {
		return false
	}
	if w.reported == nil {
		w.reported = map[reportedOnce]bool{}
	}
	w.reported[key] = true
	return true
}

// reportGuard reports what the guards of the parser met.
func (w *writer) reportGuard() {
	g := w.guard
	if g.tooMuch >= 0 {
		w.report("markdown-too-dense", problem.Error, g.tooMuch, 1, nil)
	}
	if g.tooDeep >= 0 {
		w.report("markdown-too-deep", problem.Error, g.tooDeep, 1,
			problem.Args{"levels": maxNesting / 2})
	}
	for _, at := range g.longHeading {
		w.report("heading-too-long", problem.Warning, at, 1,
			problem.Args{"limit": maxHeadingBytes})
	}
	for _, s := range g.surplus {
		w.report("table-extra-cells", problem.Warning, s.at, s.width, problem.Args{
			"columns": s.columns, "text": raw(w.source[s.at : s.at+min(s.width, maxExcerpt)]),
		})
	}
	reported := map[string]bool{}
	for _, segment := range g.undefined {
		label := raw(segment.Value(w.source))
		if !reported[label] {
			reported[label] = true
			w.report("footnote-undefined", problem.Warning, segment.Start, segment.Len(), problem.Args{"label": label})
		}
	}
	for _, note := range g.unused {
		label := "[^" + raw(note.Ref) + "]"
		w.report("footnote-unused", problem.Warning, note.Pos(), len(label), problem.Args{"label": label})
	}
}

// fieldName returns what the file calls a field, or would call it.
func (w *writer) fieldName(key problem.Field) string {
	if w.opts.FieldName != nil {
		return w.opts.FieldName(key)
	}
	return w.locale.FieldName(nil, key)
}

func (w *writer) write(html string) { w.buf = append(w.buf, html...) }

func (w *writer) hole(h Hole) {
	h.At = len(w.buf)
	w.body.Holes = append(w.body.Holes, h)
}
