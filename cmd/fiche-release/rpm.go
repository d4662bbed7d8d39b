package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/google/rpmpack"
)

// rpm is a package for Fedora, openSUSE and those like them.
func (src *source) rpm(b *built) (entry, error) {
	files, err := src.installed(b, "usr/share/zsh/site-functions")
	if err != nil {
		return entry{}, err
	}
	own, others := b.terms()
	files = append(files, entry{name: "usr/share/licenses/fiche/LICENSE", data: own}, entry{name: "usr/share/licenses/fiche/THIRD-PARTY-LICENCES", data: others})
	arch := map[string]string{"amd64": "x86_64", "arm64": "aarch64"}[b.arch]
	pack, err := rpmpack.NewRPM(rpmpack.RPMMetaData{
		Name: "fiche", Version: src.packageVersion(), Release: "1", Arch: arch, OS: "linux", Licence: "MIT", URL: src.url, Packager: src.maintainer,
		Summary: summary, Description: description, Group: "Applications/Publishing", BuildHost: "localhost", BuildTime: src.time, Compressor: "gzip",
	})
	if err != nil {
		return entry{}, err
	}
	for _, f := range sorted("", files) {
		kind := rpmpack.GenericFile
		switch {
		case strings.HasPrefix(f.name, "usr/share/doc/"):
			kind = rpmpack.DocFile
		case strings.HasPrefix(f.name, "usr/share/licenses/"):
			kind = rpmpack.LicenceFile
		}
		pack.AddFile(rpmpack.RPMFile{Name: "/" + f.name, Body: f.data, Mode: uint(f.mode()), Owner: "root", Group: "root", MTime: uint32(src.time.Unix()), Type: kind})
	}
	var out bytes.Buffer
	if err := pack.Write(&out); err != nil {
		return entry{}, err
	}
	return entry{name: fmt.Sprintf("fiche-%s-1.%s.rpm", src.packageVersion(), arch), data: out.Bytes()}, nil
}
