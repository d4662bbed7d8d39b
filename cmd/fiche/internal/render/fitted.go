package render

import (
	"bytes"
	"html/template"
	"reflect"
	"sync"
	"sync/atomic"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/render/compile"
	"fiche/cmd/fiche/internal/render/contract"
	"fiche/cmd/fiche/internal/view"
)

// A common is what the pages of a frame have in common: wherever a view leads
// to a value of one of these types, it is this one.
type common struct {
	Words *locale.Words
	Site  *view.Site
}

// Fitted are the templates of a site for the pages of one frame. A set that
// has made a few pages goes to press for the others: on a small site that
// would take longer than it saves.
type fitted struct {
	*Templates
	sets map[*template.Template]*fittedSet // by the general one
}

type fittedSet struct {
	uses  atomic.Int64
	press func() (*compile.Press, error)
}

// generalUses is how many executions a set does not go to press for. It takes
// about as long as what it saves on a dozen pages.
const generalUses = 12

// fit prepares the templates for a frame.
func (t *Templates) fit(c *common) *fitted {
	f := &fitted{Templates: t, sets: map[*template.Template]*fittedSet{}}
	parts := map[string]reflect.Type{}
	for _, s := range contract.Slots {
		set, name := t.find(s.File)
		switch {
		case set == t.parts:
			parts[name] = s.Dot
		case set != nil:
			f.sets[set] = t.fitSet(c, s.File, map[string]reflect.Type{name: s.Dot})
		}
	}
	f.sets[t.parts] = t.fitSet(c, "", parts)
	return f
}

// fitSet prepares the set of a page's file, or of the parts. Its roots are the
// templates that the program executes, with the types it gives them.
func (t *Templates) fitSet(c *common, file string, roots map[string]reflect.Type) *fittedSet {
	return &fittedSet{press: sync.OnceValues(func() (*compile.Press, error) {
		set, err := t.newSet(file)
		if err == nil {
			err = compile.Reserve(set)
		}
		if err != nil {
			return nil, err
		}
		for name, dot := range roots {
			if err := escape(set, name, dot); err != nil {
				return nil, err
			}
		}
		return compile.New(set, roots, c), nil
	})}
}

// execute runs the template of a file for a page that shows the site as the
// frame does, or, when it is marked in the menus, for one that does not.
func (f *fitted) execute(page *bytes.Buffer, file string, data any, marked bool) error {
	set, name := f.find(file)
	own := f.sets[set]
	if marked || own.uses.Add(1) <= generalUses {
		return set.ExecuteTemplate(page, name, data)
	}
	p, err := own.press()
	if err != nil {
		return err
	}
	return p.Execute(page, name, data)
}
