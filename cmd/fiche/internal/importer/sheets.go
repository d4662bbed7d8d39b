package importer

import (
	"maps"
	"slices"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
)

// Sheets returns the sheets that the rows of the table make, in their order, with
// names of files as paths. common gives what a row does not say. If there is any
// mistake it returns all mistakes and no sheet.
func (t *Table) Sheets(l *locale.Locale, common edit.Values) ([]sitefolder.File, []problem.Problem) {
	var files []sitefolder.File
	var problems []problem.Problem
	taken := map[string]bool{} // names of files
	for _, r := range t.rows {
		values := edit.Values{}
		maps.Copy(values, common)
		f, wrong := t.sheet(l, r, values)
		problems = append(problems, wrong...)
		if len(wrong) > 0 {
			continue
		}
		f.Path = free(f.Path, taken)
		files = append(files, f)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return files, nil
}

// sheet returns the sheet that one row makes.
func (t *Table) sheet(l *locale.Locale, r row, v edit.Values) (sitefolder.File, []problem.Problem) {
	var problems []problem.Problem
	title, prose := "", ""
	fields := edit.FieldsFor(sheet.FactSheet)
	for _, s := range t.says(l, r) {
		switch s.field {
		case Path:
			continue
		case Prose:
			prose = s.text
			continue
		case "title":
			title = s.text
		}
		info := fields[slices.IndexFunc(fields, func(f sheet.FieldInfo) bool { return f.Path == s.field })]
		if wrong := v.SetCell(l, info, s.text); wrong != nil {
			problems = append(problems, t.problemAt(s.line, s.col, len(s.cell.text), wrong.Rule, wrong.Args))
		}
	}
	name := edit.FileName(title)
	if name == "" {
		problems = append(problems, t.problemAt(r.line, 1, 1, "row-no-title", nil))
	}
	if len(problems) > 0 {
		return sitefolder.File{}, problems
	}
	text := "---\n" + edit.FrontMatter(l, v) + "---\n"
	if prose != "" {
		text += prose + "\n"
	}
	// Each value was read alone; the prose has not been read yet.
	for _, p := range sheet.Parse(name, []byte(text), l).Problems {
		if p.Severity == problem.Error {
			problems = append(problems, t.problemAt(r.line, 1, 1, p.Rule, p.Args))
		}
	}
	return sitefolder.File{Path: name, Data: []byte(text)}, problems
}

// Missing warns of the files that cells name and that are not there: the sheets
// can be made, and the site cannot be built until the files are added. has
// knows what stands in the folder of the sheets, which the messages name.
func (t *Table) Missing(l *locale.Locale, folder string, has func(target string) bool) []problem.Problem {
	var problems []problem.Problem
	for _, r := range t.rows {
		for _, s := range t.says(l, r) {
			for _, f := range filesOf(l, s.field, s.text) {
				if has(f.Target) {
					continue
				}
				p := t.problemAt(s.line, s.col, len(s.cell.text), "row-file-missing", problem.Args{"target": f.Target, "folder": folder})
				p.Severity = problem.Warning
				problems = append(problems, p)
			}
		}
	}
	return problems
}

// filesOf returns the files that a cell names.
func filesOf(l *locale.Locale, field, text string) []sheet.FileRef {
	fields, v := edit.FieldsFor(sheet.FactSheet), edit.Values{}
	i := slices.IndexFunc(fields, func(f sheet.FieldInfo) bool { return f.Path == field })
	if i < 0 || v.SetCell(l, fields[i], text) != nil {
		return nil
	}
	s, _ := edit.ReadValue(l, "new.md", field, v[field])
	return s.Files()
}
