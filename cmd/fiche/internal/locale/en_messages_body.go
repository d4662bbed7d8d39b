package locale

// englishBodyMessages are what is said of the text of a sheet.
var englishBodyMessages = map[string]Message{
	"markdown-too-dense": {
		Text: "this text is too complicated to read: too many *, [ or | follow one another from here on",
		Hints: []string{
			"the file is probably damaged, or was pasted from elsewhere: write this passage again, or cut it into paragraphs",
		},
	},
	"markdown-too-deep": {
		Text:  "quotations and lists are nested more than {levels} levels deep here",
		Hints: []string{`take away the ">" or the indents that are too many at the start of the line`},
	},
	"heading-too-long": {
		Text:  "this heading is longer than {limit} characters; it is shown as a paragraph",
		Hints: []string{`leave a short heading on the line with the "#", and put the rest two lines below`},
	},
	"heading-empty": {
		Text:  "this heading is empty; it is not shown",
		Hints: []string{`write the heading after the "#", or delete the line`},
	},
	"heading-level-one": {
		Text:  `"{heading}" is a second title; it is shown as a section heading`,
		Hints: []string{`a page has one title: write "##" instead of "#" before section headings`},
	},
	"empty-section": {
		Text: `there is nothing under the heading "{heading}"; it is not shown`,
		Hints: []string{
			`fill in the field "{field}" at the top of the sheet and it will appear here, or delete the heading`,
			"write the text that is missing, or delete the heading",
		},
	},
	"duplicate-anchor": {
		Text:  `the anchor "{anchor}" already belongs to another heading; this one gets a number`,
		Hints: []string{"give one of the two another name: {#other-name}"},
	},
	"html-removed": {
		Text: "the HTML tag <{tag}> is not allowed; it is not published",
		Hints: []string{
			"write Markdown: **bold**, *italic*, [text](address), ![description](photo.jpg); you may still use <sup>, <sub>, <abbr>, <br>, <q>, <small>, <mark> and <span lang=\"…\">",
		},
	},
	"html-attribute-removed": {
		Text:  `"{attribute}" is not allowed in the tag <{tag}>; it is not published`,
		Hints: []string{`take it away: the look of pages is set in static/custom.css; only "lang" and "dir" are of use here`},
	},
	"comment-unclosed": {
		Text:  "this comment is never closed: all the rest of the sheet would vanish",
		Hints: []string{"add --> where the comment ends"},
	},
	"link-empty": {
		Text:  "this link leads nowhere: its address is missing",
		Hints: []string{"write the address between the parentheses: [text](address), or take the brackets away"},
	},
	"link-malformed": {
		Text:  "this address is not valid; the link is not published",
		Hints: []string{"copy it from the address bar of the browser: https://www.example.org/page"},
	},
	"link-scheme": {
		Text: `a link with "{scheme}" is not allowed; only its text is published`,
		Hints: []string{
			"write an address with https:, http:, mailto: or tel:, or save the file beside the sheet and give its name",
		},
	},
	"image-external": {
		Text: "this image is taken from another site, {address}; a link stands in its place",
		Hints: []string{
			"if you have the right to, save it beside the sheet and give the name of the file: no page may call on another site",
		},
	},
	"image-no-alt": {
		Text:  "the image {file} has no description for people who cannot see it",
		Hints: []string{"say what it shows between the brackets: ![New latrines in the school yard]({file})"},
	},
	"footnote-undefined": {
		Text:  "the footnote {label} is not written anywhere",
		Hints: []string{"add a line {label}: with the text of the note at the end of the sheet"},
	},
	"footnote-unused": {
		Text:  "nothing refers to the footnote {label}; it is not shown",
		Hints: []string{"write {label} in the text where the note belongs"},
	},
}
