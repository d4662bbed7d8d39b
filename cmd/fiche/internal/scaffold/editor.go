package scaffold

import (
	"regexp"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
)

// editorFiles make Visual Studio Code complete the fields of a sheet and mark
// its mistakes where they are, without any extension.
//
// No schema is set up there. The extension that would read it does not look
// into Markdown (redhat-developer/vscode-yaml, issue 207), and it would mark
// as mistakes what Fiche reads on purpose, such as a title with a colon.
func editorFiles(l *locale.Locale) []sitefolder.File {
	return []sitefolder.File{
		{Path: ".vscode/fiche.code-snippets", Data: indented(snippets(l))},
		{Path: ".vscode/settings.json", Data: indented(object{"[markdown]": object{
			"editor.quickSuggestions": object{"comments": "off", "other": "on", "strings": "off"},
			"editor.wordWrap":         "on",
		}})},
		{Path: ".vscode/tasks.json", Data: indented(tasks(l))},
	}
}

// snippets are the fields with their examples, under all their names.
// https://code.visualstudio.com/docs/editor/userdefinedsnippets
func snippets(l *locale.Locale) object {
	all := object{}
	escape := strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`)
	for _, f := range sheet.Fields() {
		words := l.Fields[f.Path]
		all[words.Names[0]] = object{
			"scope":       "markdown",
			"prefix":      words.Names,
			"body":        strings.Split(escape.Replace(words.Example), "\n"),
			"description": words.Purpose,
		}
	}
	return all
}

// tasks run "fiche build" and understand what it says.
// https://code.visualstudio.com/docs/editor/tasks#_defining-a-problem-matcher
func tasks(l *locale.Locale) object {
	matcher := func(severity, word string) object {
		return object{
			"owner":        "fiche-" + severity,
			"source":       "fiche",
			"severity":     severity,
			"fileLocation": []string{"relative", "${workspaceFolder}"},
			"pattern": object{
				"regexp": `^(.+?):(\d+):(\d+): ` + regexp.QuoteMeta(word) + ` (.*)$`,
				"file":   1, "line": 2, "column": 3, "message": 4,
			},
		}
	}
	return object{
		"version": "2.0.0",
		"tasks": []object{{
			"label":          "fiche build",
			"type":           "process",
			"command":        "fiche",
			"args":           []string{"build"},
			"group":          object{"kind": "build", "isDefault": true},
			"problemMatcher": []object{matcher("error", l.Command.Error), matcher("warning", l.Command.Warning)},
		}},
	}
}
