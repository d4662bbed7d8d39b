// Package search makes the files by which a page finds sheets by their words.
//
// It stands beside render, between site and tree: Site in, scripts out that the
// script of the pages loads (static/js/fiche.js). Its law: what it reads as a word,
// and which words it takes for one, is what that script does; both work by the
// tables of locale, which the first file gives to the script, and a test asks a
// browser for the words of the same texts. Nothing that no page shows is in them.
//
// An index is what words the sheets have, each by its stem, and how well each sheet
// fits. It is in several files, by the first letters of the stems, so that a query
// loads those of its words alone. Sheets go by their number in site.Edition.Latest,
// under which render has their cards, and which their texts have too.
package search

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/spelling"
)

// maxShard is the size of a file above which it is parted, in bytes: so that a query of
// two words with its cards stays below 100 KB compressed at ten thousand sheets.
const maxShard = 48 << 10

// A File is one file of the output.
type File struct {
	Path string // from the root of the site
	Make func() ([]byte, error)
}

// Files makes the files of an edition: what the script has to know of the language,
// and the index if the edition is searched.
func Files(s *site.Site, e *site.Edition) []File {
	var shards []shard
	var files []File
	if e.Searched() {
		shards, files = newIndex(s, e).shards(), textFiles(s, e)
	}
	tables := tablesOf(e.Locale)
	for _, shard := range shards {
		tables.Shards = append(tables.Shards, shard.name)
		files = append(files, File{e.FindFolder() + shard.file() + ".js", func() ([]byte, error) { return shard.data, nil }})
	}
	return append(files, File{e.FindFolder() + "index.js", func() ([]byte, error) { return Call("index", tables) }})
}

// tables are what the script knows of a language.
type tables struct {
	Stop    []string          `json:"stop"`
	Spelled map[string]string `json:"spelled"`
	Endings [][][3]any        `json:"endings"`
	Shards  []string          `json:"shards"`
}

func tablesOf(l *locale.Locale) tables {
	t := tables{Stop: l.Search().Stop, Spelled: map[string]string{}, Shards: []string{}}
	for letter, plain := range spelling.SpelledOut() {
		t.Spelled[string(letter)] = plain
	}
	for _, step := range l.Search().Steps() {
		rules := [][3]any{}
		for _, e := range step {
			rules = append(rules, [3]any{e.From, e.To, e.Least})
		}
		t.Endings = append(t.Endings, rules)
	}
	return t
}

// Call returns a script that gives data to the script of the pages.
func Call(name string, data any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("fiche(" + strconv.Quote(name) + ",")
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(data); err != nil {
		return nil, err
	}
	b.Truncate(b.Len() - 1) // the line break
	b.WriteString(")\n")
	return b.Bytes(), nil
}

// A shard is a file of the index: words that begin alike.
type shard struct {
	name string // how they begin
	data []byte
}

// file returns the name of the file, without its ending: of letters that every disk
// and server knows, and none that Windows keeps for itself ("con").
func (s shard) file() string { return "words-" + fileName(s.name) }

func fileName(start string) string {
	if strings.Trim(start, "abcdefghijklmnopqrstuvwxyz0123456789") == "" {
		return start
	}
	var codes []string
	for _, r := range start {
		codes = append(codes, strconv.FormatInt(int64(r), 16))
	}
	return strings.Join(codes, "-")
}

// shards returns the files of the index, by the first two letters of the words; what
// would be too large is parted by the next one.
func (x *index) shards() []shard {
	words := slices.SortedFunc(slices.Values(x.words), func(a, b *word) int { return strings.Compare(a.stem, b.stem) })
	return split(nil, words, 2)
}

// split adds the files of words, which are sorted and alike but for their letters
// from the n-th on.
func split(all []shard, words []*word, n int) []shard {
	for len(words) > 0 {
		start := beginning(words[0].stem, n)
		end := slices.IndexFunc(words, func(w *word) bool { return beginning(w.stem, n) != start })
		if end < 0 {
			end = len(words)
		}
		same := words[:end]
		words = words[end:]
		data := encode(start, same)
		if len(data) > maxShard && len(same) > 1 {
			all = split(all, same, n+1)
			continue
		}
		all = append(all, shard{start, data})
	}
	return all
}

// beginning returns the first n letters of a word.
func beginning(word string, n int) string {
	for i := range word {
		if n == 0 {
			return word[:i]
		}
		n--
	}
	return word
}

// encode returns the script of words: of each its stem, how it is mostly written, if
// that is not the stem, and its sheets.
func encode(name string, words []*word) []byte {
	b := append(make([]byte, 0, 1<<10), "fiche("...)
	b = strconv.AppendQuote(b, "words-"+fileName(name))
	b = append(b, ",{"...)
	for i, w := range words {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(append(b, '"'), w.stem...), `":"`...) // letters and digits, which need no quoting
		if written := w.written(); written != w.stem {
			b = append(append(b, written...), ' ')
		}
		b = append(w.appendSheets(b), '"')
	}
	return append(b, "})\n"...)
}

// digits are those of a number in base 32: the first half ends one, the second does
// not.
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+,-."

// appendSheets appends the sheets of a word, those that it fits best first: how well,
// then of each how far it is from the one before.
func (w *word) appendSheets(b []byte) []byte {
	for score := byte(inAll); score > 0; score-- {
		before := -1
		for _, s := range w.sheets {
			if byte(s) != score {
				continue
			}
			if before < 0 {
				b = append(b, '0'+score)
			}
			b = appendNumber(b, s.number()-before-1)
			before = s.number()
		}
	}
	return b
}

func appendNumber(b []byte, n int) []byte {
	var reversed [8]byte
	i := 0
	for ; i == 0 || n > 0; n, i = n/32, i+1 {
		reversed[i] = byte(n % 32)
	}
	for i--; i >= 0; i-- {
		digit := reversed[i]
		if i > 0 {
			digit += 32
		}
		b = append(b, digits[digit])
	}
	return b
}
