package problem

import "strings"

// Few joins the first few names of a list.
func Few(names []string) string {
	const most = 3
	text := strings.Join(names[:min(most, len(names))], ", ")
	if len(names) > most {
		text += "…"
	}
	return text
}
