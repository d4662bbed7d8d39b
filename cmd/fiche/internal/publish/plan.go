package publish

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// Options change what is sent. The zero value is ready to use.
type Options struct {
	All   bool // send what is there already too
	Force bool // replace what others wrote, also in a folder that never was a site
}

// An Entry is a file that the plan speaks of.
type Entry struct {
	Path string
	Size int64
}

// A Plan says what has to be done to a host. Its lists are sorted by path.
type Plan struct {
	New, Changed []Entry
	Again        []Entry // ours, but gone from the host
	Removed      []Entry
	Unchanged    int
	Replaced     []string // files of others that give way
	Kept         []string // no longer wanted, but somebody else changed them: they stay
	Foreign      int      // how many files of others stay

	host     Host
	files    fs.FS
	wanted   map[string]record
	folders  map[string]bool // that these need
	listText []byte          // as it stands on the host
	own      list            // what of it is still there
	left     []string        // unfinished files of ours
}

// IsEmpty reports whether the host has what it should have already.
func (p *Plan) IsEmpty() bool {
	return len(p.New)+len(p.Changed)+len(p.Again)+len(p.Removed) == 0
}

// A RefusedError says why nothing may be sent without Options.Force.
type RefusedError struct {
	Why   Reason
	Paths []string // sorted
}

// A Reason is why a plan is refused.
type Reason string

// The reasons.
const (
	NotASite    Reason = "not-a-site"   // the folder holds other files and was never a site of ours
	ListDamaged Reason = "list-damaged" // it was one, but its list cannot be read
	Edited      Reason = "edited"       // somebody else changed files of ours
	InTheWay    Reason = "in-the-way"   // files of others stand where ours go
)

func (e *RefusedError) Error() string { return string(e.Why) + ": " + strings.Join(e.Paths, ", ") }

// Compare reads what is on the host and plans how it becomes the files named by
// paths. It writes nothing.
func Compare(ctx context.Context, h Host, files fs.FS, paths []string, o Options) (*Plan, error) {
	p := &Plan{host: h, files: files, wanted: make(map[string]record, len(paths)), folders: map[string]bool{}, own: list{}}
	for _, name := range paths {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		p.wanted[name] = recordOf(data)
		for dir := path.Dir(name); dir != "." && !p.folders[dir]; dir = path.Dir(dir) {
			p.folders[dir] = true
		}
	}
	found, err := h.Files(ctx)
	if err != nil {
		return nil, err
	}
	there := map[string]File{}
	var unfinished []string
	for _, f := range found {
		switch {
		case strings.HasSuffix(f.Path, UnfinishedSuffix):
			unfinished = append(unfinished, f.Path)
		case f.Path != ListName:
			there[f.Path] = f
		}
	}
	known, err := p.readList(ctx, there, o)
	if err != nil {
		return nil, err
	}
	for _, name := range unfinished {
		of := strings.TrimSuffix(name, UnfinishedSuffix)
		if _, isWanted := p.wanted[of]; isWanted || known[of] != nil || of == ListName {
			p.left = append(p.left, name)
		}
	}
	return p, p.compare(known, there, o)
}

// readList returns the list on the host. A folder of others has none.
func (p *Plan) readList(ctx context.Context, there map[string]File, o Options) (list, error) {
	text, err := p.host.Read(ctx, ListName)
	refused := &RefusedError{Why: ListDamaged}
	switch {
	case err == nil:
		p.listText = text
		if known, ok := decodeList(text); ok {
			return known, nil
		}
	case errors.Is(err, fs.ErrNotExist):
		refused.Why = NotASite
		for name := range there {
			if !isHostDefault(name) {
				refused.Paths = append(refused.Paths, name)
			}
		}
		if refused.Paths == nil {
			return list{}, nil
		}
		slices.Sort(refused.Paths)
	default:
		return nil, err
	}
	if o.Force {
		return list{}, nil
	}
	return nil, refused
}

// compare decides for each file what becomes of it.
func (p *Plan) compare(known list, there map[string]File, o Options) error {
	var edited, inTheWay []string
	for _, name := range slices.Sorted(maps.Keys(p.wanted)) {
		want, entry := p.wanted[name], Entry{name, p.wanted[name].size}
		f, isThere := there[name]
		sum, ours := known.content(f)
		switch {
		case !isThere && known[name] != nil:
			p.Again = append(p.Again, entry)
		case !isThere:
			p.New = append(p.New, entry)
		case !ours:
			p.Changed = append(p.Changed, entry)
			p.Replaced = append(p.Replaced, name)
			if known[name] != nil {
				edited = append(edited, name)
			} else if p.listText != nil || !mayReplaceUnasked(name) {
				inTheWay = append(inTheWay, name)
			}
		case sum != want.sum || o.All:
			p.Changed = append(p.Changed, entry)
			p.own[name] = known[name]
		default:
			p.Unchanged++
			want.version = f.Version
			p.own[name] = []record{want}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(there)) {
		if _, isWanted := p.wanted[name]; isWanted {
			continue
		}
		switch _, ours := known.content(there[name]); {
		case ours:
			p.Removed = append(p.Removed, Entry{name, there[name].Size})
			p.own[name] = known[name]
		case p.folders[name]:
			p.Removed = append(p.Removed, Entry{name, there[name].Size})
			p.Replaced = append(p.Replaced, name)
			inTheWay = append(inTheWay, name)
		case known[name] != nil:
			p.Kept = append(p.Kept, name)
		default:
			p.Foreign++
		}
	}
	switch {
	case o.Force:
		return nil
	case edited != nil:
		return &RefusedError{Edited, edited}
	case inTheWay != nil:
		return &RefusedError{InTheWay, inTheWay}
	}
	return nil
}
