package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/dashboard"
	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/importer"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// An importing is an import on its way, for a terminal or for the dashboard: what is
// read, where its keys go, what is made of it.
type importing struct {
	home          *disk.Site
	settings      *sheet.Settings
	collection    importer.Collection
	mapping       *importer.Mapping
	kept          string // the file of the mapping; empty for the one that the site keeps
	plan          *importer.Plan
	was, declared []byte // the file of the settings, and as it declares new fields; nil for no change

	closers []io.Closer // its pictures are read when the plan is made
}

// newImporting begins an import into a site.
func newImporting(home *disk.Site, l *locale.Locale) *importing {
	return &importing{home: home, settings: scaffold.Settings(home.Content, l)}
}

func (i *importing) close() {
	for _, c := range i.closers {
		c.Close()
	}
}

// addPath adds a file or a folder of the machine. A link in it leads nowhere else.
func (i *importing) addPath(from string) error {
	info, err := os.Stat(from)
	if errors.Is(err, fs.ErrNotExist) {
		return problem.Refuse("import-missing", problem.Args{"path": from})
	} else if err != nil {
		return err
	}
	dir, name := filepath.Dir(from), filepath.Base(from)
	if info.IsDir() {
		dir, name = siteAround(from)
	} else if importer.IsMarkdown(name) {
		dir, name = siteAround(dir)
		name = path.Join(name, filepath.Base(from))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	i.closers = append(i.closers, root)
	if info.IsDir() {
		return i.collection.AddFolder(root.FS(), name, i.settings.Language)
	}
	return i.addFile(root, name)
}

// addFile adds a file of a folder: a sheet, a table, an export, or an archive of them.
func (i *importing) addFile(root *os.Root, name string) error {
	if !strings.EqualFold(path.Ext(name), ".zip") {
		return i.collection.AddFile(root.FS(), name, i.settings.Language)
	}
	file, err := root.Open(name)
	if err != nil {
		return err
	}
	i.closers = append(i.closers, file)
	info, err := file.Stat()
	if err != nil {
		return err
	}
	i.collection.AddArchive(name, file, info.Size(), i.settings.Language)
	return nil
}

// addIncoming adds what was sent to the dashboard. Pictures beside sheets come with
// those that show them.
func (i *importing) addIncoming() error {
	root, err := i.home.OpenIncoming()
	if errors.Is(err, fs.ErrNotExist) {
		return problem.Refuse("import-gone", nil)
	} else if err != nil {
		return err
	}
	i.closers = append(i.closers, root)
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return err
	}
	for _, entry := range entries {
		switch name := entry.Name(); {
		case importer.IsPicture(name):
		case entry.IsDir():
			folder, err := root.OpenRoot(name)
			if err != nil {
				return err
			}
			i.closers = append(i.closers, folder)
			if err := i.collection.AddFolder(folder.FS(), ".", i.settings.Language); err != nil {
				return err
			}
		default:
			if err := i.addFile(root, name); err != nil {
				return err
			}
		}
	}
	return nil
}

// siteAround returns the folder of the site that a folder of sheets belongs to, from
// which its pictures come, and the way down from it: "." if that is it, or if
// nothing says which it is. It looks no higher than the repository that the folder is in.
func siteAround(folder string) (site, below string) {
	const highest = 5
	at, err := filepath.Abs(folder)
	below = "."
	for range highest {
		if err != nil || at == filepath.Dir(at) {
			break
		}
		has := func(name string) bool {
			_, err := os.Stat(filepath.Join(at, filepath.FromSlash(name)))
			return err == nil
		}
		if importer.IsRoot(has) {
			return at, below
		}
		if has(".git") {
			break
		}
		below = path.Join(filepath.Base(at), below)
		at = filepath.Dir(at)
	}
	return folder, "."
}

// mappingFile is where an import writes where its keys went, below the folder of
// what a site keeps.
const mappingFile = "import.map"

