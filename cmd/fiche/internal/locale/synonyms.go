package locale

// Synonyms are the names that other programs and other offices have for what a
// sheet has a field for. They are not read, since two of them may mean one thing,
// but answered with the field that was meant. All are folded (spelling.Field).
type Synonyms struct {
	Fields    map[string][]string `data:"fold"` // by the path of the field
	Roles     map[string][]string `data:"fold"` // of partners who have the role with this key
	Start     []string            `data:"fold"` // the first day of the period
	End       []string            `data:"fold"`
	Since     string              // {date}: a period of which only the first day is known
	Until     string              // {date}: or only the last
	Alt       []string            `data:"fold"` // of the photo
	Caption   []string            `data:"fold"`
	Credit    []string            `data:"fold"`
	Lat       []string            `data:"fold"` // of the place
	Lon       []string            `data:"fold"`
	Published []string            `data:"fold"` // "no" there is a draft
	Needless  []string            `data:"fold"` // settings of other programs
	None      []string            `data:"fold"` // what only looks like a field
}

// Synonyms returns what this language answers unknown fields with.
func (l *Locale) Synonyms() *Synonyms { return l.synonyms() }
