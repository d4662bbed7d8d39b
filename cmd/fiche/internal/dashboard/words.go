package dashboard

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// A lostWord is a translation that a translated file gives in vain: no words of its
// original are those that it translates, mostly since these were changed.
type lostWord struct {
	ID       string // of its element
	File     string // that gives it
	Lang     string
	From, To string
	Among    []choice // the words of the original that have no translation
}

// lostWords returns the translations of a file that are of no use for it as it is.
func (h *handler) lostWords(f *edit.File) []lostWord {
	var lost []lostWord
	phrases := f.Sheet().Phrases()
	for _, version := range h.versionsOf(f.Path) {
		var missing []string
		for _, phrase := range phrases {
			if _, lang := version.Edition.Phrase(phrase, f.Locale); lang != "" && !translates(version.Text.Words, phrase) {
				missing = append(missing, phrase)
			}
		}
		for _, word := range version.Text.Words {
			if slices.ContainsFunc(phrases, func(phrase string) bool { return spelling.Fold(phrase) == spelling.Fold(word.From) }) {
				continue
			}
			l := lostWord{
				ID: "lost-" + strconv.Itoa(len(lost)), File: sitefolder.ContentPath(version.Text.Path), Lang: version.Text.Locale.Tag,
				From: word.From, To: word.To,
			}
			near := nearestPhrase(word.From, missing)
			for _, phrase := range missing {
				of := choice{Value: phrase}
				if phrase == near {
					of.Label = "near"
				}
				l.Among = append(l.Among, of)
			}
			lost = append(lost, l)
		}
	}
	return lost
}

func translates(words []sheet.Word, phrase string) bool {
	return slices.ContainsFunc(words, func(w sheet.Word) bool { return spelling.Fold(w.From) == spelling.Fold(phrase) })
}

// versionsOf returns the translations of the page of a file that gives the facts; not
// those of the home, whose words are those of the whole site.
func (h *handler) versionsOf(name string) []*site.Page {
	var all []*site.Page
	for p := range filePages(h.state.Site) {
		if p.Text.Path != name || p.Text != p.Facts || p.Kind == site.HomePage {
			continue
		}
		for _, version := range p.Versions {
			if version != nil && version != p && version.Text != nil && version.Text.Locale == version.Edition.Locale {
				all = append(all, version)
			}
		}
	}
	return all
}

// nearestPhrase returns the phrase that shares most words with what was translated;
// "" if none shares any.
func nearestPhrase(of string, among []string) string {
	words := strings.Fields(spelling.Fold(of))
	best, most := "", 0
	for _, phrase := range among {
		shared := 0
		for _, word := range strings.Fields(spelling.Fold(phrase)) {
			if slices.Contains(words, word) {
				shared++
			}
		}
		if shared > most {
			best, most = phrase, shared
		}
	}
	return best
}

// losing returns the words whose translation is lost by a change.
func (h *handler) losing(before, after *edit.File) []string {
	known := map[string]bool{}
	for _, l := range h.lostWords(before) {
		known[l.File+"\x00"+l.From] = true
	}
	var all []string
	for _, l := range h.lostWords(after) {
		if !known[l.File+"\x00"+l.From] && !slices.Contains(all, l.From) {
			all = append(all, l.From)
		}
	}
	return all
}

// keepWord writes into a translation what its original says now.
func (h *handler) keepWord() {
	form := h.r.PostForm
	f, ok := h.openFile(form.Get("file"))
	if !ok {
		return
	}
	after, err := rekeyed(f, form.Get("from"), form.Get("to"))
	if err == nil && after != f {
		err = h.options.Save(f.Path, edit.Digest(f.Data), after.Data)
	}
	if err != nil {
		h.show(http.StatusConflict, "notice", notice{
			page: h.page(h.l.Dashboard().Edit.Closed), Problems: h.problemViews([]problem.Problem{h.explained(err)}),
		})
		return
	}
	h.await()
	h.redirect("edit?" + url.Values{"path": {form.Get("path")}, "done": {"words"}}.Encode())
}

// rekeyed returns a translation with other words in the place of those that one of
// its lines translates.
func rekeyed(f *edit.File, from, to string) (*edit.File, error) {
	if edit.OneLine(to) == "" {
		return f, nil
	}
	for i := range f.Count("words") {
		at := "words/" + strconv.Itoa(i)
		line, _ := f.Text(at)
		label, value, ok := sheet.Halves(line)
		if ok && spelling.Fold(label) == spelling.Fold(from) {
			return f.Set(at, edit.OneLine(to)+" : "+value)
		}
	}
	return nil, problem.Refuse("edit-no-item", problem.Args{"field": problem.Field("words"), "value": from})
}
