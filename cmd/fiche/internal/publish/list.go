package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
)

const (
	listHead = "fiche published 1: what Fiche put here; please leave this list as it is\n"
	listEnd  = "end "
)

// A record is what was put at a path. Its version is empty until the host has
// told it.
type record struct {
	sum     string // of the bytes: 128 bits of SHA-256
	size    int64
	version string
}

func recordOf(data []byte) record {
	s := sha256.Sum256(data)
	return record{sum: base64.RawURLEncoding.EncodeToString(s[:16]), size: int64(len(data))}
}

// fits reports whether a file on the host may be the one recorded.
func (r record) fits(f File) bool {
	return r.size == f.Size && (r.version == "" || f.Version == "" || r.version == f.Version)
}

// A list is what Fiche put on a host, by path. While a file is replaced it has two
// records.
type list map[string][]record

// content returns what stands in a file of the host: ours is false if somebody
// else wrote it, sum is empty if several records may be meant.
func (l list) content(f File) (sum string, ours bool) {
	var fitting []record
	for _, r := range l[f.Path] {
		if r.fits(f) {
			fitting = append(fitting, r)
		}
	}
	exact := slices.DeleteFunc(slices.Clone(fitting), func(r record) bool { return r.version == "" || r.version != f.Version })
	if len(exact) == 1 {
		fitting = exact
	}
	if len(fitting) == 1 {
		return fitting[0].sum, true
	}
	return "", len(fitting) > 0
}

// with returns the list with the records of another added.
func (l list) with(other list) list {
	both := maps.Clone(l)
	for name, records := range other {
		for _, r := range records {
			if !slices.Contains(both[name], r) {
				both[name] = append(slices.Clip(both[name]), r)
			}
		}
	}
	return both
}

// encode returns the same text for the same list.
func (l list) encode() []byte {
	var text bytes.Buffer
	text.WriteString(listHead)
	for _, name := range slices.Sorted(maps.Keys(l)) {
		for _, r := range l[name] {
			fmt.Fprintf(&text, "%s %d %q %q\n", r.sum, r.size, r.version, name)
		}
	}
	fmt.Fprintf(&text, "%s%s\n", listEnd, recordOf(text.Bytes()).sum)
	return text.Bytes()
}

// decodeList reads a list; ok is false if it is damaged or none.
func decodeList(text []byte) (l list, ok bool) {
	at := bytes.LastIndex(text, []byte("\n"+listEnd)) + 1
	if at == 0 || string(text[at:]) != listEnd+recordOf(text[:at]).sum+"\n" {
		return nil, false
	}
	lines, ok := strings.CutPrefix(string(text[:at]), listHead)
	if !ok {
		return nil, false
	}
	l = list{}
	for line := range strings.Lines(lines) {
		parts := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 3)
		if len(parts) != 3 {
			return nil, false
		}
		size, err := strconv.ParseInt(parts[1], 10, 64)
		quoted, errQuoted := strconv.QuotedPrefix(parts[2])
		if err != nil || errQuoted != nil {
			return nil, false
		}
		version, err := strconv.Unquote(quoted)
		name, errName := strconv.Unquote(strings.TrimPrefix(parts[2][len(quoted):], " "))
		if err != nil || errName != nil || !fs.ValidPath(name) || name == "." || isOurTool(name) {
			return nil, false
		}
		l[name] = append(l[name], record{parts[0], size, version})
	}
	return l, true
}
