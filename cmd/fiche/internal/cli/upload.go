package cli

import (
	"bufio"
	"io"
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// documents are the endings of the files that a sheet offers as documents.
var documents = []string{
	".pdf", ".odt", ".ods", ".odp", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".rtf", ".txt", ".csv", ".zip", ".geojson", ".kml", ".gpx", ".ics", ".vcf",
}

// photoEndings are those that the name of a photo gets, by what its file holds.
var photoEndings = map[photo.Format]string{photo.JPEG: ".jpg", photo.PNG: ".png", photo.GIF: ".gif", photo.WebP: ".webp"}

// addUpload puts a photo or a document beside the sheets of a folder, and reports
// which of them it is. A photo that a browser may not show is refused.
func addUpload(site *disk.Site, dir, name string, from io.Reader) (made string, picture bool, err error) {
	reader := bufio.NewReader(from)
	head, err := reader.Peek(1024)
	if err != nil && err != io.EOF || len(head) == 0 {
		return "", false, problem.Refuse("upload-empty", problem.Args{"name": name})
	}
	format, refused := photo.Sniff(head)
	ext := strings.ToLower(path.Ext(name))
	switch {
	case photoEndings[format] != "":
		if ext != ".jpeg" || format != photo.JPEG {
			name = strings.TrimSuffix(name, path.Ext(name)) + photoEndings[format]
		}
		picture = true
	case refused != "" && refused != "PDF" && !slices.Contains(documents, ext):
		return "", false, problem.Refuse(problem.Rule(photo.RuleFormat), problem.Args{"format": refused})
	case !slices.Contains(documents, ext):
		return "", false, problem.Refuse("upload-kind", problem.Args{"name": name})
	}
	made, err = site.AddUpload(dir, name, reader)
	return made, picture, err
}
