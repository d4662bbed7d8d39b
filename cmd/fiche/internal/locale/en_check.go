package locale

import "fiche/cmd/fiche/internal/quantity"

var englishCheck = CheckWords{
	Help: Help{
		Short: "tells what is missing, what has aged and what the law asks for",
		Long: `Reads the whole site again and writes nothing: what “fiche build” checks, and what
escapes only people. Sheets that describe what was too long ago, steps announced
for a date that has passed, figures without a year or a source, photos without an
author or consent, partners written in two ways, files of no use, translations
older than their original, and the fields that are missing compared with
reference sheets.

With --external, every address outside of the site that a page leads to is asked
for once, without its content: one request at a time to a server, a pause before
the next, nothing to a private network. Those that are gone are errors; those
that could not be checked are warnings. It takes ten minutes at most.

What a model left to complete is an error here: a legal notice cannot stay so.`,
	},
	External: "asks the addresses outside of the site whether they still answer; gently, so it takes a while",
	Asking:   "{done} of {total} external addresses…",
	JSON:     "writes a JSON array: path, line, column, severity, rule, message, hint",
	Today:    "the day to compare dates with (default: today)",
	Notes:    quantity.Forms{One: "note", Other: "notes"},
	InFiles:  quantity.Forms{One: "{problems} in {count} file", Other: "{problems} in {count} files"},
	Nothing:  "Nothing to report.",
}
