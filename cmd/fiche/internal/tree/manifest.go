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
)

// listName is the file in the output folder that lists what Write wrote.
const listName = ".fiche"

// The list is text, so that a person can read it and a diff of it says
// something: a line that tells what it is, a line for each file, and a sum
// over all of that. A list that was cut short or edited does not fit its sum,
// and then none of it is believed: it decides what is removed.
const (
	listHead = "fiche list 2: the files that Fiche wrote here; the next build removes those " +
		"that are no longer wanted, so please leave this list as it is\n"
	listEnd = "end "
)

// A stamp tells the bytes of a file, well enough to know them again: no slip and
// no edit keeps it. Nobody would gain anything by forging one.
type stamp struct {
	size int64
	sum  sum
}

// A sum is two CRC-32, those of IEEE 802.3 and of Castagnoli. Their polynomials
// have no factor in common, so that together they are one CRC of 64 bits; and
// processors compute them at the speed of memory, where a cryptographic sum
// takes a thirtieth of a build.
type sum [8]byte

var (
	ieee       = crc32.IEEETable
	castagnoli = crc32.MakeTable(crc32.Castagnoli)
)

func newSum(a, b uint32) (s sum) {
	binary.BigEndian.PutUint32(s[:4], a)
	binary.BigEndian.PutUint32(s[4:], b)
	return s
}

func stampOf(data []byte) stamp {
	return stamp{int64(len(data)), newSum(crc32.Checksum(data, ieee), crc32.Checksum(data, castagnoli))}
}

// readStamp is stampOf for a file that need not fit into memory.
func readStamp(r io.Reader) (stamp, error) {
	a, b := crc32.New(ieee), crc32.New(castagnoli)
	size, err := io.Copy(io.MultiWriter(a, b), r)
	return stamp{size, newSum(a.Sum32(), b.Sum32())}, err
}

func compareStamps(a, b stamp) int {
	return cmp.Or(cmp.Compare(a.size, b.size), bytes.Compare(a.sum[:], b.sum[:]))
}

// A list is what Write wrote, by path. While files are being replaced one
// path may have the stamps of its old bytes and of its new ones.
type list map[string][]stamp

// union adds another list to a copy of this one.
func (l list) union(other list) list {
	both := maps.Clone(l)
	for path, stamps := range other {
		for _, s := range stamps {
			if !slices.Contains(both[path], s) {
				both[path] = append(slices.Clip(both[path]), s)
			}
		}
	}
	return both
}

// encode writes the list as text, the same text for the same list.
func (l list) encode() []byte {
	text := make([]byte, 0, len(listHead)+64*len(l)+40)
	text = append(text, listHead...)
	for _, path := range slices.Sorted(maps.Keys(l)) {
		for _, s := range slices.SortedFunc(slices.Values(l[path]), compareStamps) {
			text = hex.AppendEncode(text, s.sum[:])
			text = append(text, ' ')
			text = strconv.AppendInt(text, s.size, 10)
			text = append(text, ' ')
			text = strconv.AppendQuote(text, path)
			text = append(text, '\n')
		}
	}
	return seal(text)
}

// seal adds the last line.
func seal(text []byte) []byte {
	end := stampOf(text)
	text = append(text, listEnd...)
	text = hex.AppendEncode(text, end.sum[:])
	return append(text, '\n')
}

// decodeList reads a list; false if it is not whole, or not a list.
func decodeList(text []byte) (list, bool) {
	body, end, ok := cutEnd(text)
	if !ok || stampOf(body).sum != end {
		return nil, false
	}
	lines, ok := strings.CutPrefix(string(body), listHead)
	if !ok {
		return nil, false
	}
	l := list{}
	for line := range strings.Lines(lines) {
		path, s, ok := decodeLine(strings.TrimSuffix(line, "\n"))
		if !ok {
			return nil, false
		}
		l[path] = append(l[path], s)
	}
	return l, true
}

// cutEnd parts the last line, which holds the sum, from those before it.
func cutEnd(text []byte) (body []byte, end sum, ok bool) {
	const size = len(listEnd) + 2*len(end) + 1
	if len(text) < size {
		return nil, end, false
	}
	body, last := text[:len(text)-size], string(text[len(text)-size:])
	hexed, ok := strings.CutPrefix(last, listEnd)
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
