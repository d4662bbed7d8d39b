package dashboard

import (
	"crypto/subtle"
	"encoding/json"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheetform"
	"fiche/cmd/fiche/internal/sitefolder"
)

const (
	maxUpload  = 1 << 30          // bytes
	uploadTime = 30 * time.Second // without a byte, and an upload is given up
)

// An uploadPage asks for a photo or a document.
type uploadPage struct {
	uploadFields
	Path, Of string
	Wrong    []problemView
}

// uploadFields ask what is to be said of a photo or a document.
type uploadFields struct {
	page
	Consent []choice
	Typed   map[string]string
}

func (h *handler) uploadFields(p page, typed map[string]string) uploadFields {
	return uploadFields{p, append([]choice{{"", h.l.Dashboard().Unsaid}}, choicesOf(h.l.Terms.Consent)...), typed}
}

// showUpload asks for a file.
func (h *handler) showUpload() {
	if f, ok := h.openFile(h.r.URL.Query().Get("path")); ok {
		h.askUpload(http.StatusOK, f, map[string]string{}, nil)
	}
}

func (h *handler) askUpload(status int, f *edit.File, typed map[string]string, wrong error) {
	u := uploadPage{uploadFields: h.uploadFields(h.page(h.l.Dashboard().Upload.Title), typed), Path: sitefolder.ContentPath(f.Path)}
	u.Of, _ = f.Text("title")
	if wrong != nil {
		u.Problem = true
		u.Wrong = h.problemViews([]problem.Problem{h.explained(wrong)})
	}
	h.show(status, "upload", u)
}

// A patientReader reads as long as bytes keep coming.
type patientReader struct {
	io.ReadCloser
	control *http.ResponseController
}

func (r patientReader) Read(p []byte) (int, error) {
	// Not every connection has deadlines, and those in memory need none.
	_ = r.control.SetReadDeadline(time.Now().Add(uploadTime))
	return r.ReadCloser.Read(p)
}

// upload takes a file as it comes: what is said of it first, so that nothing of it is
// kept in memory. A form that is open in the browser asks for it beside the sheet only,
// and shows it then itself.
func (h *handler) upload() {
	typed, file, _, ok := h.receiveForm()
	if !ok {
		return
	}
	f, ok := h.openFile(typed["path"])
	if !ok {
		return
	}
	made, picture, err := h.addUpload(path.Dir(f.Path), typed, file)
	switch {
	case typed["reply"] == "json":
		h.tellUpload(made, picture, err)
		return
	case err != nil:
		h.askUpload(http.StatusUnprocessableEntity, f, typed, err)
		return
	}
	after, _, err := withUpload(f, made, picture, typed)
	if err == nil {
		err = h.options.Save(f.Path, edit.Digest(f.Data), after.Data)
	}
	if err != nil { // the file is there: it can be named by hand
		h.askUpload(http.StatusConflict, f, typed, err)
		return
	}
	h.await()
	h.redirect("edit?" + url.Values{"path": {typed["path"]}, "done": {"upload"}}.Encode())
}

// addUpload puts a file into a folder of content/, and returns its name there.
func (h *handler) addUpload(dir string, typed map[string]string, file *multipart.Part) (name string, picture bool, err error) {
	if file == nil || file.FileName() == "" {
		return "", false, problem.Refuse("upload-none", nil)
	}
	// Nothing in a text says that those who can be seen have not agreed.
	if key, _ := h.l.Terms.Consent.Key(typed["consent"]); key == "no" && typed["into"] == "text" {
		return "", false, problem.Refuse("upload-consent", nil)
	}
	made, picture, err := h.options.AddUpload(dir, file.FileName(), file)
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		err = problem.Refuse("upload-large", problem.Args{"limit": maxUpload >> 30})
	}
	return path.Base(made), picture, err
}

// tellUpload tells the script of a form what came of an upload.
func (h *handler) tellUpload(name string, picture bool, err error) {
	h.w.Header().Set("Content-Type", "application/json")
	answer := map[string]any{"name": name, "picture": picture}
	if err != nil {
		message, hint := printer(h.l).Say(h.explained(err))
		answer = map[string]any{"told": strings.TrimSuffix(message+" → "+hint, " → ")}
		h.w.WriteHeader(http.StatusUnprocessableEntity)
	}
	// The browser may have gone.
	_ = json.NewEncoder(h.w).Encode(answer)
}

