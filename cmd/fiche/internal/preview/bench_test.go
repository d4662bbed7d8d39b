package preview

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

var sheets = flag.Int("sheets", 10000, "fact sheets of the benchmark's site")

// BenchmarkEdit measures the time from the writing of a file to the new page
// in a browser's hands, the quiet period included, on a large site. Run it with
// -benchtime 50x for the median and the worst of 50 edits.
func BenchmarkEdit(b *testing.B) {
	dir := largeSite(b, *sheets)
	started := time.Now()
	r := run(b, dir, nil)
	r.shows(b, "/projets/d7/sheet-7.html", "Text 0")
	first := time.Since(started)
	var memory runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&memory)
	b.Logf("first page after %v, %d MB in use", first.Round(time.Millisecond), memory.HeapAlloc>>20)

	edits := []struct {
		name, file, page string
		text             func(n int) string
	}{
		{"body", "content/projets/d7/sheet-7.md", "/projets/d7/sheet-7.html", func(n int) string { return largeSheet(7, "Sheet 7", n) }},
		{"title", "content/projets/d7/sheet-7.md", "/projets/d7/sheet-7.html", func(n int) string { return largeSheet(7, fmt.Sprintf("Title %d", n), n) }},
		{"template", "templates/sheet-end.html", "/projets/d7/sheet-7.html", func(n int) string { return fmt.Sprintf("<p>Text %d.</p>", n) }},
		{"style", "static/custom.css", "/custom.css", func(n int) string { return fmt.Sprintf("/* Text %d. */", n) }},
		{"partner", "content/town.md", "/partners/town-7.html", func(n int) string {
			return fmt.Sprintf("---\ntitle: Town 7\nkind: partner\n---\nText %d.\n", n)
		}},
	}
	n := 1
	for _, edit := range edits {
		b.Run(edit.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				n++
				started := time.Now()
				r.write(b, edit.file, edit.text(n))
				r.waitFor(b, r.address+edit.page, fmt.Sprintf("Text %d.", n))
				took = append(took, time.Since(started))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
			b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "ms-worst")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// waitFor asks for a page until it holds a text.
func (r *running) waitFor(b *testing.B, address, text string) {
	b.Helper()
	ctx, stop := context.WithTimeout(b.Context(), time.Minute)
	defer stop()
	for {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
		if err != nil {
			b.Fatal(err)
		}
		response, err := r.client.Do(request)
		if err != nil {
			b.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil {
			b.Fatal(err)
		}
		if strings.Contains(string(body), text) {
			return
		}
		select {
		case <-ctx.Done():
			b.Fatalf("never showed %q", text)
		case <-time.After(time.Millisecond):
		}
	}
}

// largeSite is a site of n sheets in a hundred folders.
func largeSite(b *testing.B, n int) siteDir {
	b.Helper()
	dir := newSite(b, map[string]string{
		"content/index.md": "---\ntitle: Projects\nlanguage: en\nurl: https://example.org/\ntotals:\n  - People\n---\nWhat we do.\n",
		"content/town.md":  "---\ntitle: Town 7\nkind: partner\n---\nText 0.\n",
	})
	for i := range n {
		dir.write(b, fmt.Sprintf("content/projets/d%d/sheet-%d.md", i%100, i), largeSheet(i, fmt.Sprintf("Sheet %d", i), 0))
	}
	return dir
}

func largeSheet(i int, title string, n int) string {
	countries := []string{"Mali", "Togo", "Benin", "Senegal", "Niger", "Morocco", "Vietnam", "Jordan"}
	return fmt.Sprintf(`---
title: %s
country: %s
status: active
as_of: 2021
period: 2019 - 2022
themes: sanitation, schools
partners:
  - Town %d : signatory
  - Office : technical
dates:
  - October 2019 : First workshop
  - end of 2020 : Works completed
figures:
  - People : %d inhabitants
---
A project of water and sanitation, as there are many.

## What is done

Text %d. %s

## What remains

- Wells
- Training, [as elsewhere](sheet-%d.md)
`, title, countries[i%len(countries)], i%40, i*10+5, n, strings.Repeat("Latrines are built in the schools of the commune. ", 12), i)
}
