// Package mediatype says what kind of file a name means, to those who ask by the web.
package mediatype

import (
	"mime"
	"path"
	"strings"
)

// types are the media types (IANA) of what sites are made of. The table of the
// operating system is asked for the rest only: on Windows any program may have
// changed it, and a script that is called text/plain does not run.
var types = map[string]string{
	".atom":        "application/atom+xml",
	".avif":        "image/avif",
	".css":         "text/css; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
	".docx":        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".geojson":     "application/geo+json",
	".gif":         "image/gif",
	".htm":         "text/html; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/vnd.microsoft.icon",
	".ics":         "text/calendar; charset=utf-8",
	".jpeg":        "image/jpeg",
	".jpg":         "image/jpeg",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".kml":         "application/vnd.google-earth.kml+xml",
	".md":          "text/markdown; charset=utf-8",
	".mjs":         "text/javascript; charset=utf-8",
	".mp3":         "audio/mpeg",
	".mp4":         "video/mp4",
	".odp":         "application/vnd.oasis.opendocument.presentation",
	".ods":         "application/vnd.oasis.opendocument.spreadsheet",
	".odt":         "application/vnd.oasis.opendocument.text",
	".ogg":         "audio/ogg",
	".otf":         "font/otf",
	".pdf":         "application/pdf",
	".png":         "image/png",
	".pptx":        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".svg":         "image/svg+xml",
	".ttf":         "font/ttf",
	".txt":         "text/plain; charset=utf-8",
	".vcf":         "text/vcard; charset=utf-8",
	".webm":        "video/webm",
	".webmanifest": "application/manifest+json",
	".webp":        "image/webp",
	".woff":        "font/woff",
	".woff2":       "font/woff2",
	".xlsx":        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".xml":         "application/xml",
	".zip":         "application/zip",
}

// Of returns the media type of a file by its name.
func Of(name string) string {
	ext := strings.ToLower(path.Ext(name))
	if known := types[ext]; known != "" {
		return known
	}
	if known := mime.TypeByExtension(ext); known != "" {
		return known
	}
	return "application/octet-stream"
}
