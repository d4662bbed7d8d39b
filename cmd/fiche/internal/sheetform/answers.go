package sheetform

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// Answers are what was sent with a form: the words at an address under "v/" and the
// address; under "rows/" and the address of a list the numbers of its rows, in the
// order in which they are shown, and under "gone/" those to be deleted. A row that is
// not named is left as it is.
type Answers url.Values

// Has reports whether there is an answer.
func (a Answers) Has(name string) bool { return url.Values(a).Has(name) }

// Get returns an answer.
func (a Answers) Get(name string) string { return url.Values(a).Get(name) }

// tokens returns the rows of a list as they are shown: those that were sent, then
// those that were not.
func (a Answers) tokens(list string, count int) []string {
	tokens := slices.Clone(a["rows/"+list])
	tokens = slices.DeleteFunc(tokens, func(token string) bool {
		n, err := strconv.Atoi(token)
		return err == nil && (n < 0 || n >= count) || err != nil && !strings.HasPrefix(token, "n")
	})
	for i := range count {
		if token := strconv.Itoa(i); !slices.Contains(tokens, token) {
			tokens = append(tokens, token)
		}
	}
	return tokens
}

// Do changes the rows of a list as a button asks: "up dates 2", "down", "delete",
// "back", "add dates". It reports whether it knows what is asked, and returns the
// address of the row to go to.
func (a Answers) Do(action string, f *edit.File) (address string, ok bool) {
	words := strings.Fields(action)
	if len(words) < 2 {
		return "", false
	}
	list := words[1]
	tokens := a.tokens(list, f.Count(list))
	token := ""
	if len(words) > 2 {
		token = words[2]
	}
	at := slices.Index(tokens, token)
	switch {
	case words[0] == "add" && len(words) == 2:
		token = "n" + strconv.Itoa(len(tokens))
		for slices.Contains(tokens, token) {
			token += "0"
		}
		tokens = append(tokens, token)
	case at < 0:
		return "", false
	case words[0] == "up" && at > 0:
		tokens[at-1], tokens[at] = tokens[at], tokens[at-1]
	case words[0] == "down" && at < len(tokens)-1:
		tokens[at+1], tokens[at] = tokens[at], tokens[at+1]
	case words[0] == "delete":
		a["gone/"+list] = append(a["gone/"+list], token)
	case words[0] == "back":
		a["gone/"+list] = slices.DeleteFunc(a["gone/"+list], func(t string) bool { return t == token })
	case words[0] != "up" && words[0] != "down":
		return "", false
	}
	a["rows/"+list] = tokens
	return list + "/" + token, true
}

// Apply returns the file with the answers. placed says where the rows of lists are
// now, by list and token; refused why an answer at an address could not be written.
func (a Answers) Apply(f *edit.File) (after *edit.File, placed map[string]int, refused map[string]*problem.Refusal) {
	w := &writer{answers: a, base: f, file: f, placed: map[string]int{}, refused: map[string]*problem.Refusal{}}
	for _, info := range f.Table() {
		w.field(&info, info.Path)
	}
	if name := "v/" + edit.BodyField; a.Has(name) {
		w.change(edit.BodyField, func() (*edit.File, error) { return w.file.SetBody(a.Get(name)) })
	}
	return w.file, w.placed, w.refused
}

// A writer writes answers into a file.
type writer struct {
	answers Answers
	base    *edit.File
	file    *edit.File
	placed  map[string]int
	refused map[string]*problem.Refusal
}

// change makes one change; what is refused is told, and the others are made.
func (w *writer) change(address string, do func() (*edit.File, error)) {
	after, err := do()
	var refusal *problem.Refusal
	switch {
	case err == nil:
		w.file = after
	case errors.As(err, &refusal):
		w.refused[address] = refusal
	}
}

// field writes the answers for a field, or for a part of a record.
func (w *writer) field(info *sheet.FieldInfo, address string) {
	switch info.Type {
	case sheet.ListField, sheet.PairsField:
		w.list(info, address)
		return
	case sheet.RecordField:
		w.parts(info.Parts, address)
		for _, part := range info.Parts {
			if part.Type == sheet.ListField {
				w.list(&part, address+"/"+partKey(part))
			}
		}
	}
	if name := "v/" + address; w.answers.Has(name) {
		w.change(address, func() (*edit.File, error) { return w.file.Set(address, w.answers.Get(name)) })
	}
}