// showUploads shows the form with files that were put beside the sheet while it was
// open. Nothing is written.
func (h *handler) showUploads(source formSource, sent sheetform.Answers) {
	if photo := sent.Get("v/photo/file"); photo != "" && !source.shown.Has("photo") { // not saved yet
		if after, err := source.shown.Set("photo/file", photo); err == nil {
			source.shown = after
		}
	}
	var at string
	for i, name := range sent["upload/name"] {
		typed := map[string]string{}
		for _, part := range uploadParts {
			if words := sent["upload/"+part]; i < len(words) {
				typed[part] = words[i]
			}
		}
		picture := i < len(sent["upload/picture"]) && sent["upload/picture"][i] == "true"
		after, address, err := withUpload(source.shown, name, picture, typed)
		if err != nil {
			h.explain(h.l.Dashboard().Upload.Title, err)
			return
		}
		source.shown, at = after, address
		if at == "photo" { // which the form showed empty
			for name := range sent {
				if strings.HasPrefix(name, "v/photo") {
					delete(sent, name)
				}
			}
		}
	}
	h.remember(source.shown.Data)
	p := h.editPage(source, sent)
	p.Done, p.Focus = h.l.Dashboard().Upload.Shown, p.boxOf(at)
	h.show(http.StatusOK, "edit", p)
}

// receiveForm reads a form with files as it comes: what is typed before the first of
// them, and that one. ok is false if it is refused, which has then been said.
func (h *handler) receiveForm() (typed map[string]string, file *multipart.Part, parts *multipart.Reader, ok bool) {
	control := http.NewResponseController(h.w)
	_ = control.SetWriteDeadline(time.Time{}) // not every connection has deadlines
	h.r.Body = patientReader{http.MaxBytesReader(h.w, h.r.Body, maxUpload), control}
	parts, err := h.r.MultipartReader()
	if err != nil {
		h.refuse(http.StatusUnsupportedMediaType)
		return nil, nil, nil, false
	}
	typed, file, err = readUpload(parts)
	switch {
	case err != nil:
		h.refuse(http.StatusBadRequest)
	case subtle.ConstantTimeCompare([]byte(typed["token"]), []byte(h.token)) != 1:
		h.refuse(http.StatusForbidden)
	default:
		return typed, file, parts, true
	}
	return nil, nil, nil, false
}

// readUpload returns what is said of a file, and the file itself, which comes last.
func readUpload(parts *multipart.Reader) (typed map[string]string, file *multipart.Part, err error) {
	typed = map[string]string{}
	for left := int64(maxForm); ; {
		part, err := parts.NextPart()
		if err == io.EOF {
			return typed, nil, nil
		} else if err != nil {
			return nil, nil, err
		}
		if part.FormName() == "file" {
			return typed, part, nil
		}
		data, err := io.ReadAll(io.LimitReader(part, left+1))
		if left -= int64(len(data)); err != nil || left < 0 {
			return nil, nil, errors.Join(err, http.ErrContentLength)
		}
		typed[part.FormName()] = string(data)
	}
}

// uploadParts are what is said of a photo.
var uploadParts = []string{"alt", "caption", "credit", "consent"}

// withUpload returns a file that shows a photo, or offers a document, with what is
// said of it, and the address of that.
func withUpload(f *edit.File, name string, picture bool, typed map[string]string) (after *edit.File, at string, err error) {
	words := func(key string) string { return edit.OneLine(strings.ToValidUTF8(typed[key], "")) }
	if !picture {
		line, n := name, f.Count("documents")
		if title := words("alt"); title != "" {
			line += " : " + title
		}
		after, err = f.Insert("documents", n, line)
		return after, "documents/" + strconv.Itoa(n), err
	}
	at = "photo"
	if f.Has("photo") {
		n := f.Count("gallery")
		at = "gallery/" + strconv.Itoa(n)
		after, err = f.Insert("gallery", n, name)
	} else {
		after, err = f.Set("photo/file", name)
	}
	for _, part := range uploadParts {
		if word := words(part); err == nil && word != "" {
			after, err = after.Set(at+"/"+part, word)
		}
	}
	return after, at, err
}
