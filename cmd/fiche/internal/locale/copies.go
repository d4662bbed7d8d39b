package locale

// CopyWords are the words that people, systems and services put into the name of a
// copy of a file.
type CopyWords struct {
	Of        []string // before the name: "copy of"; a number may follow the first word
	Copy      []string // behind it: "copy"
	Another   []string // before "copy", beside ordinals: "another copy"
	Conflict  []string // of services that synchronise, anywhere
	Bracketed []string // the same, only in brackets
	Version   []string // what people call a later or an earlier state
	Machines  []string // begin or end the name of a computer, which OneDrive puts behind the name
}
