package locale

var englishGuide = GuideWords{
	Example:   "Example:",
	Full:      "Full form:",
	OneLine:   "On one line:",
	Values:    "Possible values:",
	ValuesOf:  "Possible values of “{field}”:",
	Dates:     "A date is written as it is known. On the right, what the page prints:",
	Numbers:   "A figure is written as it is known. On the right, what the page prints:",
	OnPage:    "On the page:",
	Places:    "Stands in:",
	Names:     "Also written:",
	Fields:    "Its fields:",
	FieldsOf:  "The fields of {kind}:",
	AllFields: "Fields:",
	Topics:    "Topics:",

	Or: "or {names}",
	DateWays: []string{
		"2019", "October 2019", "Oct. 2019", "1 October 2019", "October 15, 2019", "15/10/2019", "2019-10-15", "10/2019",
		"early 2020", "mid-2020", "late 2020", "summer 2020", "Q3 2021", "H1 2021",
		"2019 - 2022", "Nov. 2019 - Dec. 2020", "since 2019", "until 2022",
	},
	NumberWays: []string{
		"589,639 inhabitants", "1.5 km", "about 1.2 million inhabitants", "more than 500 latrines", "10 to 15 schools",
		"35%", "184/189", "€450,000", "€1.2M", "300 million FCFA", "no data",
	},
	Kinds: map[string]string{
		"sheet": "a sheet", "page": "a page", "country": "a country's file", "partner": "a partner's file",
		"index": "the index.md of a folder", "home": "the settings (content/index.md)",
	},
	ByField: englishFieldGuides,
	Manual: ManualWords{
		Name: "NAME", Synopsis: "SYNOPSIS", Description: "DESCRIPTION", SeeAlso: "SEE ALSO",
		Sheet:      "what a project fact sheet may say",
		AboutSheet: "What “fiche help” says of each topic and each field.",
	},
	Subjects: englishSubjects,
}

