package dashboard

import (
	"crypto/subtle"
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
	"fiche/cmd/fiche/internal/sitefolder"
)

const (
	maxUpload  = 1 << 30          // bytes
	uploadTime = 30 * time.Second // without a byte, and an upload is given up
)

// An uploadPage asks for a photo or a document, and what is to be said of it.
type uploadPage struct {
	page
	Path, Of string
	Consent  []choice
	Typed    map[string]string
	Wrong    []problemView
}

// showUpload asks for a file.
func (h *handler) showUpload() {
	if f, ok := h.openFile(h.r.URL.Query().Get("path")); ok {
		h.askUpload(http.StatusOK, f, map[string]string{}, nil)
	}
}

func (h *handler) askUpload(status int, f *edit.File, typed map[string]string, wrong error) {
	u := uploadPage{page: h.page(h.l.Dashboard().Upload.Title), Path: sitefolder.ContentPath(f.Path), Typed: typed}
	u.Of, _ = f.Text("title")
	u.Consent = append([]choice{{"", h.l.Dashboard().Unsaid}}, choicesOf(h.l.Terms.Consent)...)
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
// kept in memory.
func (h *handler) upload() {
	control := http.NewResponseController(h.w)
	_ = control.SetWriteDeadline(time.Time{}) // as above
	h.r.Body = patientReader{http.MaxBytesReader(h.w, h.r.Body, maxUpload), control}
	parts, err := h.r.MultipartReader()
	if err != nil {
		h.refuse(http.StatusUnsupportedMediaType)
		return
	}
	typed, file, err := uploadFields(parts)
	switch {
	case err != nil:
		h.refuse(http.StatusBadRequest)
		return
	case subtle.ConstantTimeCompare([]byte(typed["token"]), []byte(h.token)) != 1:
		h.refuse(http.StatusForbidden)
		return
	}
	f, ok := h.openFile(typed["path"])
	if !ok {
		return
	}
	if file == nil || file.FileName() == "" {
		h.askUpload(http.StatusUnprocessableEntity, f, typed, problem.Refuse("upload-none", nil))
		return
	}
	made, picture, err := h.options.AddUpload(path.Dir(f.Path), file.FileName(), file)
	if err != nil {
		if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
			err = problem.Refuse("upload-large", problem.Args{"limit": maxUpload >> 30})
		}
		h.askUpload(http.StatusUnprocessableEntity, f, typed, err)
		return
	}
	after, err := withUpload(f, path.Base(made), picture, typed)
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

// uploadFields returns what is said of a file, and the file itself, which comes last.
func uploadFields(parts *multipart.Reader) (typed map[string]string, file *multipart.Part, err error) {
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

// withUpload returns a file that shows a photo, or offers a document, with what is
// said of it.
func withUpload(f *edit.File, name string, picture bool, typed map[string]string) (*edit.File, error) {
	words := func(key string) string { return edit.OneLine(strings.ToValidUTF8(typed[key], "")) }
	if !picture {
		line := name
		if title := words("alt"); title != "" {
			line += " : " + title
		}
		return f.Insert("documents", f.Count("documents"), line)
	}
	at := "photo"
	var err error
	if f.Has("photo") {
		at = "gallery/" + strconv.Itoa(f.Count("gallery"))
		f, err = f.Insert("gallery", f.Count("gallery"), name)
	} else {
		f, err = f.Set("photo/file", name)
	}
	for _, part := range []string{"alt", "caption", "credit", "consent"} {
		if word := words(part); err == nil && word != "" {
			f, err = f.Set(at+"/"+part, word)
		}
	}
	return f, err
}
