package publish

import "io/fs"

// A Difference counts the files of a site that are not as they were published.
type Difference struct {
	New, Changed, Removed int
	Pages                 int // among all of these
}

// Files returns how many files there are.
func (d Difference) Files() int { return d.New + d.Changed + d.Removed }

// Published returns the list of what is on the host, once Send has ended well.
func (p *Plan) Published() []byte { return p.listText }

// Since compares files with a list that Published has returned; ok is false if the
// list is damaged.
func Since(listText []byte, files fs.FS, paths []string) (d Difference, ok bool, err error) {
	before, ok := decodeList(listText)
	if !ok {
		return Difference{}, false, nil
	}
	note := func(name string, count *int) {
		*count++
		if isPage(name) {
			d.Pages++
		}
	}
	for _, name := range paths {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return Difference{}, false, err
		}
		switch records := before[name]; {
		case len(records) == 0:
			note(name, &d.New)
		case records[0].sum != recordOf(data).sum:
			note(name, &d.Changed)
		}
		delete(before, name)
	}
	for name := range before {
		note(name, &d.Removed)
	}
	return d, true, nil
}
