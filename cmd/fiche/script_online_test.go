package main

import (
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// online serves a folder as a host does, and writes its address into a file, where
// http://localhost/ stands: online good folder file. A bad host shows its list and an error
// page of its own.
func online(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 || args[0] != "good" && args[0] != "bad" {
		ts.Fatalf("usage: online good|bad folder file")
	}
	folder := ts.MkAbs(args[1])
	host := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := filepath.Join(folder, filepath.FromSlash(r.URL.Path))
		if r.URL.Path == "/" {
			name = filepath.Join(folder, "index.html")
		}
		data, err := os.ReadFile(name)
		isHidden := args[0] == "good" && filepath.Base(name) == ".fiche"
		switch {
		case (err != nil || isHidden) && args[0] == "bad":
			http.NotFound(w, r)
			return
		case err != nil || isHidden:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.WriteHeader(http.StatusNotFound)
			data, _ = os.ReadFile(filepath.Join(folder, "404.html"))
		case filepath.Ext(name) == ".css":
			w.Header().Set("Content-Type", "text/css")
		case filepath.Ext(name) == ".html":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
		}
		_, _ = w.Write(data)
	})}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	go func() { _ = host.Serve(listener) }() // ends with the script
	ts.Defer(func() { host.Close() })
	text, err := os.ReadFile(ts.MkAbs(args[2]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(strings.ReplaceAll(string(text), "http://localhost/", "http://"+listener.Addr().String()+"/")), 0o644))
}
