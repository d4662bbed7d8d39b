package locale

// DataWords are the words of the data files and of the page that explains them.
type DataWords struct {
	Title       string
	Lead        string
	Catalogue   string // the file name of the description for catalogues of open data
	Files       string // heads the list of files
	Rows        string // before how many there are
	Column      string // heads a column
	Meaning     string // heads a column
	Facts       string // heads what holds for all files
	Updated     string
	Cite        string // heads how to cite
	CiteAs      string // {author} {title} {site} {date}
	CiteUndated string // {author} {title} {site}
	NoLicence   string
	Schema      string // {link}: where the schema is
	Places      string // how exact positions are
	OwnColumn   string // {name}: what a column of a field of the site's own is
	InLanguage  string // {column} {language}: what a column is in another language
	Tables      map[string]TableWords
}

// TableWords are the words of one table, by its key.
type TableWords struct {
	File    string            // its name in addresses
	Name    string            // what pages call it
	About   string            // what a row of it is
	Columns map[string]string // what each is, by its id
}
