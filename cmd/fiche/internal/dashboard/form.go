package dashboard

import "fiche/cmd/fiche/internal/scaffold"

// A field is one question of a form.
type field struct {
	page
	Name     string
	Kind     string // "text", "lines", "choice", "colour", "yes"
	Label    string
	Hint     string
	Value    string
	Optional bool
	Choices  []choice // of a choice
	Known    []string // what may be typed, among other things
	Message  string   // what is wrong with the value
	Cure     string   // what to do about it
	Lang     string   // of the answer, where it is not that of the page
}

// A choice is one of a closed list.
type choice struct{ Value, Label string }

// A form is what is asked on a page, with what was typed.
type form struct {
	page
	Intro    string
	Action   string
	Do       string // the word on its button
	Hidden   map[string]string
	Fields   []*field
	Mistakes []*field      // those of the fields that have one
	Sites    []string      // that one may go on to instead
	General  []problemView // what is wrong, and not with one field
}

// add adds a question to the form, with what was typed into it.
func (f *form) add(q field, typed string) *field {
	q.page = f.page
	q.Value = typed
	f.Fields = append(f.Fields, &q)
	return &q
}

// object says what is wrong with answers, each beside its field.
func (f *form) object(mistakes []scaffold.Mistake) {
	printer := printer(f.L)
	f.Problem = true
	for _, m := range mistakes {
		message, hint := printer.Say(m.Problem)
		found := false
		for _, q := range f.Fields {
			if q.Name == m.Field && q.Message == "" {
				q.Message, q.Cure, found = message, hint, true
				f.Mistakes = append(f.Mistakes, q)
			}
		}
		if !found {
			f.General = append(f.General, problemView{Severity: m.Severity.String(), Word: f.L.Command.Error, Message: message, Hint: hint})
		}
	}
}
