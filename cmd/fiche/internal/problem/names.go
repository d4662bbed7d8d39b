package problem

// A Field is the path of a field in the table of fields: "figures", or
// "figures.value" for one of its full form.
type Field string

// A File is another file that a message speaks of, from the folder of the site:
// "content/mali.md". It is shown as the place of a problem is.
type File string

// Names say what a file calls its fields. A message speaks of them as the file
// does, whatever the language of its reader: a file that says "title" is told of
// "figures". All places of one file share its names, which are filled in once
// the file is read.
type Names struct {
	Language string           // the tag of the language that most of the names are of
	Written  map[Field]string // the names that stand in the file, as they stand there
}

// Names returns what the file calls its fields, to be filled in by the one who
// reads them.
func (s *Source) Names() *Names {
	if s.names == nil {
		s.names = new(Names)
	}
	return s.names
}
