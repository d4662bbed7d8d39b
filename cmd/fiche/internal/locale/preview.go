package locale

import "fiche/cmd/fiche/internal/quantity"

// PreviewWords are the words of the preview, in the terminal and in the
// browser.
type PreviewWords struct {
	// In the terminal.
	Address     string         // {address}: where the preview is, and how to end it
	Dashboard   string         // {address}: where the start page is
	Setup       string         // {address}: where a site can be made
	On          string         // {address}: a second double-click, while the preview is on
	CloseWindow string         // waits for the Enter key after an error
	Built       string         // {sheets} {pages} {milliseconds}: the first build
	Rebuilt     string         // {files} {milliseconds}: what changed, and the build it led to
	Files       quantity.Forms // {count}: in the place of the names of many files
	Broken      string         // {problems}: nothing new can be shown
	Mended      string         // what could not be shown can be again

	// In the browser.
	Stale  string // heads the problems that are shown over the last good page
	NoPage string // heads the problems where there is no page to show
	Close  string // takes the problems away

	// In a browser that was not given the key.
	Closed      string // heads the page that is shown instead of any other
	ClosedHow   string // what to do about it
	ClosedAgain string // leads to the page that was asked for
}
