package locale

import "fiche/cmd/fiche/internal/quantity"

// DashboardWords are the words of the editors' start page. They are typeset where
// they are shown.
type DashboardWords struct {
	// Around every page.
	Name     string // of the start page
	Skip     string
	Parts    string         // names the links to the parts of the dashboard
	Site     string         // leads to the pages of the site
	Ended    string         // the preview does not answer any more
	HowToEnd string         // explains the button Stop
	Stop     string         // ends the preview
	Stopped  string         // heads the page that says that it has ended
	Again    string         // how to begin again
	Mistake  string         // begins the title of a page that has mistakes: {title}
	Mistakes quantity.Forms // {count}: heads their list
	Refused  string         // heads the page that refuses a request
	Retry    string         // what to do about that

	// The state of the site.
	State       string
	Fine        string         // {sheets} {pages}
	FineDrafts  string         // {sheets} {pages} {drafts}
	Drafts      quantity.Forms // {count}
	Stale       string         // {problems}: the last good version is shown
	Nothing     string         // {problems}: there is no version to show
	Errors      string         // heads a list
	Warnings    string         // heads a list
	Notes       string         // heads a list
	Unpublished string         // heads a list
	WhyNot      string         // says what to do about it
	Words       string         // heads the list of phrases without translation
	WhyWords    string         // says what to do about it
	Made        string         // {path}
	See         string         // shows the page of a sheet

	// The sheets.
	Sheets      string
	NoSheets    string
	NoneFound   string
	Search      string
	Show        string
	ShowAll     string
	ShowDrafts  string
	ShowFaulty  string
	ShowOneLang string         // the sheets that lack a translation
	Filter      string         // does it
	Found       quantity.Forms // {count}: sheets
	Sheet       string         // heads a column, as those below
	Status      string
	Date        string
	Languages   string
	Lacks       string
	Problems    string
	Actions     string
	SortBy      string // {column}
	Sorted      string // {column}: said of the column that the table is sorted by
	Complete    string // in the place of what a sheet lacks
	Missing     string // {count} {of}
	Draft       string // marks a sheet
	Open        string // opens a file in the editor
	OpenOf      string // {title}: the same, read aloud
	Translate   string // {language}
	TranslateOf string // {title} {language}: the same, read aloud
	OtherPages  string // heads the files that are no sheets
	Pages       string // names the links to the pages of a table
	Page        string // {page} {of}
	Previous    string
	Next        string

	// A new sheet, and a translation.
	New         string
	NewIntro    string
	NewDo       string
	Folder      string
	FolderHint  string // {folder}: the usual one
	Optional    string // after the name of a field
	Unsaid      string // the first choice of a list
	AsDraft     string
	AsDraftHint string
	Examples    map[string]string // by field
	NewTitle    string            // {title} {language}: heads a translation
	TransIntro  string            // {path}
	TransHome   string            // {path}: in the place of TransIntro, for the home
	TransDo     string

	// A check.
	Check      string
	CheckIntro string
	CheckFile  string // {path}: of one file only
	CheckAll   string

	// Sheets as PDF files.
	PDF struct {
		Title   string
		Intro   string // {folder}
		Do      string // prints a sheet, and leads to the page that prints all
		DoOf    string // {title}: the same, read aloud
		All     string // prints all
		Never   string // in the place of that, while there are errors
		Done    string // heads what was printed
		NotDone string // heads what stood in the way
	}

	// A build.
	Build      string
	BuildIntro string // {folder}
	BuildDo    string
	BuildNever string // in the place of the button, while there are errors
	Built      string // heads what was written
	NotBuilt   string // heads what stood in the way
	Publish    string // {folder}: how to publish it
	OpenFolder string

	// The form of a file, and what is done to it as a whole.
	Edit   EditWords
	Change ChangeWords
	Upload UploadWords
	Import ImportPageWords

	Publication PublicationWords

	// A new site.
	Setup       string
	SetupIntro  string         // {folder}
	SetupOthers quantity.Forms // {count} {folder}: other files are there
	SetupDo     string
	InFolder    string // {folder}
	InFolderTip string
	Here        string // {folder}
	Sites       string // heads the sites that are there already
	GoOn        string // {name}: goes on to one of them
}

