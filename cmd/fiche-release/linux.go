package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// What packages say of the program.
const (
	summary     = "Websites of project fact sheets from Markdown files"
	description = `Fiche turns a folder of project fact sheets, one Markdown file each, into a
website for any static host. It knows what a fact sheet is: key dates as vague
as "end of 2020", figures with their unit, year and source, partners with
their roles, places, translations, and the typography of French and English.`
)

const desktopEntry = `[Desktop Entry]
Type=Application
Name=Fiche
Comment=Websites of project fact sheets
Comment[fr]=Sites de fiches de projet
Exec=/usr/bin/fiche
Icon=fiche
Terminal=false
Categories=Office;Publishing;
Keywords=website;Markdown;fiche;site;
`

// number is the version without its v.
func (src *source) number() string { return strings.TrimPrefix(src.version, "v") }

// packageVersion is the version as packages of Linux order it: ~ comes before
// everything, also before the end.
func (src *source) packageVersion() string {
	if src.version == "devel" {
		return "0~devel" + src.time.Format("20060102")
	}
	return strings.Replace(src.number(), "-", "~", 1)
}

// installed are the files of a package for Linux, by their places on the disk, with
// the folder for the completions of zsh, which systems do not agree upon.
func (src *source) installed(b *built, zsh string) ([]entry, error) {
	files := []entry{
		{name: "usr/bin/fiche", data: b.program, executable: true},
		{name: "usr/share/applications/fiche.desktop", data: []byte(desktopEntry)},
		{name: "usr/share/icons/hicolor/scalable/apps/fiche.svg", data: iconSource},
	}
	places := map[string]string{
		"completions/fiche.bash": "usr/share/bash-completion/completions/fiche",
		"completions/_fiche":     zsh + "/_fiche",
		"completions/fiche.fish": "usr/share/fish/vendor_completions.d/fiche.fish",
		"README.md":              "usr/share/doc/fiche/README.md",
	}
	for _, f := range b.files {
		if to := places[f.name]; to != "" {
			files = append(files, entry{name: to, data: f.data})
		}
		if strings.HasPrefix(f.name, "man/") {
			packed, err := gzipped(f.data)
			if err != nil {
				return nil, err
			}
			files = append(files, entry{name: "usr/share/" + f.name + ".gz", data: packed})
		}
	}
	return files, nil
}

// terms are the licence of the program, and those of all it is made of.
func (b *built) terms() (own, others []byte) {
	for _, f := range b.files {
		switch f.name {
		case "LICENSE":
			own = slices.Clone(f.data)
		case "THIRD-PARTY-LICENCES":
			others = f.data
		}
	}
	return own, others
}

// gzipped compresses without a name or a time.
func gzipped(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}

// folders are the folders above files, each once, the upper ones first, whatever the
// order of the files.
func folders(files []entry) []string {
	seen := map[string]bool{}
	for _, f := range files {
		for dir := path.Dir(f.name); dir != "."; dir = path.Dir(dir) {
			seen[dir] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// changelog is that of a package, in Debian's form: the project's own says more.
func (src *source) changelog() []byte {
	return fmt.Appendf(nil, "fiche (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md in the source of this version.\n\n -- %s  %s\n",
		src.packageVersion(), src.maintainer, src.time.Format(time.RFC1123Z))
}
