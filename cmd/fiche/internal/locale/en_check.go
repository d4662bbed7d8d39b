package locale

var englishCheck = CheckWords{
	Help: Help{
		Short: "tells what is missing, what has aged and what the law asks for",
		Long: `Reads the whole site again and writes nothing: what “fiche build” checks, and what
escapes only people. Sheets that describe what was too long ago, steps announced
for a date that has passed, figures without a year or a source, photos without an
author or consent, partners written in two ways, files of no use, translations
older than their original, and the fields that are missing compared with
reference sheets.

What a model left to complete is an error here: a legal notice cannot stay so.`,
	},
	JSON:    "writes a JSON array: path, line, column, severity, rule, message, hint",
	Today:   "the day to compare dates with (default: today)",
	Notes:   Count{One: "note", Many: "notes"},
	InFiles: Count{One: "{problems} in {count} file", Many: "{problems} in {count} files"},
	Nothing: "Nothing to report.",
}
