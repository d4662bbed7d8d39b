package opendata

import (
	"iter"
	"strings"
)

// A Type is what the values of a column are.
type Type uint8

// The types.
const (
	Text Type = iota
	Number
	Date    // ISO 8601: a day, a month or a year
	Address // a web address, or one from the root of the site
	List    // texts
	Items   // rows of the table of this name; in a table, each in one line
)

// A Table is one kind of thing that the data speak of, from whose columns each
// format follows.
type Table struct {
	Key     string // "figures"; its words stand in locale.DataWords under it
	Columns []Column

	count func(*record) int
	// rows gives those of a sheet, each in the same slice. Only a table has use for the
	// lines of Items, which are empty otherwise.
	rows func(r *record, lines bool, row func([]cell))
}

// A Column is what is said of each thing. Its id never changes.
type Column struct {
	ID   string
	Type Type
	// Own is the name of the site's own field that it holds; Of and In are the column
	// that it translates and the language. Else they are empty.
	Own, Of, In string
}

// A cell is a value of a row. It has a text, or items if its column is a list.
type cell struct {
	text  string
	items []string
}

// line returns a cell as one text. A reader parts it at the bars, or, where an item
// holds one, at the ends of lines.
func (c cell) line() string {
	if c.items == nil {
		return c.text
	}
	for _, item := range c.items {
		if strings.ContainsAny(item, "|;") {
			return strings.Join(c.items, "\n")
		}
	}
	return strings.Join(c.items, " | ")
}

func (c cell) isEmpty() bool { return c.text == "" && len(c.items) == 0 }

// A columnOf T is a column and how its value is had of one T.
type columnOf[T any] struct {
	Column
	value func(*record, T) cell
}

func text[T any](id string, value func(*record, T) string) columnOf[T] { return typed(id, Text, value) }

func number[T any](id string, value func(*record, T) string) columnOf[T] {
	return typed(id, Number, value)
}

func typed[T any](id string, typ Type, value func(*record, T) string) columnOf[T] {
	return columnOf[T]{Column{ID: id, Type: typ}, func(r *record, of T) cell { return cell{text: value(r, of)} }}
}

func list[T any](id string, typ Type, value func(*record, T) []string) columnOf[T] {
	return columnOf[T]{Column{ID: id, Type: typ}, func(r *record, of T) cell { return cell{items: value(r, of)} }}
}

// tableOf returns the table of the things that each sheet has.
func tableOf[T any](key string, things func(*record) iter.Seq[T], columns ...columnOf[T]) *Table {
	t := &Table{Key: key}
	for _, c := range columns {
		t.Columns = append(t.Columns, c.Column)
	}
	t.count = func(r *record) (n int) {
		for range things(r) {
			n++
		}
		return n
	}
	t.rows = func(r *record, lines bool, row func([]cell)) {
		cells := make([]cell, len(columns))
		for thing := range things(r) {
			for j := range columns {
				if c := &columns[j]; lines || c.Type != Items {
					cells[j] = c.value(r, thing)
				}
			}
			row(cells)
		}
	}
	return t
}

// pointers returns those to the elements of a slice.
func pointers[T any](all []T) iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for i := range all {
			if !yield(&all[i]) {
				return
			}
		}
	}
}