// parts writes the answers for the parts of a record: words first, so that it is
// never empty in between.
func (w *writer) parts(parts []sheet.FieldInfo, address string) {
	for _, empty := range []bool{false, true} {
		for _, part := range parts {
			at := address + "/" + partKey(part)
			if part.Type == sheet.RecordField {
				w.partsIf(part.Parts, at, empty)
			}
			w.partIf(at, empty)
		}
	}
}

func (w *writer) partsIf(parts []sheet.FieldInfo, address string, empty bool) {
	for _, part := range parts {
		w.partIf(address+"/"+partKey(part), empty)
	}
}

// partIf writes an answer if it is empty, or if it is not.
func (w *writer) partIf(address string, empty bool) {
	name := "v/" + address
	if w.answers.Has(name) && (strings.TrimSpace(w.answers.Get(name)) == "") == empty {
		w.change(address, func() (*edit.File, error) { return w.file.Set(address, w.answers.Get(name)) })
	}
}

// list writes the answers for a list: its rows from the last to the first, so that
// one that goes does not move those before it, then their order, then new ones.
func (w *writer) list(info *sheet.FieldInfo, list string) {
	count := w.base.Count(list)
	tokens := w.answers.tokens(list, count)
	gone := w.answers["gone/"+list]
	var now []string // the rows that the file has, by their tokens
	for i := count - 1; i >= 0; i-- {
		address, token := list+"/"+strconv.Itoa(i), strconv.Itoa(i)
		before := w.file.Count(list)
		if slices.Contains(gone, token) || w.emptied(address) {
			w.change(list, func() (*edit.File, error) { return w.file.Remove(list, i) })
		} else {
			w.parts(info.Parts, address)
			w.partIf(address, false)
		}
		if w.file.Count(list) == before {
			now = append(now, token)
		}
	}
	slices.Reverse(now)
	w.order(info, list, tokens, now)
}

// order puts the rows of a list in the order in which they were shown, and new ones
// among them.
func (w *writer) order(info *sheet.FieldInfo, list string, tokens, now []string) {
	to := 0
	for _, token := range tokens {
		from := slices.Index(now, token)
		text := w.newLine(info, list+"/"+token)
		before := w.file
		switch {
		case from >= 0 && from != to:
			w.change(list, func() (*edit.File, error) { return w.file.Move(list, from, to) })
		case from < 0 && text != "":
			w.change(list+"/"+token, func() (*edit.File, error) { return w.file.Insert(list, to, text) })
		case from < 0:
			continue
		}
		if from != to && w.file == before {
			to = max(to, from+1) // it was refused
			continue
		}
		if from >= 0 {
			now = slices.Delete(now, from, from+1)
		}
		now = slices.Insert(now, to, token)
		to++
	}
	for i, token := range now {
		w.placed[list+"/"+token] = i
	}
}

// emptied reports whether a row that was sent holds no word any more. One that never
// held any stays.
func (w *writer) emptied(address string) bool {
	had := false
	for name, values := range w.answers {
		at := strings.TrimPrefix(name, "v/")
		if at == name || at != address && !strings.HasPrefix(at, address+"/") {
			continue
		}
		if strings.TrimSpace(strings.Join(values, "")) != "" {
			return false
		}
		text, _ := w.base.Text(at)
		had = had || strings.TrimSpace(text) != ""
	}
	return had
}

// newLine returns what was answered for a new row, as its line.
func (w *writer) newLine(info *sheet.FieldInfo, address string) string {
	if _, token, _ := cutLast(address); !strings.HasPrefix(token, "n") || slices.Contains(w.answers["gone/"+strings.TrimSuffix(address, "/"+token)], token) {
		return ""
	}
	words := []string{edit.OneLine(w.answers.Get("v/" + address))}
	for _, half := range info.Halves {
		words = append(words, edit.OneLine(w.answers.Get("v/"+address+"/"+half)))
	}
	return strings.Join(slices.DeleteFunc(words, func(word string) bool { return word == "" }), " : ")
}

// cutLast parts the last step from an address.
func cutLast(address string) (before, last string, ok bool) {
	i := strings.LastIndexByte(address, '/')
	return address[:max(i, 0)], address[i+1:], i >= 0
}
