package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

// A download is a file of the release, as a manifest speaks of it.
type download struct{ url, sum, folder string }

// manifests are the files that Scoop, Homebrew and winget install the program from:
// each names an archive of this release and its sum.
func (src *source) manifests(files []entry) ([]entry, error) {
	of := func(s system, ending string) download {
		folder := s.archive(src.version)
		for _, f := range files {
			if f.name == folder+ending {
				return download{strings.TrimSuffix(src.url, "/") + "/" + f.name, sumOf(f.data), folder}
			}
		}
		return download{}
	}
	for _, s := range systems {
		ending := ".tar.gz"
		if s.os == "windows" {
			ending = ".zip"
		}
		if of(s, ending).url == "" {
			return nil, nil // not everything was made
		}
	}
	windows := map[string]download{"amd64": of(system{"windows", "amd64"}, ".zip"), "arm64": of(system{"windows", "arm64"}, ".zip")}
	scoop, err := src.scoop(windows)
	if err != nil {
		return nil, err
	}
	unix := map[string]download{}
	for _, s := range systems[:4] {
		unix[s.String()] = of(s, ".tar.gz")
	}
	return append(src.winget(windows), entry{name: "scoop/fiche.json", data: scoop}, entry{name: "homebrew/fiche.rb", data: src.formula(unix)}), nil
}

// scoop is the manifest for Scoop.
func (src *source) scoop(windows map[string]download) ([]byte, error) {
	type architecture struct {
		URL        string `json:"url"`
		Hash       string `json:"hash"`
		ExtractDir string `json:"extract_dir"`
	}
	of := func(d download) architecture { return architecture{d.url, d.sum, d.folder} }
	text, err := json.MarshalIndent(map[string]any{
		"version": src.number(), "description": summary, "homepage": src.url, "license": "MIT", "bin": "fiche.exe",
		"architecture": map[string]architecture{"64bit": of(windows["amd64"]), "arm64": of(windows["arm64"])},
	}, "", "    ")
	return append(text, '\n'), err
}

// winget are the three files of a package for winget.
func (src *source) winget(windows map[string]download) []entry {
	head := "PackageIdentifier: Fiche.Fiche\nPackageVersion: " + src.number() + "\n"
	end := func(kind string) string { return "ManifestType: " + kind + "\nManifestVersion: 1.6.0\n" }
	installer := head + "InstallerType: zip\nNestedInstallerType: portable\nReleaseDate: " + src.time.Format("2006-01-02") + "\nInstallers:\n"
	for _, arch := range []struct{ theirs, ours string }{{"x64", "amd64"}, {"arm64", "arm64"}} {
		d := windows[arch.ours]
		installer += fmt.Sprintf("- Architecture: %s\n  InstallerUrl: %s\n  InstallerSha256: %s\n  NestedInstallerFiles:\n  - RelativeFilePath: %s\\fiche.exe\n    PortableCommandAlias: fiche\n",
			arch.theirs, d.url, strings.ToUpper(d.sum), d.folder)
	}
	words := head + "PackageLocale: en-US\nPublisher: Fiche\nPackageName: Fiche\nLicense: MIT\nShortDescription: " + summary + "\nPackageUrl: " + src.url + "\n"
	return []entry{
		{name: "winget/Fiche.Fiche.yaml", data: []byte(head + "DefaultLocale: en-US\n" + end("version"))},
		{name: "winget/Fiche.Fiche.installer.yaml", data: []byte(installer + end("installer"))},
		{name: "winget/Fiche.Fiche.locale.en-US.yaml", data: []byte(words + end("defaultLocale"))},
	}
}

// formula is what Homebrew installs by, on macOS and Linux.
func (src *source) formula(unix map[string]download) []byte {
	of := func(s string) string { return fmt.Sprintf("      url %q\n      sha256 %q\n", unix[s].url, unix[s].sum) }
	text := "class Fiche < Formula\n  desc \"" + summary + "\"\n  homepage \"" + src.url + "\"\n  version \"" + src.number() + "\"\n  license \"MIT\"\n"
	for _, kind := range []struct{ theirs, ours string }{{"macos", "darwin"}, {"linux", "linux"}} {
		text += "\n  on_" + kind.theirs + " do\n    on_intel do\n" + of(kind.ours+"/amd64") + "    end\n    on_arm do\n" + of(kind.ours+"/arm64") + "    end\n  end\n"
	}
	return []byte(text + `
  def install
    bin.install "fiche"
    man.install Dir["man/*"]
    bash_completion.install "completions/fiche.bash" => "fiche"
    zsh_completion.install "completions/_fiche"
    fish_completion.install "completions/fiche.fish"
  end

  test do
    system bin/"fiche", "version"
  end
end
`)
}
