package locale

var englishSubjects = map[string]Subject{
	"start": {
		Names: []string{"start", "begin", "first steps", "getting started"},
		Short: "from an empty folder to a published site",
		Text: `From an empty folder to a published site:

  fiche init my-site      makes a small site that works already
  cd my-site              goes into its folder
  fiche serve             shows it; leave it running while you write
  fiche new "My project"  adds a sheet
  fiche check             tells what is still missing
  fiche build             writes the site into “public”

All this can be done without a terminal too: a double click on the program opens the start page of the folder that it lies in, in the browser.

Sheets are the files whose names end in “.md” in the folder “content”. Open them with any text editor, not with a word processor. “fiche help sheet” shows what to write there.

To publish is to copy the folder “public” to your web host: “fiche help hosting”.`,
	},
	"sheet": {
		Names: []string{"sheet", "sheets", "front matter", "fields"},
		Short: "what a sheet is made of, and all its fields",
		Text: `A sheet is a text file whose name ends in “.md”. Between two lines “---” stand fields; below them, the text. Only the title is required: an absent field leaves no trace on the page.

A value runs to the end of its line, without quotes, colons included. The lines of a list begin with two spaces and a hyphen. A remark to oneself begins with “#” on a line of its own. The English and French names of fields mean the same; accents and capitals do not count.

“fiche help” with the name of a field says more.`,
		Example: `---
title: MALI: Kayes and Koulikoro regions
country: Mali
status: under way
as_of: late 2021
themes: sanitation, schools
partners:
  - Ville de Gentilly: signatory
dates:
  - October 2019: First training workshop
  - late 2020: Works completed, nine schools
figures:
  - Beneficiaries: 589,639 inhabitants
---
## The aim

The text, with **bold words** and lists.`,
	},
	"text": {
		Names: []string{"text", "markdown", "formatting", "table", "headings", "footnotes"},
		Short: "the text below the fields: headings, lists, links, tables, notes",
		Text: `The text of a sheet is Markdown. A paragraph ends with an empty line.

Typography is done for you: quotation marks, apostrophes, dashes, spaces in numbers. Write as you type.

A heading alone that names a part for which the fields have something to say (“## Key dates”) places that part there. A heading with nothing under it is not printed, and told.

A link to another sheet names its file; Fiche makes the right address of it, and tells of a dead one. Of HTML only a few harmless tags pass, such as <sup>, <sub> and <br>. A comment <!-- between these signs --> is never published.`,
		Example: `---
title: An example of a text
---
## A heading

Words in *italics*, in **bold**, a [link](other-sheet.md), a footnote[^1].

- a list
- of two lines

1. a list
2. with numbers

| Municipality | Latrines |
|--------------|---------:|
| Kayes        |        9 |

> A quotation.

![A class in front of new latrines](latrines.jpg)

[^1]: The text of the footnote.`,
	},
	"translation": {
		Names: []string{"translation", "translate", "french", "several languages"},
		Short: "a sheet, and a site, in several languages",
		Text: `Name the languages of the site in content/index.md:

  languages: en, fr

“mali.fr.md” beside “mali.md” then is its French translation, and “index.fr.md” that of the home page. A translation gives only the title, the summary, the text and the words of its lists; dates, figures, partners and photos come from the original. “fiche new --translate” prepares its file, and so does the button “Translate” of the start page.

Words that come back everywhere (units, themes, labels, places) are translated once, in “index.fr.md”. What has no translation stays in its language, and “fiche build” lists it. A sheet without a translation is listed all the same, marked with its language.`,
		Example: `---
title: MALI : Régions de Kayes et Koulikoro
summary: Neuf écoles équipées de latrines.
words:
  - First training workshop: Premier atelier de formation
  - Beneficiaries: Nombre de bénéficiaires
  - inhabitants: habitants
---
## L'objectif

Le texte en français.`,
	},
	"files": {
		Names: []string{"files", "folders", "addresses", "file names"},
		Short: "which file becomes which page, and which are left aside",
		Text: `The folder of the site:

  content/    the sheets, and the photos beside them
  static/     what is copied as it is (optional)
  templates/  templates of your own (optional)
  public/     the result, to be copied to the web host

“content/index.md” is the home page and holds the settings; another index.md is the home of its folder. The path of a file is its address: “content/projects/Mali summer.md” becomes “projects/mali-summer.html”. So renaming a file changes the address of its page; the field “aliases” keeps the old one.

A photo lies beside its sheet. A path that begins with “/” starts from “content”.

Left aside: README.md, names that begin with “.” or “_”, the copies that sharing software makes (“mali (conflicted copy).md”). Drafts and such copies are named at the end of “fiche build”: no sheet disappears silently.`,
	},
	"settings": {
		Names: []string{"settings", "configuration", "config", "index.md"},
		Short: "the site's title, languages, colours, menus: content/index.md",
		Text:  `The settings are the fields of “content/index.md”, the home page; its text is the introduction. There is no other file of settings. Paths in it start from “content”.`,
		Example: `---
title: Decentralised cooperation
summary: The water and sanitation projects of the water board.
language: en
languages: en, fr
url: https://www.example.org/cooperation/
organisation:
  name: SIAAP
  url: https://www.siaap.fr
  logo: logo.svg
  email: contact@example.org
accent: #0b6e8a
totals:
  - Beneficiaries
menu:
  - projects/
  - about.md: About us
footer:
  - legal-notice.md
licence: CC BY 4.0
profile: public body
---
A few lines of introduction.`,
	},
	"look": {
		Names: []string{"look", "style", "css", "templates", "fonts", "branding"},
		Short: "the logo, the colour, your own styles and templates",
		Text: `Most sites need no more than the settings “organisation” (the logo) and “accent”.

To go further, “static/custom.css” is read after Fiche's styles. The properties that begin with “--” keep their names from one version to the next:

  :root { --font-heading: Georgia, serif; --radius: 0; }

Four empty templates wait for a banner, a notice or a funder's logo: “head-extra.html”, “header-extra.html”, “footer-extra.html” and “sheet-end.html”, to be put into “templates”. A file in “templates” replaces Fiche's own of the same name; a mistake in it is told with its line.

Nothing is loaded from another site: copy your fonts into “static”.`,
	},
	"hosting": {
		Names: []string{"hosting", "publish", "publishing", "deploy", "host", "ftp"},
		Short: "putting the site online, with any web host",
		Text: `After “fiche build” the whole site is in “public”: copy what is in it to your web host, by FTP, by its web interface or however it asks. It takes no database and no program. The same folder suits the root of a domain, a folder below it, an object store and a USB stick.

Give the address of the site in content/index.md: the sitemap, the feed and previews on networks need it.

  url: https://www.example.org/cooperation/

Have “404.html” served when a page does not exist. Before the first time, “fiche check” tells what the law asks for and nobody has filled in.

“fiche init --workflow github” or “--workflow gitlab” prepares a repository where each sheet that is saved publishes the site. Elsewhere the commands are:

  fiche check
  fiche build --strict

The next times, also delete from the host the files that are no longer in “public”.`,
	},
	"mistakes": {
		Names: []string{"mistakes", "errors", "error", "warnings", "messages", "exit codes"},
		Short: "reading a message, and what stops a site",
		Text: `A message says where, what, and what to do:

  mali.md:4:9: error: “under wa” is not one of the values that may stand here
    4 | status: under wa
      |         ^^^^^^^^
    hint: did you mean “under way”?

which is line 4 of the file, at its ninth character.

An error stops the build: nothing is written, the previous site stays in place. To publish the other sheets meanwhile, put “draft: yes” into this one. A warning stops nothing, except with “--strict”. “fiche check” reads again what a program can only suspect.`,
	},
}
