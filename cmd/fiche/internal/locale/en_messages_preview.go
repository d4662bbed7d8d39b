package locale

import "fiche/cmd/fiche/internal/quantity"

var englishPreview = PreviewWords{
	Address:     "Preview: {address} (Ctrl-C to end)",
	Desk:        "Start page: {address}",
	Setup:       "There is no site here yet: to make one, open {address} (Ctrl-C to end)",
	On:          "The preview of this folder is on already: {address}",
	CloseWindow: "Press Enter to close this window.",
	Built:       "{sheets}, {pages}, in {milliseconds} ms",
	Rebuilt:     "{files}: up to date in {milliseconds} ms",
	Files:       quantity.Forms{One: "{count} file", Other: "{count} files"},
	Broken:      "{problems}: the preview shows the last version without errors",
	Mended:      "all is mended",

	Stale:  "The page still shows the last version without errors",
	NoPage: "The page will appear as soon as this is mended",
	Close:  "Hide",
}

// englishPreviewMessages are what can go wrong while a site is previewed.
var englishPreviewMessages = map[string]Message{
	"content-gone": {
		Text:  "the folder “content” is no longer there",
		Hints: []string{"put it back: the preview goes on by itself"},
	},
	"preview-failed": {
		Text:  "the site could not be read: {reason}",
		Hints: []string{"check that the folders of the site can be read, then save a sheet"},
	},
	"port-bad": {
		Text:  "“{value}” is not the number of a port",
		Hints: []string{"give a number between 1 and 65535, for example “--port 8080”, or leave the option out"},
	},
	"port-none": {
		Text:  "no port is free from {port} on: {reason}",
		Hints: []string{"give another one with “--port”, for example “--port 8100”"},
	},
	"port-taken": {
		Text: "port {port} is taken already, perhaps by another preview: this one is at port {other}",
	},
	"base-bad": {
		Text:  "“{value}” is not a path on a website",
		Hints: []string{"give what follows the domain name in the address of the site, for example “--base /cooperation/”"},
	},
	"open-refused": {
		Text: "{path} cannot be opened from here: it is no sheet of the site",
	},
	"folder-taken": {
		Text:  "there is something called “{folder}” in this folder already",
		Hints: []string{"give the new folder another name"},
	},
	"browser-failed": {
		Text:  "the browser could not be opened: {reason}",
		Hints: []string{"open {address} yourself"},
	},
	"watch-limit": {
		Text: "the system cannot watch so many folders: the preview looks at the files itself, a little less quickly",
		Hints: []string{
			"on Linux, “sudo sysctl fs.inotify.max_user_watches=524288” raises the limit",
		},
	},
	"watch-failed": {
		Text: "the system does not tell of changes ({reason}): the preview looks at the files itself, a little less quickly",
	},
	"watch-deaf": {
		Text: "this disk does not tell of every change: the preview now looks at the files itself, a little less quickly",
	},
}
