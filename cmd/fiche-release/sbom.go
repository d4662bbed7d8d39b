package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

// billOfMaterials lists what a program is made of, in CycloneDX's JSON: the modules
// that are linked, with their licences. It follows from its arguments alone: it has
// no random serial number, and its time is that of the commit.
func (src *source) billOfMaterials(s system, modules []module, program []byte) ([]byte, error) {
	self := cdx.Component{
		BOMRef: "pkg:golang/fiche@" + src.version, Type: cdx.ComponentTypeApplication, Name: "fiche", Version: src.version,
		PackageURL: "pkg:golang/fiche@" + src.version + "?goos=" + s.os + "&goarch=" + s.arch,
		Licenses:   &cdx.Licenses{{License: &cdx.License{ID: "MIT"}}},
		Hashes:     &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA256, Value: sumOf(program)}},
	}
	var components []cdx.Component
	var refs []string
	for _, m := range modules {
		if m.main {
			continue
		}
		c := cdx.Component{Type: cdx.ComponentTypeLibrary, Name: m.path, Version: m.version, PackageURL: "pkg:golang/" + m.path + "@" + m.version}
		if m.path == golangPath { // its packages are the module "std" for those who search for faults
			c.Name, c.Version = "std", strings.TrimPrefix(m.version, "go")
			c.PackageURL = "pkg:golang/std@" + c.Version
		}
		c.BOMRef = c.PackageURL
		licences, err := m.licenceIDs()
		if err != nil {
			return nil, err
		}
		if len(licences) > 0 {
			c.Licenses = &licences
		}
		components, refs = append(components, c), append(refs, c.BOMRef)
	}
	bom := cdx.NewBOM()
	bom.Metadata = &cdx.Metadata{Timestamp: src.time.Format(time.RFC3339), Component: &self}
	bom.Components = &components
	dependencies := []cdx.Dependency{{Ref: self.BOMRef, Dependencies: &refs}}
	for _, ref := range refs {
		dependencies = append(dependencies, cdx.Dependency{Ref: ref}) // among themselves they are not told apart
	}
	bom.Dependencies = &dependencies
	var out bytes.Buffer
	err := cdx.NewBOMEncoder(&out, cdx.BOMFileFormatJSON).SetPretty(true).EncodeVersion(bom, cdx.SpecVersion1_6)
	return out.Bytes(), err
}

// wordings tell the licences that programs of ours are made of by their text. Each
// is enough to know it, the first that fits counts.
var wordings = []struct {
	id   string
	text *regexp.Regexp
}{
	{"Apache-2.0", regexp.MustCompile(`Apache License\s+Version 2\.0`)},
	{"Unicode-3.0", regexp.MustCompile(`UNICODE LICENSE V3`)},
	{"BSD-3-Clause", regexp.MustCompile(`(?s)Redistribution and use in source and binary forms.*[Nn]either the name|(?s)Redistribution and use in source and binary forms.*[Tt]he names? of .* may not`)},
	{"BSD-2-Clause", regexp.MustCompile(`Redistribution and use in source and binary forms`)},
	{"MIT", regexp.MustCompile(`Permission is hereby granted, free of charge, to any person obtaining a copy`)},
	{"ISC", regexp.MustCompile(`Permission to use, copy, modify, and/?o?r? distribute this software for any`)},
}

// licenceIDs returns the licences of a module by their SPDX identifiers. One whose text
// is not known goes by the name of its file.
func (m *module) licenceIDs() (cdx.Licenses, error) {
	files, err := m.terms()
	if err != nil {
		return nil, err
	}
	var all cdx.Licenses
	seen := map[string]bool{}
	for _, name := range files {
		if !grants.MatchString(filepath.Base(name)) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(m.root, name))
		if err != nil {
			return nil, err
		}
		licence := cdx.License{Name: fmt.Sprintf("%s: %s", m.path, filepath.ToSlash(name))}
		for _, w := range wordings {
			if w.text.Match(text) {
				licence = cdx.License{ID: w.id}
				break
			}
		}
		if key := licence.ID + licence.Name; !seen[key] {
			seen[key] = true
			all = append(all, cdx.LicenseChoice{License: &licence})
		}
	}
	return all, nil
}
