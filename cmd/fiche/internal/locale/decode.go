package locale

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/spelling"
)

// A decoder fills Go values from the nodes of a data file, which is read as
// front matter is. Each exported field
// of a struct stands under its name in snake case: a key that is no field, a
// field that has no key and a key that stands twice are errors. Functions are
// left alone. The tag `data` of a field says what else there is to know:
//
//   - is not in this file
//     optional       may be left out
//     fold           is read folded (see spelling.Fold)
//     char           is the code of the one character that is written
//     enum=a b c     is the place of the word that is written
//     keys=- a b c   an array, written as a mapping; "-" is an element never written
type decoder struct {
	src   *problem.Source
	forms forms
	errs  []error
}

// A tag is what the tag of a field says.
type tag struct {
	skip, optional, fold, char bool
	enum, keys                 []string
}

func parseTag(text string) (t tag) {
	for option := range strings.SplitSeq(text, ",") {
		name, words, _ := strings.Cut(option, "=")
		switch name {
		case "":
		case "-":
			t.skip = true
		case "optional":
			t.optional = true
		case "fold":
			t.fold = true
		case "char":
			t.char = true
		case "enum":
			t.enum = strings.Fields(words)
		case "keys":
			t.keys = strings.Fields(words)
		default:
			panic("locale: unknown option of a data tag: " + option)
		}
	}
	return t
}

// decode fills what into points to from the data of a file.
func decode(file string, data []byte, into any, f forms) error {
	d := decoder{src: problem.NewSource(file, data), forms: f}
	arena := frontmatter.NewArena()
	defer arena.Release()
	root, problems := frontmatter.ReadFields(d.src, arena)
	for _, p := range problems {
		d.errs = append(d.errs, fmt.Errorf("%s:%d: %s %v", file, p.Line, p.Rule, p.Args))
	}
	if len(problems) == 0 {
		d.value(root, reflect.ValueOf(into).Elem(), tag{})
	}
	return errors.Join(d.errs...)
}

// errorf adds an error at an offset of the file.
func (d *decoder) errorf(at int, format string, args ...any) {
	line, _, _ := d.src.Locate(at, 0)
	d.errs = append(d.errs, fmt.Errorf("%s:%d: %s", d.src.Path, line, fmt.Sprintf(format, args...)))
}

// expect reports whether n is of a kind; if not, that is an error.
func (d *decoder) expect(n *frontmatter.Node, kind frontmatter.Kind) bool {
	if n.Kind != kind {
		d.errorf(n.Start, "%s, where %s is expected", kindNames[n.Kind], kindNames[kind])
	}
	return n.Kind == kind
}

var kindNames = [...]string{
	frontmatter.Null:     "nothing",
	frontmatter.Scalar:   "a text",
	frontmatter.Sequence: "a list",
	frontmatter.Mapping:  "a mapping",
}

func (d *decoder) value(n *frontmatter.Node, v reflect.Value, t tag) {
	switch v.Kind() {
	case reflect.Struct:
		if d.expect(n, frontmatter.Mapping) {
			d.structure(n, v)
		}
	case reflect.Map:
		if d.expect(n, frontmatter.Mapping) {
			d.mapping(n, v, t)
		}
	case reflect.Slice:
		if d.expect(n, frontmatter.Sequence) {
			v.Set(reflect.MakeSlice(v.Type(), len(n.Items), len(n.Items)))
			for i, item := range n.Items {
				d.value(item, v.Index(i), t)
			}
		}
	case reflect.Array:
		d.array(n, v, t)
	default:
		if d.expect(n, frontmatter.Scalar) {
			d.scalar(n, v, t)
		}
	}
}

func (d *decoder) scalar(n *frontmatter.Node, v reflect.Value, t tag) {
	switch {
	case t.char:
		r, size := utf8.DecodeRuneInString(n.Value)
		if size == 0 || size < len(n.Value) || v.Kind() == reflect.Uint8 && r >= utf8.RuneSelf {
			d.errorf(n.Start, "%q, where one character is expected", n.Value)
			return
		}
		v.Set(reflect.ValueOf(r).Convert(v.Type()))
	case t.enum != nil:
		i := slices.Index(t.enum, n.Value)
		if i < 0 {
			d.errorf(n.Start, "%q is none of %s", n.Value, strings.Join(t.enum, ", "))
			return
		}
		v.Set(reflect.ValueOf(i).Convert(v.Type()))
	case v.Kind() == reflect.String && t.fold:
		v.SetString(spelling.Fold(n.Value))
	case v.Kind() == reflect.String:
		v.SetString(n.Value)
	case v.Kind() == reflect.Bool:
		if n.Value != "true" && n.Value != "false" {
			d.errorf(n.Start, "%q, where true or false is expected", n.Value)
		}
		v.SetBool(n.Value == "true")
	case v.CanUint():
		u, err := strconv.ParseUint(n.Value, 10, v.Type().Bits())
		if err != nil {
			d.errorf(n.Start, "%q, where a number is expected", n.Value)
		}
		v.SetUint(u)
	default:
		panic("locale: no data file can hold a " + v.Type().String())
	}
}

