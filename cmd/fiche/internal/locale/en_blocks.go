package locale

// englishBlocks are the headings that name a block of data, by the key of its
// field. A heading with nothing under it places that block there. Case, accents
// and a colon at the end do not matter; a name stands under one block only.
var englishBlocks = map[string][]string{
	"figures": {
		"Key figures", "The key figures", "Key figures of the project", "Facts and figures",
		"The project in figures", "In figures", "In numbers", "Indicators",
	},
	"dates": {
		"Key dates", "The key dates", "Key dates of the project", "Dates", "Timeline", "Project timeline",
		"Calendar", "Schedule", "Milestones", "Key milestones",
	},
	"partners": {
		"Partners", "The partners", "Project partners", "The project partners", "Partners of the project", "Our partners",
	},
	"places": {
		"Places", "The places", "Location", "Locations", "Where", "Map",
	},
	"gallery": {
		"Photos", "Photographs", "Gallery", "Photo gallery", "Pictures", "In pictures",
	},
	"documents": {
		"Documents", "Downloads", "Attachments", "Publications to download",
	},
	"contacts": {
		"Contact", "Contacts", "Contact us", "Your contact", "Your contacts",
	},
	"links": {
		"Links", "Useful links", "Further reading", "Find out more", "Learn more", "On the web",
	},
	"budget": {
		"Budget", "The budget", "Project budget", "Funding", "Financing", "Costs",
	},
	"goals": {
		"SDGs", "The SDGs", "Sustainable Development Goals", "The Sustainable Development Goals",
	},
	"themes": {
		"Themes", "Topics",
	},
	"details": {
		"At a glance", "The project at a glance", "Project details", "Details", "In brief",
	},
}
