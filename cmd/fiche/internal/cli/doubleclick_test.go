package cli

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/locale"
)

func TestDoubleClicked(t *testing.T) {
	tests := map[string]struct {
		launch launch
		want   bool
	}{
		"Windows, its file manager":                    {launch{system: "windows", program: `C:\fiche.exe`, explorer: true, terminal: true}, true},
		"Windows, a terminal":                          {launch{system: "windows", program: `fiche`, terminal: true}, false},
		"macOS, the Finder":                            {launch{system: "darwin", program: "/Users/awa/Downloads/fiche", folder: "/Users/awa", home: "/Users/awa", terminal: true}, true},
		"macOS, an app":                                {launch{system: "darwin", program: "/Applications/Fiche.app/Contents/MacOS/fiche", folder: "/", home: "/Users/awa"}, true},
		"macOS, an app, from a terminal":               {launch{system: "darwin", program: "/Applications/Fiche.app/Contents/MacOS/fiche", folder: "/", home: "/Users/awa", terminal: true}, false},
		"Linux, the menu":                              {launch{system: "linux", program: "/usr/bin/fiche", desktop: true}, true},
		"macOS, a terminal":                            {launch{system: "darwin", program: "fiche", folder: "/Users/awa", home: "/Users/awa", terminal: true}, false},
		"macOS, a terminal somewhere":                  {launch{system: "darwin", program: "/opt/fiche", folder: "/Users/awa/site", home: "/Users/awa", terminal: true}, false},
		"macOS, a program":                             {launch{system: "darwin", program: "/opt/fiche", folder: "/Users/awa", home: "/Users/awa"}, false},
		"Linux, a file manager":                        {launch{system: "linux", program: "/home/awa/fiche", desktop: true}, true},
		"Linux, a terminal":                            {launch{system: "linux", program: "/home/awa/fiche", desktop: true, terminal: true}, false},
		"Linux, a script":                              {launch{system: "linux", program: "fiche", desktop: true}, false},
		"Linux, a service or a continuous integration": {launch{system: "linux", program: "/usr/bin/fiche"}, false},
	}
	for name, test := range tests {
		if got := test.launch.doubleClicked(); got != test.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// The folder around the program is previewed, unless the working one is a site, or
// the program was installed among others.
func TestSiteFor(t *testing.T) {
	site, other, home := minimalSite(t), t.TempDir(), t.TempDir()
	own := filepath.Join(home, "Fiche")
	for _, test := range []struct{ folder, program, want string }{
		{site, filepath.Join(other, "fiche"), site},
		{t.TempDir(), filepath.Join(other, "fiche"), other},
		{home, "/usr/bin/fiche", own},
		{"/", "/opt/homebrew/bin/fiche", own},
		{"/", "/Applications/Fiche.app/Contents/MacOS/fiche", own},
		{site, "/usr/bin/fiche", site},
	} {
		if got, err := siteFor(test.folder, test.program, home); got != test.want || err != nil {
			t.Errorf("in %s, %s: %s, %v; want %s", test.folder, test.program, got, err, test.want)
		}
	}
	if info, err := os.Stat(own); err != nil || !info.IsDir() {
		t.Errorf("not made: %v", err)
	}
}

// A double-click while the preview is on opens that one. Whoever shows other
// folders, or listens at a port and is no preview, is left alone.
func TestDoubleClickedTwice(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // no browser is opened, and that is told
	for _, name := range []string{"XDG_CACHE_HOME", "HOME", "LocalAppData"} {
		t.Setenv(name, t.TempDir())
	}
	silent, err := net.Listen("tcp4", "127.0.0.1:0") // takes a call, and never answers
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	port := portFlag(silent.Addr().(*net.TCPAddr).Port)
	clicked := func(o *serveOptions) { o.port, o.start = port, true }
	other := atDashboard(t, minimalSite(t), locale.Get("fr"), clicked)
	first := atDashboard(t, t.TempDir(), locale.Get("fr"), clicked)
	if other.dashboard == first.dashboard {
		t.Fatal("two at one address")
	}
	link := filepath.Join(t.TempDir(), "raccourci")
	if err := os.Symlink(first.folder, link); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second) // of a preview that should not begin
	defer stop()
	for _, folder := range []string{first.folder, link} {
		said := newTranscript()
		c := &console{Console: &terminal.Console{Out: said, Err: said, Locale: locale.Get("fr")}}
		o := usualServe
		o.site = folder
		clicked(&o)
		if err := c.serveOnce(ctx, o); err != nil {
			t.Fatal(err)
		}
		start := first.printed
		if text := said.String(); !strings.HasPrefix(text, "L'aperçu de ce dossier est déjà ouvert : "+start+"\n") || !strings.Contains(text, "le navigateur n'a pas pu être ouvert") {
			t.Errorf("said %q", text)
		}
	}
}
