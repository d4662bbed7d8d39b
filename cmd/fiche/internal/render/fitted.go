package render

import (
	"html/template"
	"io"
	"reflect"
	"sync"
	"sync/atomic"
)

// Fitted are the templates of a site for the pages of one frame. A set that
// has made a few pages is specialised for the others: on a small site that
// would take longer than it saves.
type fitted struct {
	*Templates
	sets map[*template.Template]*fittedSet // by the general one
}

type fittedSet struct {
	uses        atomic.Int64
	specialised func() (*template.Template, error)
}

// generalUses is how many executions a set is not specialised for. It takes
// about as long as what it saves on a dozen pages.
const generalUses = 32

// fit prepares the templates for a frame.
func (t *Templates) fit(c *common) *fitted {
	f := &fitted{Templates: t, sets: map[*template.Template]*fittedSet{}}
	parts := map[string]reflect.Type{}
	for _, s := range slots {
		set, name := t.find(s.file)
		switch {
		case set == t.parts:
			parts[name] = s.dot
		case set != nil:
			f.sets[set] = t.fitSet(c, s.file, map[string]reflect.Type{name: s.dot})
		}
	}
	f.sets[t.parts] = t.fitSet(c, "", parts)
	return f
}

// fitSet prepares the set of a page's file, or of the parts. Its roots are the
// templates that the program executes, with the types it gives them.
func (t *Templates) fitSet(c *common, file string, roots map[string]reflect.Type) *fittedSet {
	return &fittedSet{specialised: sync.OnceValues(func() (*template.Template, error) {
		set, err := t.newSet(file)
		if err != nil {
			return nil, err
		}
		for name, dot := range roots {
			if err := escape(set, name, dot); err != nil {
				return nil, err
			}
		}
		return set, specialise(set, c, roots)
	})}
}

// execute runs the template of a file for a page that shows the site as the
// frame does, or, when it is marked in the menus, for one that does not.
func (f *fitted) execute(w io.Writer, file string, data any, marked bool) error {
	set, name := f.find(file)
	if own := f.sets[set]; !marked && own.uses.Add(1) > generalUses {
		var err error
		if set, err = own.specialised(); err != nil {
			return err
		}
	}
	return set.ExecuteTemplate(w, name, data)
}
