package tree

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"slices"
	"strings"
)

// rememberedName is the file, in the folder that a site keeps for itself, which
// notes the manifests that were written for it. One that came from elsewhere with
// the output may name files that Fiche never wrote, with their right sums.
const rememberedName = "written"

const maxRemembered = 64 // manifests

func digest(manifest []byte) string {
	s := sha256.Sum256(manifest)
	return hex.EncodeToString(s[:])
}

// remembers reports whether a manifest was written for this site. Without a folder
// to look it up in, any that is whole is believed.
func remembers(folder *os.Root, manifest []byte) bool {
	return folder == nil || slices.Contains(remembered(folder), digest(manifest))
}

func remembered(folder *os.Root) []string {
	text, err := folder.ReadFile(rememberedName)
	if err != nil {
		return nil // then nothing is remembered
	}
	return strings.Fields(string(text))
}

// remember notes a manifest. Where that fails the next build believes it less.
func remember(folder *os.Root, manifest []byte) {
	if folder == nil {
		return
	}
	known := remembered(folder)
	next := digest(manifest)
	if slices.Contains(known, next) {
		return
	}
	known = append(known, next)
	known = known[max(0, len(known)-maxRemembered):]
	_ = folder.WriteFile(rememberedName, []byte(strings.Join(known, "\n")+"\n"), 0o644)
}
