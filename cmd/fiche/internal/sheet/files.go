package sheet

// A FileRef is a reference of a field to a file beside the sheet.
type FileRef struct {
	Ref
	Picture bool // it is shown, not linked
}

// Files are the files that the fields of the sheet name.
func (s *Sheet) Files() []FileRef {
	var files []FileRef
	add := func(ref Ref, picture bool) {
		if ref.Target != "" {
			files = append(files, FileRef{ref, picture})
		}
	}
	if s.Photo != nil {
		add(s.Photo.File, true)
	}
	for _, p := range s.Gallery {
		add(p.File, true)
	}
	for _, o := range s.Partners {
		add(o.Logo, true)
	}
	if s.About != nil {
		add(s.About.Logo, true)
	}
	for _, d := range s.Documents {
		add(d.File, false)
	}
	return files
}
