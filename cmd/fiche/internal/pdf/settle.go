package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

var (
	// stamps are what a browser notes of itself and of the time.
	stamps = regexp.MustCompile(`/(?:CreationDate|ModDate|Creator) \((?:\\.|[^\\)])*\)`)
	// nodeIDs name the cells of tables, by numbers that count all elements that a
	// browser has seen.
	nodeIDs    = regexp.MustCompile(`\(node(\d{8})\)`)
	pageObject = regexp.MustCompile(`/Type /Page\b`)
)

// settle takes out of a file what differs from one print to the next: the time and
// the name of the browser, and the numbers of elements, which it counts anew. Its
// offsets stay.
func settle(data []byte) {
	for _, at := range stamps.FindAllIndex(data[:min(len(data), 4096)], -1) { // they stand in its first object
		copy(data[at[0]:at[1]], bytes.Repeat([]byte(" "), at[1]-at[0]))
	}
	found := nodeIDs.FindAllSubmatchIndex(data, -1)
	var numbers []int
	for _, at := range found {
		n, _ := strconv.Atoi(string(data[at[2]:at[3]])) // eight digits
		numbers = append(numbers, n)
	}
	ranks := slices.Clone(numbers)
	slices.Sort(ranks)
	ranks = slices.Compact(ranks)
	for i, at := range found {
		rank, _ := slices.BinarySearch(ranks, numbers[i])
		copy(data[at[2]:at[3]], fmt.Sprintf("%08d", rank+1))
	}
}

// IsPrinted reports whether a file is one that a Printer returned.
func IsPrinted(data []byte) bool {
	head := data[:min(len(data), 4096)]
	return bytes.HasPrefix(head, []byte("%PDF-")) && bytes.Contains(head, []byte("/Producer (Skia/PDF")) && !stamps.Match(head)
}

// countPages returns how many pages a file has.
func countPages(data []byte) int { return len(pageObject.FindAll(data, -1)) }