// EditWords are the words of the form that changes a file.
type EditWords struct {
	Title       string
	Do          string // leads to it
	DoOf        string // {title}: the same, read aloud
	Intro       string
	Closed      string // heads the page that says why a file cannot be changed here
	Save        string
	Saved       string
	Faulty      quantity.Forms // {count}: heads what is wrong
	Price       string         // what that means
	Needed      string         // behind the label of a field
	Example     string         // {example}
	Jump        string         // heads the list of sections
	Sections    map[string]string
	Empty       string // in the place of the number of things in a section
	Add         string // {list}: adds a row
	Row         string // {list} {number}: names a row
	Up          string // {name}: moves a row
	Down        string
	Delete      string
	DeleteOf    string // {name}: the same, read aloud
	Back        string // undoes it
	BackOf      string // {name}
	Gone        string // {name}
	More        string // opens the other parts of a row
	Kept        string // said of lines that the form does not show
	Foreign     string // heads lines that Fiche does not know
	Text        string
	TextHint    string
	Taken       string // {fields}
	Conflict    string // heads the question whose words to keep
	Asked       string // says what to do
	Mine        string
	Theirs      string
	Without     string // in the place of lines that there are not
	Unsaved     string // asked when the page is left
	Elsewhere   string // the file was changed while the form is open
	Pane        string // heads the page as it would be
	PaneNone    string // there is none, or an older one, because of an error
	Tools       string // names the buttons above the text
	ToolWords   map[string]string
	ToolExample string // what a button writes when nothing is chosen
	Find        string // asks for a sheet to link to
	AsText      string // heads a file that is shown as a text
	AsTextWhy   string
	KeptAside   string // in the place of Unsaved, once it is kept
	Begun       string // {moment} {fields}: work that was not saved
	Resume      string
	Forget      string
	Take        string // shows that change
	Losing      string // {words}: their translation will be lost
	Lost        string // {words} {file}: their translation is of no use; it follows
	LostTo      string // asks what the words are now
	LostDo      string
}

// ChangeWords are the words of the pages that rename, duplicate, delete, hide or
// publish a file. Maps are by what is done: draft, publish, rename, duplicate, delete.
type ChangeWords struct {
	File          string            // heads what can be done to the file
	Titles        map[string]string // of a page, and what leads to it
	Intros        map[string]string
	Acts          map[string]string // do it
	Done          map[string]string // said once it is done
	Look          string            // shows what follows
	Cancel        string
	Again         string         // a file has changed meanwhile
	Name          string         // asks for the new title
	Address       string         // asks for the new address
	Example       string         // says how an address is written
	Files         string         // heads the files that change
	New           string         // {path}: a file that is made
	Goes          string         // {path}: to the bin
	Changes       string         // {path}
	Follows       string         // {path}: a translation that is hidden or shown with the original
	With          string         // heads what may go too
	Links         quantity.Forms // {count}: heads the links to the file
	Follow        string         // said of links that are changed
	Line          string         // {line}
	Words         string         // keeps the words of a link
	Keep          string         // leaves a link as it is
	Stays         string         // a link that cannot be changed here
	Old           string         // {addresses}: lead to the new address
	Also          string         // {name}: a partner keeps it as another name
	Site          string         // heads what becomes of the published site
	Gone          quantity.Forms // {count}: pages that go
	Made          quantity.Forms // {count}: pages that are new
	Same          string         // no page goes or comes
	Blocked       string         // the site cannot be built then
	Warned        string         // heads what a build would say
	Bin           string
	BinIntro      string
	BinEmpty      string
	Binned        string // said after a deletion
	Restored      string
	Restore       string
	RestoreOf     string // {files}: the same, read aloud
	Moment        string // {date} {time}
	Versions      string
	VersionsIntro string
	VersionsNone  string
	Difference    string // opens what would change
	GoBack        string // {moment}
	Alike         string // said of a version that is as the file is
}

// UploadWords are the words of the page that adds a photo or a document.
type UploadWords struct {
	Title       string
	Alt         string
	AltHint     string
	Caption     string
	Credit      string
	Consent     string
	ConsentHint string
	File        string
	FileHint    string
	Do          string
	Known       string // asks which photo goes into the text
	New         string // one that is not there yet
	Shown       string // said once the form shows it
}

// ImportPageWords are the words of the pages that bring in sheets that were written for
// other programs.
type ImportPageWords struct {
	Title      string
	Intro      string
	Files      string
	FilesHint  string
	Folder     string
	FolderHint string
	Path       string
	PathHint   string
	Next       string // shows what would be made
	Plan       string // explains what is shown
	Asked      string // heads the keys of which nothing says where they go
	AskedHint  string
	Known      quantity.Forms // {count}: heads the keys that were recognised
	Key        quantity.Forms // {count} {example}
	KeyOnly    quantity.Forms // {count}
	Sheets     string         // heads those that will be made
	Refused    string         // heads what cannot be read
	Look       string         // shows what would be made now
	Do         string
	Cancel     string
	Nothing    string         // there is nothing new to be made
	Lines      quantity.Forms // {count}: opens what became of the fields of a sheet
	Was        string         // heads a column, as those below
	Said       string
	Became     string
}

// PublicationWords are the words of the page that publishes the site.
type PublicationWords struct {
	Title        string // and what leads to it
	Intro        string
	Nowhere      string // says what to add to the settings
	Example      string // the lines
	Settings     string // leads to their form
	Prepare      string // {name}: plans
	PrepareOnly  string // the same, of the only destination
	Met          string // what to do about a host that was never met
	Trust        string
	Password     string // {whose}
	PasswordHint string
	GoOn         string
	Leave        string // sends nothing
	ForceHint    string // says what Force is
	Force        string // plans to replace what others wrote
	Outdated     string // said of a plan that was given up
	Plan         string // heads it
	Gaps         string // heads what is left to be completed
	GapsWhy      string
	Insisted     string // asks again
	Anyway       string // publishes all the same
	Sending      string // heads the page while the site is sent
	SendingIntro string
	Halt         string // stops that
	Done         string // heads the page once it is online
	Stopped      string // heads the page if it was stopped
	See          string // leads to the published site
}
