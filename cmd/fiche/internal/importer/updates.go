package importer

import (
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// Path stands for the field of a column that holds the paths of existing sheets.
const Path = "path"

// An Update is a sheet with what a row of the table says of it.
type Update struct {
	Before, After *edit.File
	Fields        []string // the keys of those that changed
}

// Updates returns what the rows of the table change in these sheets. A row belongs
// to the sheet that has its path, or else its reference, or else its title; a cell
// without words changes nothing. If there is any mistake it returns all mistakes
// and no update.
func (t *Table) Updates(files []*edit.File) ([]Update, []problem.Problem) {
	find := newSheetFinder(files)
	var updates []Update
	var problems []problem.Problem
	lines := map[*edit.File]int{}
	for _, r := range t.rows {
		f, by, wrong := t.sheetOf(r, find)
		if f != nil && lines[f] > 0 {
			p := t.problemAt(r.line, 1, 1, "row-same-sheet", problem.Args{"file": problem.File(sitefolder.ContentPath(f.Path)), "line": strconv.Itoa(lines[f])})
			wrong = &p
		}
		if wrong != nil {
			problems = append(problems, *wrong)
			continue
		}
		lines[f] = r.line
		u, mistakes := t.update(f, r, by)
		problems = append(problems, mistakes...)
		updates = append(updates, u)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return updates, nil
}

// A sheetFinder finds sheets by what a row may call them.
type sheetFinder struct{ paths, references, titles map[string][]*edit.File }

func newSheetFinder(files []*edit.File) *sheetFinder {
	find := &sheetFinder{map[string][]*edit.File{}, map[string][]*edit.File{}, map[string][]*edit.File{}}
	for _, f := range files {
		s := f.Sheet()
		if s.Kind != sheet.FactSheet {
			continue
		}
		find.paths[f.Path] = append(find.paths[f.Path], f)
		for _, by := range []struct {
			sheets map[string][]*edit.File
			name   string
		}{{find.references, s.Reference}, {find.titles, s.Title}} {
			if key := spelling.Identity(by.name); key != "" {
				by.sheets[key] = append(by.sheets[key], f)
			}
		}
	}
	return find
}

// sheetOf returns the sheet that a row belongs to, with the field that says so, or
// why there is none.
func (t *Table) sheetOf(r row, find *sheetFinder) (f *edit.File, by string, wrong *problem.Problem) {
	values := map[string]string{}
	for i, c := range r.cells {
		if i < len(t.Columns) {
			values[t.Columns[i].Field] = c.text
		}
	}
	name := strings.TrimPrefix(strings.ReplaceAll(values[Path], `\`, "/"), sitefolder.Content+"/")
	found, by := find.paths[name], Path
	if name == "" {
		found, by, name = find.references[spelling.Identity(values["reference"])], "reference", values["title"]
	}
	if len(found) == 0 && by == "reference" {
		found, by = find.titles[spelling.Identity(values["title"])], "title"
	}
	switch len(found) {
	case 1:
		return found[0], by, nil
	case 0:
		return nil, "", new(t.problemAt(r.line, 1, 1, "row-no-sheet", problem.Args{"name": name}))
	}
	return nil, "", new(t.problemAt(r.line, 1, 1, "row-many-sheets", problem.Args{
		"name": name, "first": problem.File(sitefolder.ContentPath(found[0].Path)), "second": problem.File(sitefolder.ContentPath(found[1].Path)),
	}))
}

// update makes the changes of one row. by is the field that it was found by.
func (t *Table) update(f *edit.File, r row, by string) (Update, []problem.Problem) {
	u := Update{Before: f, After: f}
	var problems []problem.Problem
	fields := edit.FieldsFor(sheet.FactSheet)
	for _, s := range t.says(f.Locale, r) {
		field := s.field
		if field == by || field == "title" && f.Sheet().Title == s.text { // it may be the heading
			continue
		}
		at := slices.IndexFunc(fields, func(f sheet.FieldInfo) bool { return f.Path == field })
		after, wrong := changeCell(u.After, field, at >= 0 && isList(fields[at]), s.text)
		if wrong == nil && after != u.After && field != Prose {
			for _, p := range after.Mistakes(field) {
				if p.Severity == problem.Error {
					wrong = &p
					break
				}
			}
		}
		switch {
		case wrong != nil:
			problems = append(problems, t.problemAt(s.line, s.col, len(s.cell.text), wrong.Rule, wrong.Args))
		case after != u.After:
			u.After, u.Fields = after, append(u.Fields, field)
		}
	}
	return u, problems
}

func isList(f sheet.FieldInfo) bool {
	return f.Type == sheet.ListField || f.Type == sheet.PairsField || f.Type == sheet.NamesField
}

// changeCell writes what a cell says into a sheet. Of a list with items in full the
// cell cannot say all, so that it is not taken for the list as it should be.
func changeCell(f *edit.File, field string, list bool, text string) (*edit.File, *problem.Problem) {
	var after *edit.File
	var err error
	switch {
	case field == Prose && strings.TrimSpace(f.Body()) == text:
		return f, nil
	case field == Prose:
		after, err = f.SetBody(text)
	case list:
		for i := range f.Count(field) {
			if f.Full(field + "/" + strconv.Itoa(i)) {
				return f, &problem.Problem{Rule: "row-in-full", Args: problem.Args{"field": problem.Field(field), "file": problem.File(sitefolder.ContentPath(f.Path))}}
			}
		}
		after, err = f.SetItems(field, edit.Items(text))
	default:
		after, err = f.Set(field, edit.OneLine(text))
	}
	if refusal, ok := err.(*problem.Refusal); ok {
		return f, new(refusal.Problem())
	}
	return after, nil
}

// FieldNames returns the names of fields, for a line of a plan.
func (u *Update) FieldNames(l *locale.Locale, prose string) string {
	names := make([]string, len(u.Fields))
	for i, field := range u.Fields {
		names[i] = prose
		if field != Prose {
			names[i] = edit.FieldName(l, field)
		}
	}
	return strings.Join(names, ", ")
}
