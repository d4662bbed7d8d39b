package sheet

import (
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/problem"
)

// "Service international : international@example.org", "Awa Diallo
// <awa@example.org>", "Awa Diallo, cheffe de projet, 01 44 75 44 75"
var contactList = listOf[Contact]{
	path: "contacts", fields: contactFields,
	line: func(d *decoder, c *Contact, label, value *node) {
		parts := contactParts(label)
		if value != nil {
			parts = append(parts, contactParts(value)...)
		}
		for _, part := range parts {
			c.take(d, part)
		}
	},
	finish: func(d *decoder, c *Contact, n *node) bool {
		if *c == (Contact{}) && !d.failedIn(n) {
			d.missing(n, "contacts", "name")
		}
		return *c != (Contact{})
	},
}

// take reads one part of a contact for what it is: an address, a number, or
// words, of which the first are a name.
func (c *Contact) take(d *decoder, n *node) {
	words := d.text(n)
	switch {
	case strings.Contains(words, "@") || strings.HasPrefix(strings.ToLower(words), "mailto:"):
		if c.Email != "" {
			d.fail("contact-second-email", n, nil).Fix = "  - " + emailIn(words)
			return
		}
		c.Email = d.email(n)
	case isPhone(words):
		if c.Phone != "" {
			words = c.Phone + " / " + words
		}
		c.Phone = words
		d.checkPhone(n)
	case c.Name == "" && c.Email == "" && c.Phone == "":
		c.Name = words
	case c.Function == "":
		c.Function = words
	default:
		c.Function += ", " + words
	}
}

// contactParts parts a text at its commas and semicolons, where an address or a
// number is among them, and cuts off an address in angle brackets.
func contactParts(n *node) []*node {
	if n.Quoted {
		return []*node{n}
	}
	if open := strings.IndexByte(n.Value, '<'); open >= 0 && strings.HasSuffix(strings.TrimSpace(n.Value), ">") {
		parts := []*node{n.Part(open, len(n.Value))}
		if name := n.Part(0, open); name.Value != "" {
			parts = append(contactParts(name), parts...)
		}
		return parts
	}
	if name, inside := cutParenthesis(n); inside != nil && name.Value != "" && isEmail(emailIn(inside.Value)) {
		return append(contactParts(name), inside)
	}
	var all []*node
	reached := false // an address or a number
	for _, part := range partsAt(n.Value, ",;\n") {
		word := n.Part(part[0], part[1])
		reached = reached || strings.Contains(word.Value, "@") || isPhone(word.Value)
		if word.Value != "" {
			all = append(all, word)
		}
	}
	if !reached {
		return []*node{n}
	}
	return all
}

// isPhone reports whether a text is a telephone number, maybe with words beside
// it: more of it are digits than letters.
func isPhone(s string) bool {
	digits, letters := digitsIn(s), 0
	for _, r := range s {
		if r > '9' && !frontmatter.IsSpace(r) {
			letters++
		}
	}
	return digits >= 6 && digits > letters || digits >= 2 && strings.Trim(s, "0123456789 +.-()") == ""
}

func digitsIn(s string) (digits int) {
	for _, r := range s {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	return digits
}

// phone returns a telephone number, or several.
func (d *decoder) phone(n *node) string {
	d.checkPhone(n)
	return d.text(n)
}

// checkPhone reports digits that are too many for one number.
func (d *decoder) checkPhone(n *node) {
	const most = 15 // ITU-T E.164
	for _, run := range strings.FieldsFunc(n.Value, func(r rune) bool {
		return !frontmatter.IsSpace(r) && (r < '0' || r > '9') && !strings.ContainsRune("+.-()", r)
	}) {
		if digitsIn(run) > most && !strings.Contains(run, " - ") {
			d.fail("phone-too-long", n, problem.Args{"value": tidy(run)})
			return
		}
	}
}
