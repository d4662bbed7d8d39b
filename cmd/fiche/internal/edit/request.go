package edit

import (
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// A Request is one change as somebody typed it: "statut=terminé".
type Request struct {
	Address string
	Name    string // of the field, as it was typed
	Do      Operation
	Value   string
}

// An Operation is what is done with the value of a request.
type Operation uint8

// The operations.
const (
	Write  Operation = iota // "="
	Add                     // "+=": an item of a list
	Remove                  // "-="
)

// ParseRequest reads a change. A field goes by its name in any language; a dot leads
// to a part of its full form, a number to an item.
func ParseRequest(typed string, site *sheet.Settings) (Request, error) {
	name, value, ok := strings.Cut(typed, "=")
	r := Request{Value: strings.TrimSpace(value)}
	for sign, do := range map[string]Operation{"+": Add, "-": Remove} {
		if rest, cut := strings.CutSuffix(name, sign); cut {
			name, r.Do = rest, do
		}
	}
	r.Name = strings.TrimSpace(name)
	address, list, known := addressOf(r.Name, &site.Own)
	switch {
	case !ok || !known:
		return r, problem.Refuse("edit-not-field", problem.Args{"argument": typed, "nearest": nearestField(site, r.Name)})
	case r.Do != Write && !list:
		return r, problem.Refuse("edit-not-list", problem.Args{"argument": typed, "field": r.Name})
	}
	r.Address = address
	return r, nil
}

// addressOf returns the address that names with dots between them lead to, and
// whether it is that of a list.
func addressOf(typed string, own *sheet.Own) (address string, list, ok bool) {
	var steps []string
	record, among := "", slices.Concat(allFields(), own.Infos())
	if f := own.Field(typed); f != nil {
		typed = f.Key
	}
	for name := range strings.SplitSeq(typed, ".") {
		if n, err := strconv.Atoi(name); err == nil && list && n > 0 {
			steps, list = append(steps, strconv.Itoa(n-1)), false
			continue
		}
		key, known := sheet.PartNamed(record, strings.TrimSpace(name))
		if f := own.Field(name); !known && record == "" && f != nil {
			key, known = f.Key, true
		}
		at := slices.IndexFunc(among, func(f sheet.FieldInfo) bool { return keyOf(f) == key })
		if !known || at < 0 || list {
			return "", false, false
		}
		info := &among[at]
		steps, list = append(steps, key), isListType(info)
		among = info.Parts
		if len(among) > 0 {
			record = recordOf(info)
		}
	}
	return strings.Join(steps, "/"), list, true
}

// nearestField returns the name of a field that is spelt nearly so, or "".
func nearestField(site *sheet.Settings, name string) string {
	for _, lang := range append([]*locale.Locale{site.Language}, locale.All()...) {
		var names []string
		for _, f := range site.Own.Fields {
			names = append(names, f.Name)
		}
		for _, f := range allFields() {
			names = append(names, lang.Fields[f.Path].Names...)
		}
		if near := spelling.Nearest(name, names); near != "" {
			return near
		}
	}
	return ""
}

// Apply makes a change that was typed.
func (f *File) Apply(r Request) (*File, error) {
	switch r.Do {
	case Add:
		items := f.Count(r.Address)
		for i := range items {
			if text, _ := f.Text(r.Address + "/" + strconv.Itoa(i)); spacedAlike(text) == spacedAlike(OneLine(r.Value)) {
				return f, nil
			}
		}
		return f.Insert(r.Address, items, r.Value)
	case Remove:
		at, err := f.itemNamed(r)
		if err != nil {
			return nil, err
		}
		return f.Remove(r.Address, at)
	}
	return f.Set(r.Address, r.Value)
}

// itemNamed returns the number of an item that is called by its line, or by what
// comes first in it.
func (f *File) itemNamed(r Request) (int, error) {
	want := spelling.Identity(spacedAlike(r.Value))
	var whole, first []int
	for i := range f.Count(r.Address) {
		address := r.Address + "/" + strconv.Itoa(i)
		text, _ := f.Text(address)
		label, _, _ := sheet.Halves(text)
		if t := f.at(address); len(t.info.Parts) > 0 && f.Full(address) {
			label, _ = f.Text(address + "/" + keyOf(t.info.Parts[0]))
		}
		switch want {
		case spelling.Identity(spacedAlike(text)):
			whole = append(whole, i)
		case spelling.Identity(label):
			first = append(first, i)
		}
	}
	args := problem.Args{"field": r.Name, "value": r.Value}
	switch found := append(whole, first...); {
	case len(whole) > 0 || len(first) == 1:
		return found[0], nil
	case len(first) > 1:
		return 0, problem.Refuse("edit-many-items", args)
	}
	return 0, problem.Refuse("edit-no-item", args)
}

// LocaleOf returns the language of a file, which its name may say.
func LocaleOf(name string, settings *sheet.Settings) *locale.Locale {
	for _, l := range settings.Languages {
		if _, suffixed := sheet.BaseName(name, l); suffixed {
			return l
		}
	}
	return settings.Language
}

// Mistakes returns what a build would say of a field, at its lines, as though the
// file were no draft.
func (f *File) Mistakes(field string) []problem.Problem {
	p := f.find(f.root, "", field)
	if p == nil {
		return nil
	}
	text := "---\n"
	if kind := f.Lines("kind"); kind != "" && field != "kind" {
		text += kind + "\n"
	}
	if field != "title" {
		text += Line(f.Locale, "title", "x")
	}
	above := strings.Count(text, "\n")
	problems := f.reading().Parse([]byte(text + f.Lines(field) + "\n---\n")).Problems
	first, _, _ := f.src.Locate(f.lineStart(p.Key.Start), 0)
	last, _, _ := f.src.Locate(max(p.Key.End, p.Value.End), 0)
	problems = slices.DeleteFunc(problems, func(p problem.Problem) bool { return p.Line <= above || p.Line > above+1+last-first })
	for i := range problems {
		problems[i].Line += first - above - 1
	}
	return problems
}