var englishFieldGuides = map[string]FieldGuide{
	"title": {
		OnPage: "The main heading, the name of the browser's tab, of lists and of the feed. A colon in it needs no quotes.",
	},
	"summary": {
		OnPage: "The lead below the title, the text in lists, and what search engines show.",
	},
	"kind": {
		Also:   []string{"page", "pages"},
		OnPage: "A sheet has all the parts of a project; a page has its text alone. The file of a country or a partner says once what is known of it: its page lists its sheets.",
	},
	"country": {
		Also:   []string{"flag", "country codes"},
		OnPage: "Its name above the title leads to the country's page, which lists its sheets. Below, “The country” shows its map and its figures; figures that hold for all sheets stand once in the country's file (kind: country).",
	},
	"places": {
		Also:   []string{"map", "coordinates"},
		Full:   "places:\n  - name: Fatao\n    lat: 14.70\n    lon: -8.60\n    precision: approximate",
		OnPage: "The name in “At a glance”, a point on the country's map and on that of the home page if it has coordinates. Latitude comes first. A hidden place is written nowhere, not even in the files of the site.",
	},
	"status": {
		Also:   []string{"statuses", "progress"},
		OnPage: "A label above the title that leads to all sheets of the same status.",
	},
	"as_of": {
		OnPage: "“Situation as of late 2021” at the top of the sheet. Key dates before it are done; without this field Fiche assumes nothing.",
	},
	"updated": {
		OnPage: "“Updated” at the foot, the order of the latest sheets and of the feed. The computer's clock plays no part in it.",
	},
	"period": {
		OnPage: "A line of “At a glance”.",
	},
	"themes": {
		OnPage: "Links in “At a glance”, each to the page of the theme. A theme written in two ways (accents, capitals, hyphens) is one.",
	},
	"goals": {
		Also:   []string{"sustainable development"},
		OnPage: "The number and the official name in “At a glance”.",
	},
	"photo": {
		Also:   []string{"illustration"},
		OnPage: "At the head of the sheet, with its caption and credit, and in lists. JPEG, PNG, WebP, GIF or SVG; it is published in several sizes, without the camera's hidden data (place, time). Your file is never changed.",
	},
	"gallery": {
		OnPage: "Below the text, in a grid, each with its caption. On one line “workshop.jpg: its caption” will do, but those who cannot see the picture then miss its alt text.",
	},
	"partners": {
		Also:   []string{"funders"},
		OnPage: "By role in “At a glance”, then with their logos. Each has a page that lists its projects. A file “kind: partner” says once its address, its logo and its other names.",
	},
	"dates": {
		Also:   []string{"date", "steps"},
		Full:   "dates:\n  - date: October 2020\n    moved_to: 2022\n    label: Last workshop\n    reason: security and Covid",
		OnPage: "A timeline, from the oldest to the latest. What is done, planned, postponed or cancelled differs by shape and by word; a move is told: “first planned for October 2020, moved to 2022”.",
	},
	"figures": {
		Also:   []string{"numbers", "number", "percentage", "units"},
		OnPage: "The project's figures first, in large; those of the area, the country or the world apart, in “The country”. Separators, decimals and units are typeset for you. The same figure can be summed on the home page (see “totals”).",
	},
	"budget": {
		Also:   []string{"money", "amount", "euros"},
		Short:  "budget: €450,000",
		OnPage: "In “At a glance”: the total, the share of each and its percentage, what is spent.",
	},
	"reference": {
		OnPage: "A line of “At a glance”.",
	},
	"details": {
		OnPage: "A line of “At a glance” for each, under the label that you give it.",
	},
	"documents": {
		Also:   []string{"pdf", "download"},
		Full:   "documents:\n  - file: agreement.pdf\n    title: The agreement\n    language: en",
		OnPage: "A link with the format and the size of the file, which is copied into the site.",
	},
	"contacts": {
		Short:  "contacts:\n  - International department: international@example.org",
		OnPage: "In “At a glance”. A telephone dials the number at a touch.",
	},
	"links": {
		Also:   []string{"video", "film", "youtube"},
		Full:   "links:\n  - url: https://example.org/film\n    title: The film of the project",
		OnPage: "Links, never an embedded player: the page loads nothing from another site.",
	},
	"related": {
		OnPage: "“See also” at the foot of the sheet.",
	},
	"aliases": {
		Also:   []string{"redirect"},
		OnPage: "Nothing on the page: at the old address, a small page that leads to the new one.",
	},
	"words": {
		OnPage: "The translation of each word in the translated sheet. In index.fr.md these words serve the whole French site.",
	},
	"notes": {
		OnPage: "Nothing. This field is for you alone.",
	},
	"licence": {
		OnPage: "In “Sources and citation”. In content/index.md it holds for the whole site.",
	},
	"draft": {
		Also:   []string{"drafts", "published"},
		OnPage: "As long as it is yes, the sheet is not published; “fiche build” names it at the end. “fiche serve” shows it, marked by a banner. A mistake in a draft does not stop the site.",
	},
	"url": {
		OnPage: "Of the site: the sitemap, the feed, previews on networks and the printed address need it. Of a partner: where its name leads.",
	},
	"logo": {
		OnPage: "Beside the partner's name, on all its sheets. Logos are brought to equal areas.",
	},
	"also": {
		OnPage: "Nothing to be seen: a sheet that uses one of these names speaks of the same partner, or the same country.",
	},
	"language": {
		OnPage: "The words around the pages, dates, numbers and typography.",
	},
	"languages": {
		OnPage: "A link to the other languages at the top of each page. A sheet without a translation is listed all the same, with its language.",
	},
	"organisation": {
		Short:  "organisation: SIAAP",
		OnPage: "The logo at the top of each page, before the title of the site; at its foot the name, its link and its email address. Sheets ask to be cited under this name.",
	},
	"accent": {
		Also:   []string{"colours", "colors"},
		OnPage: "Rules, links and grounds. A text that could not be read in that colour is darkened or lightened.",
	},
	"totals": {
		Also:   []string{"total", "sum"},
		OnPage: "The sum over all sheets on the home page, and over how many of them. Only plain numbers of the project add up, of the same label and unit.",
	},
	"menu": {
		Full:   "menu:\n  - page: about.md\n    title: About us",
		OnPage: "The menu at the top of each page. An entry without a title takes that of its page.",
	},
	"footer": {
		OnPage: "The links at the foot of each page: legal notice, accessibility…",
	},
	"profile": {
		OnPage: "Nothing: “fiche check” knows by it what the law asks for.",
	},
	"stale_after": {
		OnPage: "Nothing: “fiche check” names the sheets that are older.",
	},
}
