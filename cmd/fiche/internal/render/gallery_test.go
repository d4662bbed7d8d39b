package render_test

import (
	"regexp"
	"strings"
	"testing"
)

// Each photo of a gallery is written as its file and caption; want is what the page
// shows, in its order, a pair in brackets.
func TestBeforeAndAfterStandTogether(t *testing.T) {
	tests := []struct {
		name   string
		photos [][2]string
		want   string
	}{
		{"by name", [][2]string{{"puits-apres.jpg", "En 2021"}, {"ecole.jpg", "L'école"}, {"puits-avant.jpg", ""}},
			"[Avant | Après : En 2021] L’école"},
		{"two pairs", [][2]string{{"avant 1.jpg", ""}, {"avant 2.jpg", ""}, {"après 1.jpg", ""}, {"après 2.jpg", ""}},
			"[Avant | Après] [Avant | Après]"},
		{"by caption", [][2]string{{"1.jpg", "Avant les travaux"}, {"2.jpg", "Après, en 2021"}},
			"[Avant les travaux | Après, en 2021]"},
		{"in another language", [][2]string{{"before.jpg", "Le puits"}, {"after.jpg", "Le puits"}},
			"[Avant : Le puits | Après : Le puits]"},
		{"each with its own", [][2]string{{"1.jpg", "Avant : un"}, {"2.jpg", "Avant : deux"}, {"3.jpg", "Après : un"}, {"4.jpg", "Après : deux"}},
			"[Avant : un | Après : un] [Avant : deux | Après : deux]"},
		{"one alone", [][2]string{{"camion-avant.jpg", "Le camion"}, {"2.jpg", "Un puits"}}, "Le camion Un puits"},
		{"the word within a name", [][2]string{{"vue avant travaux.jpg", "Un"}, {"vue apres travaux.jpg", "Deux"}}, "Un Deux"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := map[string]string{"index.md": settings}
			fields := "galerie:\n"
			for _, p := range test.photos {
				files[p[0]] = string(jpegFile(400, 300).Data)
				fields += "  - fichier: " + p[0] + "\n    description: Une image\n"
				if p[1] != "" {
					fields += "    légende: " + p[1] + "\n"
				}
			}
			files["a.md"] = sheetOf("A", fields, "")
			page := built(t, files)["a.html"]
			if got := shownPhotos(t, page); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

var photoItem = regexp.MustCompile(`(?s)<li(?: class="(before|after)")?><figure.*?(?:<figcaption>(.*?)</figcaption>)?\s*</figure></li>`)

func shownPhotos(t *testing.T, page string) string {
	t.Helper()
	var b strings.Builder
	for _, m := range photoItem.FindAllStringSubmatch(page, -1) {
		caption := strings.NewReplacer("\u00a0", " ").Replace(m[2])
		switch m[1] {
		case "before":
			b.WriteString("[" + caption + " | ")
		case "after":
			b.WriteString(caption + "] ")
		default:
			b.WriteString(caption + " ")
		}
	}
	return strings.TrimSpace(b.String())
}
