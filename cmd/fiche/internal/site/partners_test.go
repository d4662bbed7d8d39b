package site

import (
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// partnersOf are the partners of a page's sheet, with their roles.
func partnersOf(p *Page) []string {
	var all []string
	for i := range p.Facts.Partners {
		all = append(all, partnerLine(p.Facts, &p.Facts.Partners[i], p.Facts.Partners[i].Name)[4:])
	}
	return all
}

// On one line, a comma parts two partners unless it is part of a name that the
// site knows: of a partner's file, or of another sheet.
func TestPartnersOnOneLine(t *testing.T) {
	s := files{
		"a.md": "---\ntitre: A\npartenaires: SIAAP, Ville de Gentilly (94, Val-de-Marne), AFD\n---\n",
		"b.md": "---\ntitre: B\npartenaires: Ministère de l'Énergie, de l'Eau et de l'Assainissement : signataire, SIAAP\n---\n",
		"c.md": "---\ntitre: C\npartenaire: SIAAP, université de lille, Laboratoire X, AFD : financeur\n---\n",
		"d.md": "---\ntitre: D\npartenaires:\n  - nom: Ministère de l'énergie, de l'eau et de l'assainissement\n---\n",
		"e.md": "---\ntitre: Université de Lille, laboratoire X\ntype: partenaire\n---\n",
	}.good(t)
	equal(t, "commas", partnersOf(s.at(t, "a.html")), []string{"SIAAP", "Ville de Gentilly (94, Val-de-Marne)", "AFD"})
	equal(t, "a name of another sheet", partnersOf(s.at(t, "b.html")), []string{"Ministère de l'Énergie, de l'Eau et de l'Assainissement : signataire", "SIAAP"})
	equal(t, "a name of a file", partnersOf(s.at(t, "c.html")), []string{"SIAAP", "université de lille, Laboratoire X", "AFD : financeur"})
	equal(t, "page and sheet", len(s.at(t, "c.html").Partners), 3)
}

// An item of a list is one partner, and one that looks like several is told.
func TestSeveralPartnersInOneItem(t *testing.T) {
	site := files{
		"a.md": "---\ntitre: A\npartenaires:\n  - SIAAP, Ville de Gentilly : signataire\n  - Université de Lille, Laboratoire X\n  - nom: Alpha, Beta\n  - \"Gamma, Delta\"\n  - Ministère de l'Eau, de l'Énergie et des Mines\n  - Bureau for Policy, Planning, and Learning\n---\n",
		"b.md": "---\ntitre: B\npartenaires: AFD : financeur, Eau Vive et Terre d'Eau\n---\n",
		"c.md": "---\ntitre: C\npartenaires: UNICEF, Ministry of Water and Sanitation\n---\n",
		"e.md": "---\ntitre: Université de Lille, laboratoire X\ntype: partenaire\n---\n",
	}
	_, report := site.make(t)
	equal(t, "problems", found(report.Problems), []string{
		"a.md:4 warning partner-several field:partners.name name:SIAAP, Ville de Gentilly",
		"b.md:3 warning partner-several field:partners.name name:Eau Vive et Terre d'Eau",
	})
	fixes := []string{report.Problems[0].Fix, report.Problems[1].Fix}
	equal(t, "lines", fixes, []string{
		"  - SIAAP : signataire\n  - Ville de Gentilly : signataire",
		"  - AFD : financeur\n  - Eau Vive\n  - Terre d'Eau",
	})
	for _, p := range report.Problems {
		if p.Severity == problem.Warning {
			s := sheet.Parse("x.md", []byte("---\ntitre: X\npartenaires:\n"+p.Fix+"\n---\n"), locale.Get("fr"))
			equal(t, "the lines are read", len(s.Problems), 0)
		}
	}
}

// A partner in full may say other names of its own, in whatever order and circle.
func TestOtherNamesOfPartners(t *testing.T) {
	s := files{
		"a.md": "---\ntitre: A\npartenaires:\n  - nom: Programme Solidarité Eau\n    aussi: pS-Eau\n---\n",
		"b.md": "---\ntitre: B\npartenaires: pS-Eau, PSE\n---\n",
		"c.md": "---\ntitre: C\npartenaires:\n  - nom: PSE\n    aussi: programme solidarité eau, ps-eau\n---\n",
	}.good(t)
	equal(t, "partners", groupsOf(s.Editions[0], ByPartner), []string{"PSE: A, B, C"})
}
