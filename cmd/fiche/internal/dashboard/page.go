package dashboard

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/quantity"
)

//go:embed pages/*.html
var pages embed.FS

// templates are parsed when the first page is asked for: most commands show none.
var templates = sync.OnceValue(func() *template.Template {
	return template.Must(template.ParseFS(pages, "pages/*.html"))
})

//go:embed pages/*.css pages/*.js
var assets embed.FS

// assetAddresses change with the files, so that a browser may keep them: the last
// page is shown when there is no server left to ask.
var assetAddresses = sync.OnceValue(func() map[string]string {
	addresses := map[string]string{}
	files, err := assets.ReadDir("pages")
	for _, file := range files {
		var data []byte
		if data, err = assets.ReadFile("pages/" + file.Name()); err != nil {
			break
		}
		sum := sha256.Sum256(data)
		addresses[file.Name()] = fmt.Sprintf("%s?%x", file.Name(), sum[:8])
	}
	if err != nil {
		panic(err) // they are part of the program
	}
	return addresses
})

// policy lets a page use what the dashboard serves, and nothing else. The origin of
// the preview is added: its pages may be shown in a frame.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src "

// serveAsset serves a style sheet or a script.
func serveAsset(w http.ResponseWriter, r *http.Request, name string) bool {
	if assetAddresses()[name] == "" {
		return false
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
		return true
	}
	data, err := assets.ReadFile("pages/" + name)
	if err != nil {
		panic(err) // it is part of the program
	}
	kind := "text/css; charset=utf-8"
	if strings.HasSuffix(name, ".js") {
		kind = "text/javascript; charset=utf-8"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "max-age=86400")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
	return true
}

// A page is what every page has.
type page struct {
	L        *locale.Locale
	W        *locale.DashboardWords
	Title    string // its heading, typeset
	Token    string
	Opener   string // the address that opens a file in an editor, and leads back to what is shown
	Part     string // the last part of its address
	Home     bool   // there is a dashboard to go back to
	Base     string // where the site is served; empty when it is not
	CanStop  bool
	State    string // the ID of the state that it shows, when the script is to keep it up to date
	Problem  bool   // its form was sent back
	Editing  bool   // it is the form of a file
	Choosing bool   // it asks for files
}

// Set returns a text as the language typesets it, its {names} replaced: Set pattern
// name value name value.
func (p page) Set(pattern string, pairs ...string) string { return set(p.L, pattern, pairs...) }

// Asset returns the address of a style sheet or a script.
func (p page) Asset(name string) string { return assetAddresses()[name] }

// Number returns a number as the language writes it.
func (p page) Number(n int) string { return p.L.Number(quantity.Int(int64(n))).Plain }

func set(l *locale.Locale, pattern string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(l.Typeset(pattern).Plain)
}

// page returns what a page with this title has.
func (h *handler) page(title string) page {
	p := page{
		L: h.l, W: h.l.Dashboard(), Title: set(h.l, title), Token: h.token, Home: true, CanStop: true,
		Part: h.r.URL.Path[strings.LastIndexByte(h.r.URL.Path, '/')+1:],
	}
	p.Opener = "open"
	if query := h.tableQuery().encode(); query != "" && p.Part == "" {
		p.Opener += "?" + query
	}
	if h.state.Shown {
		p.Base = h.state.home()
	}
	return p
}

func (h *handler) show(status int, name string, data any) {
	show(h.w, h.r, h.state.Origin, status, name, data)
}

// show answers with a page, in which pages of the site's origin may be shown.
func show(w http.ResponseWriter, r *http.Request, site string, status int, name string, data any) {
	var out bytes.Buffer
	if err := templates().ExecuteTemplate(&out, name, data); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	setHeader(w, site)
	w.Header().Set("Content-Length", strconv.Itoa(out.Len())) // so that a page is whole when the preview ends behind it
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(out.Bytes()) // the browser may have gone
	}
}

// setHeader says what a page is and may do.
func setHeader(w http.ResponseWriter, site string) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", policy+cmp.Or(site, "'none'"))
	h.Set("Referrer-Policy", "same-origin") // a form without a referrer would have no origin either
}
