package site

import (
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// gatherWords gathers how phrases read in each edition, from the translations of
// the home page.
func (b *builder) gatherWords() {
	for i, e := range b.site.Editions {
		e.words = make(map[string]string)
		for _, sub := range b.subjects {
			if text := sub.texts[i]; text != nil && text.Kind == sheet.Home {
				for _, w := range text.Words {
					e.words[spelling.Fold(w.From)] = w.To
				}
			}
		}
	}
}

// Phrase returns how a phrase written in the language from reads in the edition.
// lang is empty, or the BCP 47 tag of the language that it stays in for want of
// a translation.
func (e *Edition) Phrase(s string, from *locale.Locale) (text, lang string) {
	if s == "" || from == e.Locale {
		return s, ""
	}
	if to, ok := e.words[spelling.Fold(s)]; ok {
		return to, ""
	}
	return s, from.Tag
}

// Phrase returns how a phrase of the page's facts reads on the page: in the words
// of its translation, else in those of the edition. lang is as in
// Edition.Phrase.
func (p *Page) Phrase(s string) (text, lang string) {
	if p.Facts == nil || s == "" || p.Facts.Locale == p.Edition.Locale {
		return s, ""
	}
	folded := spelling.Fold(s)
	for _, w := range p.Text.Words {
		if spelling.Fold(w.From) == folded {
			return w.To, ""
		}
	}
	return p.Edition.Phrase(s, p.Facts.Locale)
}

// listUntranslated lists the phrases that pages print in another language than
// their own, once for each edition.
func (b *builder) listUntranslated() {
	for _, e := range b.site.Editions {
		seen := make(map[string]bool)
		for _, p := range e.Pages {
			if p.Facts == nil || p.Facts.Locale == e.Locale {
				continue
			}
			for _, phrase := range p.Facts.Phrases() {
				folded := spelling.Fold(phrase)
				if _, lang := p.Phrase(phrase); lang == "" || seen[folded] {
					continue
				}
				seen[folded] = true
				b.report.Untranslated = append(b.report.Untranslated, problem.Problem{
					Rule: "untranslated", Severity: problem.Note,
					Args:  problem.Args{"phrase": phrase, "language": e.Locale.Name, "file": p.Text.File()},
					Place: p.Facts.Place(problem.Pos{}),
				})
			}
		}
	}
}
