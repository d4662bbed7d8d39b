package main

import (
	"archive/tar"
	"bytes"
	"crypto/md5"
	"fmt"
	"strings"
)

// deb is a package for Debian and those like it: an archive of ar with a version, the
// control files and the files. It needs nothing of the system.
func (src *source) deb(b *built) (entry, error) {
	files, err := src.installed(b, "usr/share/zsh/vendor-completions")
	if err != nil {
		return entry{}, err
	}
	changes, err := gzipped(src.changelog())
	if err != nil {
		return entry{}, err
	}
	own, others := b.terms()
	others, err = gzipped(others)
	if err != nil {
		return entry{}, err
	}
	own = append(own, "\nFiche is made of other works too. Their terms stand in\n/usr/share/doc/fiche/third-party.gz, in whole.\n"...)
	files = append(files,
		entry{name: "usr/share/doc/fiche/copyright", data: own},
		entry{name: "usr/share/doc/fiche/third-party.gz", data: others},
		entry{name: "usr/share/doc/fiche/changelog.gz", data: changes},
		// Go links its programs so.
		entry{name: "usr/share/lintian/overrides/fiche", data: []byte("fiche: statically-linked-binary [usr/bin/fiche]\n")},
	)
	size, sums := 0, ""
	for _, f := range sorted(".", files) {
		size += (len(f.data) + 1023) / 1024
		sums += fmt.Sprintf("%x  %s\n", md5.Sum(f.data), strings.TrimPrefix(f.name, "./")) // as the format wants it
	}
	control := fmt.Sprintf("Package: fiche\nVersion: %s\nArchitecture: %s\nMaintainer: %s\nInstalled-Size: %d\nRecommends: xdg-utils\nSection: web\nPriority: optional\n",
		src.packageVersion(), b.arch, src.maintainer, size)
	if src.url != "" {
		control += "Homepage: " + src.url + "\n"
	}
	control += "Description: " + summary + "\n " + strings.ReplaceAll(description, "\n", "\n ") + "\n"
	meta, err := src.debTar([]entry{{name: "control", data: []byte(control)}, {name: "md5sums", data: []byte(sums)}})
	if err != nil {
		return entry{}, err
	}
	data, err := src.debTar(files)
	if err != nil {
		return entry{}, err
	}
	var out bytes.Buffer
	out.WriteString("!<arch>\n")
	for _, part := range []entry{{name: "debian-binary", data: []byte("2.0\n")}, {name: "control.tar.gz", data: meta}, {name: "data.tar.gz", data: data}} {
		fmt.Fprintf(&out, "%-16s%-12d%-6d%-6d%-8s%-10d`\n", part.name, src.time.Unix(), 0, 0, "100644", len(part.data))
		out.Write(part.data)
		if len(part.data)%2 == 1 {
			out.WriteByte('\n')
		}
	}
	return entry{name: fmt.Sprintf("fiche_%s_%s.deb", src.packageVersion(), b.arch), data: out.Bytes()}, nil
}

// debTar is an archive of files that all belong to root, and the folders above them.
func (src *source) debTar(files []entry) ([]byte, error) {
	var out bytes.Buffer
	archive := tar.NewWriter(&out)
	head := func(h tar.Header) error {
		h.ModTime, h.Uname, h.Gname, h.Format = src.time, "root", "root", tar.FormatGNU
		return archive.WriteHeader(&h)
	}
	for _, dir := range append([]string{""}, folders(files)...) {
		if err := head(tar.Header{Typeflag: tar.TypeDir, Name: strings.TrimSuffix("./"+dir, "/") + "/", Mode: 0o755}); err != nil {
			return nil, err
		}
	}
	for _, f := range sorted(".", files) {
		if err := head(tar.Header{Typeflag: tar.TypeReg, Name: f.name, Size: int64(len(f.data)), Mode: int64(f.mode())}); err != nil {
			return nil, err
		}
		if _, err := archive.Write(f.data); err != nil {
			return nil, err
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return gzipped(out.Bytes())
}
