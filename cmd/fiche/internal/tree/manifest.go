package tree

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// manifestName is the file in the output folder that lists what Write wrote.
const manifestName = ".fiche"

// The manifest is text, for people and for diffs: a line that says what it is, a
// line for each file, and a checksum over all of that. One that was cut short or
// edited does not fit its checksum and is not used: it decides what is removed.
const (
	manifestHead = "fiche list 2: the files that Fiche wrote here; the next build removes those " +
		"that are no longer wanted, so please leave this list as it is\n"
	manifestEnd = "end "
)

// A stamp identifies the bytes of a file: no accident and no edit keeps it. It is
// not safe against forgery, which would gain nothing.
type stamp struct {
	size int64
	sum  sum
}

// A sum is two CRC-32, those of IEEE 802.3 and of Castagnoli. Their polynomials
// have no factor in common, so that together they are one CRC of 64 bits; and
// processors compute them at the speed of memory, where a cryptographic hash
// takes 3 % of a build.
type sum [8]byte

var (
	ieee       = crc32.IEEETable
	castagnoli = sync.OnceValue(func() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) })
)

func newSum(a, b uint32) (s sum) {
	binary.BigEndian.PutUint32(s[:4], a)
	binary.BigEndian.PutUint32(s[4:], b)
	return s
}

func stampOf(data []byte) stamp { return stamp{}.followedBy(data) }

// followedBy returns the stamp of the bytes of s with data behind them.
func (s stamp) followedBy(data []byte) stamp {
	a, b := binary.BigEndian.Uint32(s.sum[:4]), binary.BigEndian.Uint32(s.sum[4:])
	return stamp{s.size + int64(len(data)), newSum(crc32.Update(a, ieee, data), crc32.Update(b, castagnoli(), data))}
}

// readStamp is stampOf for a file that need not fit into memory.
func readStamp(r io.Reader) (stamp, error) {
	a, b := crc32.New(ieee), crc32.New(castagnoli())
	size, err := io.Copy(io.MultiWriter(a, b), r)
	return stamp{size, newSum(a.Sum32(), b.Sum32())}, err
}

func compareStamps(a, b stamp) int {
	return cmp.Or(cmp.Compare(a.size, b.size), bytes.Compare(a.sum[:], b.sum[:]))
}

// A manifest lists what Write wrote, by path. While files are being replaced one
// path may have the stamps of its old bytes and of its new ones.
type manifest map[string][]stamp

// union returns a copy with the stamps of another manifest added.
func (m manifest) union(other manifest) manifest {
	both := maps.Clone(m)
	for path, stamps := range other {
		for _, s := range stamps {
			if !slices.Contains(both[path], s) {
				both[path] = append(slices.Clip(both[path]), s)
			}
		}
	}
	return both
}

// encode returns the manifest as text, the same text for the same manifest.
func (m manifest) encode() []byte {
	text := make([]byte, 0, len(manifestHead)+64*len(m)+40)
	text = append(text, manifestHead...)
	for _, path := range slices.Sorted(maps.Keys(m)) {
		for _, s := range slices.SortedFunc(slices.Values(m[path]), compareStamps) {
			text = hex.AppendEncode(text, s.sum[:])
			text = append(text, ' ')
			text = strconv.AppendInt(text, s.size, 10)
			text = append(text, ' ')
			text = strconv.AppendQuote(text, path)
			text = append(text, '\n')
		}
	}
	return appendSum(text)
}

// appendSum adds the last line.
func appendSum(text []byte) []byte {
	end := stampOf(text)
	text = append(text, manifestEnd...)
	text = hex.AppendEncode(text, end.sum[:])
	return append(text, '\n')
}

// decodeManifest reads a manifest; ok is false if it is damaged or none.
func decodeManifest(text []byte) (manifest, bool) {
	body, end, ok := cutEnd(text)
	if !ok || stampOf(body).sum != end {
		return nil, false
	}
	lines, ok := strings.CutPrefix(string(body), manifestHead)
	if !ok {
		return nil, false
	}
	m := manifest{}
	for line := range strings.Lines(lines) {
		path, s, ok := decodeLine(strings.TrimSuffix(line, "\n"))
		if !ok {
			return nil, false
		}
		m[path] = append(m[path], s)
	}
	return m, true
}

// cutEnd separates the last line, which holds the sum, from those before it.
func cutEnd(text []byte) (body []byte, end sum, ok bool) {
	const size = len(manifestEnd) + 2*len(end) + 1
	if len(text) < size {
		return nil, end, false
	}
	body, last := text[:len(text)-size], string(text[len(text)-size:])
	hexed, ok := strings.CutPrefix(last, manifestEnd)
	if !ok {
		return nil, end, false
	}
	n, err := hex.Decode(end[:], []byte(strings.TrimSuffix(hexed, "\n")))
	return body, end, err == nil && n == len(end)
}

// decodeLine reads a line of the form: sum, size in bytes, path in quotes.
func decodeLine(line string) (path string, s stamp, ok bool) {
	hexed, rest, _ := strings.Cut(line, " ")
	size, quoted, _ := strings.Cut(rest, " ")
	decoded, err := hex.DecodeString(hexed)
	if err != nil || len(decoded) != len(s.sum) {
		return "", s, false
	}
	s.sum = sum(decoded)
	if s.size, err = strconv.ParseInt(size, 10, 64); err != nil {
		return "", s, false
	}
	path, err = strconv.Unquote(quoted)
	return path, s, err == nil && isFilePath(path) && !isReserved(path)
}