// array fills an array from a list of its length or, if its elements have
// names, from a mapping.
func (d *decoder) array(n *frontmatter.Node, v reflect.Value, t tag) {
	if t.keys == nil {
		if d.expect(n, frontmatter.Sequence) && len(n.Items) != v.Len() {
			d.errorf(n.Start, "%d items, where %d are expected", len(n.Items), v.Len())
			return
		}
		for i, item := range n.Items {
			d.value(item, v.Index(i), t)
		}
		return
	}
	if !d.expect(n, frontmatter.Mapping) {
		return
	}
	keys := t.keys
	t.keys = nil
	d.checkKeys(n, func(key string) bool { return key != "-" && slices.Contains(keys, key) })
	for i, key := range keys {
		if key != "-" {
			d.member(n, key, v.Index(i), t)
		}
	}
}

func (d *decoder) mapping(n *frontmatter.Node, v reflect.Value, t tag) {
	v.Set(reflect.MakeMapWithSize(v.Type(), len(n.Pairs)))
	for _, p := range n.Pairs {
		element := reflect.New(v.Type().Elem()).Elem()
		d.value(p.Value, element, t)
		v.SetMapIndex(reflect.ValueOf(p.Key.Text), element)
	}
}

func (d *decoder) structure(n *frontmatter.Node, v reflect.Value) {
	fields := fieldsOf(v.Type())
	if v.Type() == reflect.TypeFor[quantity.Forms]() {
		fields = d.forms.restrict(fields)
	}
	d.checkKeys(n, func(key string) bool {
		return slices.ContainsFunc(fields, func(f field) bool { return f.key == key })
	})
	for _, f := range fields {
		d.member(n, f.key, v.FieldByIndex(f.index), f.tag)
	}
	if term, ok := v.Addr().Interface().(*Term); ok {
		term.fold()
	}
}

// member fills v from the value of a key, which may be left out if the tag says
// so.
func (d *decoder) member(n *frontmatter.Node, key string, v reflect.Value, t tag) {
	for _, p := range n.Pairs {
		if p.Key.Text == key {
			d.value(p.Value, v, t)
			return
		}
	}
	if !t.optional {
		d.errorf(n.Start, "the key %q is missing", key)
	}
}

// checkKeys reports keys that are unknown. Those that stand twice are reported
// when the file is read.
func (d *decoder) checkKeys(n *frontmatter.Node, known func(key string) bool) {
	for _, p := range n.Pairs {
		if !known(p.Key.Text) {
			d.errorf(p.Key.Start, "the key %q is unknown", p.Key.Text)
		}
	}
}

// A field is a field of a struct as data files hold it.
type field struct {
	key   string
	index []int
	tag   tag
}

// fieldsOf returns the fields of a struct that data files hold, those of
// embedded structs among them. They are found once for each type.
func fieldsOf(t reflect.Type) []field {
	if known, ok := knownFields.Load(t); ok {
		return known.([]field)
	}
	var fields []field
	for _, f := range reflect.VisibleFields(t) {
		tag := parseTag(f.Tag.Get("data"))
		if !f.IsExported() || f.Anonymous || tag.skip || f.Type.Kind() == reflect.Func {
			continue
		}
		fields = append(fields, field{snakeCase(f.Name), f.Index, tag})
	}
	knownFields.Store(t, fields)
	return fields
}

var knownFields sync.Map // []field by reflect.Type

// snakeCase writes the name of a field as data files do: "AtAGlance" is
// "at_a_glance", "JSON" is "json".
func snakeCase(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		begins := unicode.IsUpper(r) && i > 0 &&
			(!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1]))
		if begins {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// forms are the keys of the forms that nouns have in a language, and whether
// each may be left out.
type forms map[string]bool

// formsOf finds the forms of a language by its rule: those that numbers up to a
// hundred ask for are required. One that only a million asks for may be left out.
func formsOf(rule func(n int) quantity.Category) forms {
	keys := fieldsOf(reflect.TypeFor[quantity.Forms]())
	f := forms{keys[rule(1_000_000)].key: true, keys[quantity.Other].key: false}
	for n := range 101 {
		f[keys[rule(n)].key] = false
	}
	return f
}

// restrict returns those of the fields of quantity.Forms that the language has.
func (f forms) restrict(fields []field) []field {
	var own []field
	for _, field := range fields {
		if optional, ok := f[field.key]; ok {
			field.tag.optional = optional
			own = append(own, field)
		}
	}
	return own
}

// neededForms returns the categories that numbers up to a hundred ask for, in
// the order of the CLDR.
func neededForms(rule func(n int) quantity.Category) []quantity.Category {
	var needed []quantity.Category
	for n := range 101 {
		if c := rule(n); !slices.Contains(needed, c) {
			needed = append(needed, c)
		}
	}
	slices.Sort(needed)
	return needed
}

// formIndex returns a function that finds which of the needed forms a number asks
// for: the last, for one that none of them is made for.
func formIndex(rule func(n int) quantity.Category) func(n int) int {
	needed := neededForms(rule)
	return func(n int) int {
		if i := slices.Index(needed, rule(max(n, -n))); i >= 0 {
			return i
		}
		return len(needed) - 1
	}
}
