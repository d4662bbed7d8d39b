package scaffold

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// Asked returns the fields that are asked for when a sheet is made, in the order
// of the questions.
func Asked() []sheet.FieldInfo {
	return slices.DeleteFunc(sheet.Fields(), func(f sheet.FieldInfo) bool { return !f.Asked })
}

// Settings returns the settings of the site with this content; if it has no
// home, those of a site in the language l.
func Settings(content fs.FS, l *locale.Locale) *sheet.Settings {
	data, err := sitefolder.ReadUpTo(frontmatter.MaxFile, content, sitefolder.Home)
	if err != nil {
		data = nil
	}
	return sheet.Parse(sitefolder.Home, data, l).Settings
}

// MenuFolders returns the folders of content/ that the menu of a site names: those
// of its sheets, and none of the lists that Fiche makes.
func MenuFolders(settings *sheet.Settings) []string {
	lists := []string{"countries", "themes", "partners", "statuses"}
	for _, l := range locale.All() {
		lists = append(lists, l.Paths.Countries, l.Paths.Themes, l.Paths.Partners, l.Paths.Statuses)
	}
	var folders []string
	for _, item := range settings.Menu {
		folder, ok := strings.CutSuffix(item.To.Target, "/")
		if ok && fs.ValidPath(folder) && folder != "." && !slices.Contains(lists, spelling.Path(folder)) {
			folders = append(folders, folder)
		}
	}
	return folders
}

// Sheet returns a new sheet: the fields that have a value, the others as examples
// to be uncommented with those of the site's own, and headings to write under. own
// may be nil.
func Sheet(l *locale.Locale, own *sheet.Own, v edit.Values) []byte {
	var others strings.Builder
	for _, f := range edit.FieldsFor(sheet.FactSheet) {
		if _, known := v[f.Path]; !known {
			others.WriteString(commented(l.Fields[f.Path].Example))
		}
	}
	others.WriteString(ownFields(own, sheet.FactSheet))
	body, err := texts.ReadFile(path.Join("texts", l.Tag, "sheet", "body.md"))
	if err != nil {
		panic(err) // a test reads it in every language
	}
	return slices.Concat([]byte("---\n"+edit.FrontMatter(l, v)+"\n"+others.String()+"---\n"), body)
}