// readMapping finds where the keys go as far as their names tell, and a file says, in
// the words of a language. It returns what is wrong with that file.
func (i *importing) readMapping(l *locale.Locale) ([]problem.Problem, error) {
	i.collection.Count()
	i.mapping = importer.NewMapping(i.collection.Keys, &i.settings.Own)
	name := i.kept
	if name == "" {
		name = filepath.Join(i.home.Path, sitefolder.Cache, mappingFile)
	}
	data, err := sitefolder.ReadUpTo(frontmatter.MaxFile, os.DirFS(filepath.Dir(name)), filepath.Base(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	return i.mapping.Read(filepath.ToSlash(name), string(data), l, &i.settings.Own), nil
}

// makePlan plans what is made in a folder of content/, as it was typed.
func (i *importing) makePlan(folder string) error {
	dir, err := i.home.SheetFolder(folder, scaffold.MenuFolders(i.settings))
	if err != nil {
		return err
	}
	if i.was, err = sitefolder.ReadUpTo(frontmatter.MaxFile, i.home.Content, sitefolder.Home); err == nil {
		i.settings, i.declared = i.mapping.Declare(i.collection.Keys, i.settings, i.was)
	}
	i.plan = i.collection.Plan(i.settings, i.mapping, dir, func(name string) bool {
		_, err := fs.Stat(i.home.Content, name)
		return err == nil
	})
	return nil
}

// make writes the sheets, where their keys went for the next time, and a report, of
// which it returns the path; "" if the site keeps none.
func (i *importing) make(ctx context.Context, l *locale.Locale) (report string, err error) {
	if i.declared != nil {
		_ = i.home.KeepVersion(sitefolder.Home) // a disk that has no room for it may have room for the file
		if err := i.home.Replace(sitefolder.Home, edit.Digest(i.was), i.declared); err != nil {
			return "", err
		}
	}
	if err := i.home.AddFiles(ctx, i.plan.Files); err != nil {
		return "", err
	}
	kept, err := i.home.OpenCache()
	if err != nil || kept == nil {
		return "", err
	}
	const more = os.O_WRONLY | os.O_CREATE | os.O_APPEND // what is there is its author's
	open := func() (*os.File, error) { return kept.OpenFile(mappingFile, more, 0o644) }
	if i.kept != "" {
		open = func() (*os.File, error) { return os.OpenFile(i.kept, more, 0o644) }
	}
	lines, err := open()
	if err != nil {
		return "", err
	}
	added := i.mapping.Lines(i.collection.Keys, i.settings.Language)
	if info, err := lines.Stat(); err == nil && info.Size() > 0 && added != "" {
		added = "\n" + added // the last line may lack its end
	}
	_, err = lines.WriteString(added)
	if err = errors.Join(err, lines.Close()); err != nil {
		return "", err
	}
	for n := 1; ; n++ {
		name := "import-" + strconv.Itoa(n) + ".html"
		file, err := kept.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			continue
		} else if err != nil {
			return "", err
		}
		_, err = file.Write(i.plan.Report(l))
		return filepath.Join(i.home.Path, sitefolder.Cache, name), errors.Join(err, file.Close())
	}
}

// importFor plans an import for the dashboard of the site at a path, or makes it.
func (c *console) importFor(ctx context.Context, site string, asked dashboard.Import, do bool) (done dashboard.Imported, err error) {
	_, err = inSite(site, func(d *disk.Site) (string, error) {
		i := newImporting(d, c.Locale)
		defer i.close()
		add := i.addIncoming
		if asked.Path != "" {
			add = func() error { return i.addPath(asked.Path) }
		}
		if err := add(); err != nil {
			return "", err
		}
		switch nothing := i.collection.Sheets() == 0 && len(i.collection.Refused) == 0; {
		case nothing && asked.Path == "":
			return "", problem.Refuse("import-none", nil)
		case nothing:
			return "", problem.Refuse("import-nothing", problem.Args{"path": asked.Path})
		}
		problems, err := i.readMapping(c.Locale)
		if err != nil {
			return "", err
		}
		i.collection.Refused = append(i.collection.Refused, problems...)
		for _, key := range i.mapping.Unknown {
			i.mapping.Set(key.Name, importer.Choices(key, i.settings.Language, &i.settings.Own)[0])
		}
		for key, words := range asked.To {
			if to, ok := importer.ReadTarget(words, i.settings.Language, &i.settings.Own); ok {
				i.mapping.Set(key, to)
			}
		}
		if err := i.makePlan(asked.Folder); err != nil {
			return "", err
		}
		done = dashboard.Imported{Collection: &i.collection, Mapping: i.mapping, Plan: i.plan}
		if do {
			done.Report, err = i.make(ctx, i.settings.Language)
		}
		return "", err
	})
	return done, err
}

// importOptions returns what brings in sheets for the dashboard of the site at a path.
func (s *serveSession) importOptions(site string) dashboard.ImportOptions {
	return dashboard.ImportOptions{
		Keep: func(name string, from io.Reader) error {
			_, err := inSite(site, func(d *disk.Site) (string, error) { return "", d.KeepIncoming(name, from) })
			return err
		},
		Forget: func() error {
			_, err := inSite(site, func(d *disk.Site) (string, error) { return "", d.ForgetIncoming() })
			return err
		},
		Import: func(ctx context.Context, asked dashboard.Import, do bool) (dashboard.Imported, error) {
			return s.importFor(ctx, site, asked, do)
		},
	}
}
