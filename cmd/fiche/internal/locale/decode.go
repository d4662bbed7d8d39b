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

	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/spelling"
)

// A decoder fills Go values from the nodes of a data file. Each exported field
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
	file  string
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
	root, err := parse(data)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	d := decoder{file: file, forms: f}
	d.value(root, reflect.ValueOf(into).Elem(), tag{})
	return errors.Join(d.errs...)
}

func (d *decoder) errorf(line int, format string, args ...any) {
	d.errs = append(d.errs, fmt.Errorf("%s:%d: %s", d.file, line, fmt.Sprintf(format, args...)))
}

// expect reports whether n is of a kind; if not, that is an error.
func (d *decoder) expect(n node, kind nodeKind) bool {
	if n.kind != kind {
		d.errorf(n.line, "%s, where %s is expected", kindNames[n.kind], kindNames[kind])
	}
	return n.kind == kind
}

var kindNames = [...]string{scalarNode: "a text", listNode: "a list", mappingNode: "a mapping", emptyNode: "nothing"}

func (d *decoder) value(n node, v reflect.Value, t tag) {
	switch v.Kind() {
	case reflect.Struct:
		if d.expect(n, mappingNode) {
			d.structure(n, v)
		}
	case reflect.Map:
		if d.expect(n, mappingNode) {
			d.mapping(n, v, t)
		}
	case reflect.Slice:
		if d.expect(n, listNode) {
			v.Set(reflect.MakeSlice(v.Type(), len(n.items), len(n.items)))
			for i, item := range n.items {
				d.value(item, v.Index(i), t)
			}
		}
	case reflect.Array:
		d.array(n, v, t)
	default:
		if d.expect(n, scalarNode) {
			d.scalar(n, v, t)
		}
	}
}

func (d *decoder) scalar(n node, v reflect.Value, t tag) {
	switch {
	case t.char:
		r, size := utf8.DecodeRuneInString(n.text)
		if size == 0 || size < len(n.text) || v.Kind() == reflect.Uint8 && r >= utf8.RuneSelf {
			d.errorf(n.line, "%q, where one character is expected", n.text)
			return
		}
		v.Set(reflect.ValueOf(r).Convert(v.Type()))
	case t.enum != nil:
		i := slices.Index(t.enum, n.text)
		if i < 0 {
			d.errorf(n.line, "%q is none of %s", n.text, strings.Join(t.enum, ", "))
			return
		}
		v.Set(reflect.ValueOf(i).Convert(v.Type()))
	case v.Kind() == reflect.String && t.fold:
		v.SetString(spelling.Fold(n.text))
	case v.Kind() == reflect.String:
		v.SetString(n.text)
	case v.Kind() == reflect.Bool:
		if n.text != "true" && n.text != "false" {
			d.errorf(n.line, "%q, where true or false is expected", n.text)
		}
		v.SetBool(n.text == "true")
	case v.CanUint():
		u, err := strconv.ParseUint(n.text, 10, v.Type().Bits())
		if err != nil {
			d.errorf(n.line, "%q, where a number is expected", n.text)
		}
		v.SetUint(u)
	default:
		panic("locale: no data file can hold a " + v.Type().String())
	}
}

// array fills an array from a list of its length or, if its elements have
// names, from a mapping.
func (d *decoder) array(n node, v reflect.Value, t tag) {
	if t.keys == nil {
		if d.expect(n, listNode) && len(n.items) != v.Len() {
			d.errorf(n.line, "%d items, where %d are expected", len(n.items), v.Len())
			return
		}
		for i, item := range n.items {
			d.value(item, v.Index(i), t)
		}
		return
	}
	if !d.expect(n, mappingNode) {
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

func (d *decoder) mapping(n node, v reflect.Value, t tag) {
	d.checkKeys(n, func(string) bool { return true })
	v.Set(reflect.MakeMapWithSize(v.Type(), len(n.pairs)))
	for _, p := range n.pairs {
		element := reflect.New(v.Type().Elem()).Elem()
		d.value(p.value, element, t)
		v.SetMapIndex(reflect.ValueOf(p.key), element)
	}
}

func (d *decoder) structure(n node, v reflect.Value) {
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
}

// member fills v from the value of a key, which may be left out if the tag says
// so.
func (d *decoder) member(n node, key string, v reflect.Value, t tag) {
	for _, p := range n.pairs {
		if p.key == key {
			d.value(p.value, v, t)
			return
		}
	}
	if !t.optional {
		d.errorf(n.line, "the key %q is missing", key)
	}
}

// checkKeys reports keys that stand twice, or are unknown.
func (d *decoder) checkKeys(n node, known func(key string) bool) {
	seen := make(map[string]bool, len(n.pairs))
	for _, p := range n.pairs {
		switch {
		case seen[p.key]:
			d.errorf(p.line, "the key %q stands twice", p.key)
		case !known(p.key):
			d.errorf(p.line, "the key %q is unknown", p.key)
		}
		seen[p.key] = true
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
