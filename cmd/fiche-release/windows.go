package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"
)

// withResources returns a program for Windows with what its system shows of it: an
// icon, a version, and a manifest, so that it runs with the rights of its user.
func (src *source) withResources(program []byte) ([]byte, error) {
	pictures, err := icons(16, 24, 32, 48, 64, 256)
	if err != nil {
		return nil, err
	}
	icon, err := winres.NewIconFromImages(pictures)
	if err != nil {
		return nil, err
	}
	var resources winres.ResourceSet
	if err := resources.SetIcon(winres.ID(1), icon); err != nil {
		return nil, err
	}
	number := src.number()
	plain, _, _ := strings.Cut(number, "-")
	if src.version == "devel" {
		plain = "0.0.0"
	}
	var parts [4]uint16
	fmt.Sscanf(plain, "%d.%d.%d", &parts[0], &parts[1], &parts[2]) // what it cannot read stays 0
	info := version.Info{Timestamp: src.time, FileVersion: parts, ProductVersion: parts}
	for key, value := range map[string]string{
		version.ProductName: "Fiche", version.FileDescription: summary, version.OriginalFilename: "fiche.exe",
		version.ProductVersion: number, version.FileVersion: number, version.LegalCopyright: "MIT",
	} {
		if err := info.Set(version.LangDefault, key, value); err != nil {
			return nil, err
		}
	}
	resources.SetVersionInfo(info)
	resources.SetManifest(winres.AppManifest{
		Identity: winres.AssemblyIdentity{Name: "fiche", Version: parts}, Description: summary,
		Compatibility: winres.Win7AndAbove, ExecutionLevel: winres.AsInvoker, LongPathAware: true,
	})
	var out bytes.Buffer
	err = resources.WriteToEXE(&out, bytes.NewReader(program))
	return out.Bytes(), err
}
