//go:build ignore

// Outlines makes near.outlines from Natural Earth as npm publishes it.
//
//	npm install --ignore-scripts world-atlas@2.0.2
//	NPM=$PWD/node_modules go generate fiche/cmd/fiche/internal/atlas
//
// Its output depends on this package, on the codes of countries in locale, and
// on nothing else: the outlines of 1:10m, thinned for each place on Earth to what
// the most detailed map that shows it can draw.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
)

// pinned is the version that judgements below (borders, regions) were made on.
const pinned = "2.0.2"

func main() {
	log.SetFlags(0)
	npm := flag.String("npm", "", "the `folder` node_modules that holds world-atlas")
	out := flag.String("out", ".", "the `folder` to write to")
	flag.Parse()
	if err := generate(*npm, *out); err != nil {
		log.Fatalf("outlines: %v", err)
	}
}

func generate(npm, out string) error {
	var module struct{ Version string }
	if err := read(&module, npm, "world-atlas", "package.json"); err != nil {
		return err
	}
	if module.Version != pinned {
		return fmt.Errorf("world-atlas is %s, want %s", module.Version, pinned)
	}
	near, err := readAtlas(npm, "countries-10m.json")
	if err != nil {
		return err
	}
	near.thin()
	return os.WriteFile(filepath.Join(out, "near.outlines"), near.encode(), 0o644)
}

func read(into any, path ...string) error {
	name := filepath.Join(path...)
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
