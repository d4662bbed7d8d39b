package locale

// englishPhotoMessages are what is said of images.
var englishPhotoMessages = map[string]Message{
	"photo-format": {
		Text: "not all browsers can show a {format} image",
		Hints: []string{
			"open it in a photo program, save it as JPEG (a photo) or PNG (a drawing), and name that new file instead",
		},
	},
	"photo-unreadable": {
		Text: "this image cannot be read: the file is damaged, or is not an image",
		Hints: []string{
			"open it in a photo program and save it again; if it does not open, copy it anew from the camera or ask its author for it",
		},
	},
	"photo-too-large": {
		Text: "this image has {megapixels} million pixels ({width} × {height}); the limit is {limit} million",
		Hints: []string{
			"save it smaller: a width of 4000 pixels is more than enough for a page",
		},
	},
	"photo-animation": {
		Text: "this animation is too long: {frames} frames",
		Hints: []string{
			"shorten it, or publish a video elsewhere and link to it",
		},
	},
	"photo-svg-large": {
		Text: "this SVG drawing weighs {megabytes} MB; the limit is {limit} MB",
		Hints: []string{
			"simplify it, or export it as PNG",
		},
	},
	"photo-svg-removed": {
		Text: "a part of this SVG drawing is not published, for safety: {what}",
		Hints: []string{
			"look at it on the page; if it has changed, export the drawing again with texts turned into paths and without embedded images",
		},
	},
	"photo-extension": {
		Text: "the name of this file ends in {extension}, but it holds a {format} image",
		Hints: []string{
			"no hurry, it is published as what it holds; to avoid surprises, rename it to {name}",
			"no hurry, it is published as what it holds; to avoid surprises, change the end of its name",
		},
	},
	"photo-changed": {
		Text: "this image was replaced while the site was being built",
		Hints: []string{
			"wait until the file is copied, then build the site again",
		},
	},
}
