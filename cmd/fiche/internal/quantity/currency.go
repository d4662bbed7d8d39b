package quantity

import (
	"cmp"
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

// How currencies are recognised: by code, by sign, by name. The codes and most
// signs and names are those of the CLDR.

// An isoCurrency is a currency of ISO 4217 with the signs that our languages have
// for it, short and long.
type isoCurrency struct {
	code  string
	signs []string
}

//go:embed currencies.txt
var currencyTable string

// isoCurrencies returns the currencies in the order of their codes: those in use,
// and those that ended since 1999, which have no signs.
var isoCurrencies = sync.OnceValue(func() []isoCurrency {
	var all []isoCurrency
	for line := range strings.Lines(currencyTable) {
		if columns := strings.Split(strings.TrimSpace(line), "\t"); len(columns[0]) == 3 {
			all = append(all, isoCurrency{columns[0], columns[1:]})
		}
	}
	return all
})

// A family are the currencies that share a sign or a noun.
type family struct {
	codes     []string
	preferred string // where neither the country nor the site says which; may be empty
	presumed  bool   // the preferred one is a guess, which the author is told of
}

// A coin is the currency that an amount is in. family is nil where what was
// written names one currency alone.
type coin struct {
	code     string // ISO 4217; empty for none
	family   *family
	presumed bool
}

// A sign is how a currency is written beside figures, in any language.
type sign struct {
	text   string
	family *family
}

// dollars are the currencies that "$" alone may mean.
var dollars = &family{preferred: "USD", presumed: true}

// dollarLetters are what tells dollars apart beside the two letters of the
// country and the ISO code: "CAN$", "$ CAN".
var dollarLetters = []struct{ letters, code string }{
	{"U.S.", "USD"}, {"U.S", "USD"}, {"USA", "USD"}, {"CAN", "CAD"}, {"CDN", "CAD"}, {"A", "AUD"}, {"EC", "XCD"},
}

// pesos are written with the sign of dollars, and are none.
var pesos = []string{"ARS", "CLP", "COP", "CUP", "DOP", "MXN", "UYU"}

// sharedSigns are signs of several currencies, the preferred one first, or of one
// that the CLDR has no such sign for.
var sharedSigns = map[string][]string{
	"C$": {"CAD", "NIO"}, "$C": {"CAD", "NIO"}, "$A": {"AUD"}, "£": {"GBP", "EGP", "FKP", "GIP", "LBP", "SHP", "SSP", "SYP"}, "¥": {"JPY", "CNY"},
	"FCFA": {"XOF", "XAF"}, "F CFA": {"XOF", "XAF"}, "F.CFA": {"XOF", "XAF"}, "Fcfa": {"XOF", "XAF"}, "CFAF": {"XOF", "XAF"}, "CFA": {"XOF", "XAF"},
	"DH": {"MAD", "AED"}, "Dh": {"MAD", "AED"}, "Dhs": {"MAD", "AED"}, "DHS": {"MAD", "AED"}, "DT": {"TND"}, "DA": {"DZD"}, "Ar": {"MGA"},
	"FCFP": {"XPF"}, "F CFP": {"XPF"}, "CFPF": {"XPF"}, "KSh": {"KES"}, "Ksh": {"KES"}, "KSH": {"KES"}, "TSh": {"TZS"}, "Tsh": {"TZS"},
	"USh": {"UGX"}, "Ush": {"UGX"}, "FBu": {"BIF"}, "FRw": {"RWF"}, "Frw": {"RWF"}, "₵": {"GHS"}, "GH¢": {"GHS"}, "₨": {"INR", "LKR", "MUR", "NPR", "PKR"},
}

// localSigns are letters that are a currency only in a sheet about its country:
// the short signs of the CLDR that are letters alone are so too.
var localSigns = map[string][]string{
	"FC": {"CDF"}, "Rs.": {"INR", "LKR", "MUR", "NPR", "PKR"}, "Le": {"SLE"}, "S/": {"PEN"}, "D": {"GMD"}, "UM": {"MRU"}, "MT": {"MZN"}, "G": {"HTG"},
}

// wordCodes are the codes that also are words or abbreviations of this trade
// ("17 SDG", "3 SOS"): they are read only in a sheet about their country.
var wordCodes = []string{"ALL", "CUP", "LSL", "PEN", "SDG", "SOS", "TOP", "TRY"}

// signs returns all signs, the longest first.
var signs = sync.OnceValue(func() []sign {
	codes := map[string][]string{}
	for _, c := range isoCurrencies() {
		for _, sign := range c.signs {
			codes[sign] = append(codes[sign], c.code)
		}
	}
	maps.Copy(codes, localSigns)
	maps.Copy(codes, sharedSigns)
	withDollar := codes["$"]
	delete(codes, "$")
	dollars.codes = slices.DeleteFunc(slices.Clone(withDollar), func(code string) bool { return slices.Contains(pesos, code) })
	all := []sign{{"$", dollars}}
	for text, codes := range codes {
		f := &family{codes: codes}
		if sharedSigns[text] != nil || !isLetters(text) {
			f.preferred = codes[0]
		}
		all = append(all, sign{text, f})
	}
	for _, code := range withDollar {
		one := &family{codes: []string{code}, preferred: code}
		all = append(append(all, dollarSigns(code, one)...), dollarSigns(code[:2], one)...)
		for _, d := range dollarLetters {
			if d.code == code {
				all = append(all, dollarSigns(d.letters, one)...)
			}
		}
	}
	slices.SortFunc(all, func(a, b sign) int {
		return cmp.Or(cmp.Compare(len(b.text), len(a.text)), cmp.Compare(a.text, b.text))
	})
	return all
})

// isLetters reports whether a sign of the CLDR is plain letters: "Rs", "kr".
func isLetters(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf || r == '$' })
}

// dollarSigns are the ways to write a dollar with letters. A single letter stands
// before it alone.
func dollarSigns(letters string, of *family) []sign {
	all := []sign{{letters + "$", of}, {letters + " $", of}}
	if len(letters) > 1 {
		all = append(all, sign{"$" + letters, of}, sign{"$ " + letters, of})
	}
	return all
}

// isCode reports whether s is the code of a currency.
func isCode(s string) bool {
	_, found := slices.BinarySearchFunc(isoCurrencies(), s, func(c isoCurrency, code string) int { return strings.Compare(c.code, code) })
	return found
}

// A currencyName is a folded name of one currency, or a noun that several share.
type currencyName struct {
	folded string
	coin   coin
}

// currencyNames are the names of currencies in a language, by their first word.
type currencyNames struct {
	names  map[string][]currencyName
	dollar map[string][]currencyName // what follows "$" in their place: "canadiens"
}

// newCurrencyNames indexes the names of a language. Of two that are spelt alike
// the first that was added counts.
func newCurrencyNames(w *Words) currencyNames {
	index := currencyNames{map[string][]currencyName{}, map[string][]currencyName{}}
	add := func(to map[string][]currencyName, folded string, c coin) {
		first, _, _ := strings.Cut(folded, " ")
		first = strings.TrimRightFunc(first, isNoWord)
		to[first] = append(to[first], currencyName{folded, c})
	}
	var dollarWords []string
	for _, noun := range w.Read.Nouns {
		f := noun.family(w)
		for _, word := range noun.Words {
			add(index.names, word, coin{family: f})
		}
		if f == dollars {
			dollarWords = noun.Words
		}
	}
	name := func(code, name string) {
		folded := spelling.Fold(name)
		if folded == "" {
			return
		}
		add(index.names, folded, coin{code: code})
		for _, word := range dollarWords {
			if rest := without(folded, word); rest != "" {
				add(index.dollar, rest, coin{code: code})
			}
		}
	}
	for _, c := range w.Currencies {
		for _, also := range append(c.Also, c.Name) {
			name(c.Code, also)
		}
	}
	for _, c := range isoCurrencies() {
		name(c.code, w.CLDR.One[c.code])
		name(c.code, w.CLDR.Other[c.code])
	}
	return index
}

// family returns the currencies that share the noun.
func (n *CurrencyNoun) family(w *Words) *family {
	for _, s := range signs() {
		if n.Sign != "" && s.text == n.Sign {
			return s.family
		}
	}
	f := &family{preferred: n.Code}
	for _, c := range isoCurrencies() {
		name := spelling.Fold(w.CLDR.Other[c.code])
		for _, word := range n.Words {
			if without(name, word) != "" && !slices.Contains(f.codes, c.code) {
				f.codes = append(f.codes, c.code)
			}
		}
	}
	return f
}

// without returns a folded name without one of its words, "" if the word is not in
// it.
func without(name, word string) string {
	if rest, ok := strings.CutPrefix(name, word+" "); ok {
		return rest
	}
	rest, _ := strings.CutSuffix(name, " "+word)
	if rest == name {
		return ""
	}
	return rest
}

// resolve returns the currency of a family that is meant where the figure stands;
// its code is empty if none is.
func (p *parser) resolve(f *family) coin {
	var own []string
	for _, code := range p.setting.Country {
		if slices.Contains(f.codes, code) && !slices.Contains(own, code) {
			own = append(own, code)
		}
	}
	switch {
	case len(own) == 1:
		return coin{code: own[0], family: f}
	case len(own) == 0 && slices.Contains(f.codes, p.setting.Site):
		return coin{code: p.setting.Site, family: f}
	case f.preferred == "":
		return coin{}
	}
	return coin{f.preferred, f, f.presumed}
}

// narrowed returns the currency that two mentions of it name together; ok is
// false if they name two.
func narrowed(a, b coin) (c coin, ok bool) {
	switch {
	case a.family == nil && (a.code == b.code || b.family != nil && slices.Contains(b.family.codes, a.code)):
		return a, true
	case b.family == nil && a.family != nil && slices.Contains(a.family.codes, b.code):
		return b, true
	}
	return a, a.code == b.code
}

// currencySign reads a code or a sign; the code of what it returns is empty if
// there is none.
func (p *parser) currencySign() coin {
	start := p.pos
	for _, s := range signs() {
		if s.text[0] != p.text[start] || !p.wholeSign(s.text) {
			continue
		}
		if c := p.resolve(s.family); c.code != "" {
			if len(s.family.codes) == 1 {
				c.family = nil
			}
			p.noteSign(c, start)
			return c
		}
		p.pos = start
	}
	end := p.pos + 3
	if end > len(p.text) || !isCode(p.text[p.pos:end]) {
		return coin{}
	}
	code := p.text[p.pos:end]
	if slices.Contains(wordCodes, code) && !slices.Contains(p.setting.Country, code) && code != p.setting.Site || !p.wholeSign(code) {
		return coin{}
	}
	return coin{code: code}
}

// noteSign remembers where a sign stands that was taken for one of several
// currencies by a guess.
func (p *parser) noteSign(c coin, start int) {
	if c.presumed {
		p.signStart, p.signEnd = start, p.pos
	}
}

// wholeSign reads a sign, any space for a space of it. One that ends in a letter
// must end there, as "CFA" does not in "CFAO"; one that begins with a letter must
// begin there.
func (p *parser) wholeSign(text string) bool {
	start := p.pos
	for i, part := range strings.Split(text, " ") {
		if i > 0 {
			at := p.pos
			if p.spaces(); p.pos == at {
				p.pos = start
				return false
			}
		}
		if !p.sign(part) {
			p.pos = start
			return false
		}
	}
	if last := rune(text[len(text)-1]); typography.IsLetter(last) && typography.IsLetter(p.next()) {
		p.pos = start
		return false
	}
	return true
}

// currency reads a currency by sign, code or name.
func (p *parser) currency() coin {
	if p.pos == len(p.text) {
		return coin{}
	}
	start := p.pos
	c := p.currencySign()
	end := p.pos
	if c.family == dollars {
		p.spaces()
		if told := p.named(afterDollar); told.code != "" {
			return told
		}
	}
	p.pos = start
	if name := p.named(anyName); name.code != "" && p.pos > end {
		p.noteSign(name, start)
		return name
	}
	p.pos = end
	return c
}

// anyName and afterDollar are the two parts of the names of a language.
func anyName(n currencyNames) map[string][]currencyName     { return n.names }
func afterDollar(n currencyNames) map[string][]currencyName { return n.dollar }

// named reads the longest name of a currency in a part of the names of the
// language, or else in that of the others.
func (p *parser) named(part func(currencyNames) map[string][]currencyName) coin {
	word := p.firstWord()
	if c := p.longest(part(p.figures.currencies())[word]); c.code != "" {
		return c
	}
	for _, other := range p.figures.others() {
		if c := p.longest(part(other.currencies())[word]); c.code != "" {
			return c
		}
	}
	return coin{}
}

// longest reads the longest of the names of currencies that begin with one word.
func (p *parser) longest(names []currencyName) (found coin) {
	size := 0
	for _, n := range names {
		length := matchFolded(p.text[p.pos:], n.folded)
		if length <= size {
			continue
		}
		c := n.coin
		if c.family != nil {
			c = p.resolve(c.family)
		}
		if c.code != "" {
			size, found = length, c
		}
	}
	p.pos += size
	return found
}

func isNoWord(r rune) bool { return !typography.IsWord(r) }

// firstWord returns the folded word at pos.
func (p *parser) firstWord() string {
	rest := p.text[p.pos:]
	end := strings.IndexFunc(rest, func(r rune) bool { return r == '/' || spelling.PartsWords(r) }) // "euros/an"
	if end < 0 {
		end = len(rest)
	}
	return spelling.Fold(strings.TrimRightFunc(rest[:end], isNoWord))
}

// currency returns how the language prints a currency: in its own words, else those
// of the CLDR, else by a sign that no other currency has, else by the code.
func (w *Words) currency(code string) Currency {
	c := Currency{Code: code}
	for _, own := range w.Currencies {
		if own.Code == code {
			c = own
		}
	}
	c.Symbol = cmp.Or(c.Symbol, w.CLDR.Symbols[code])
	if c.Symbol == "" {
		c.Symbol = code
		for _, s := range signs() {
			if len(s.family.codes) == 1 && s.family.preferred == code && utf8.RuneCountInString(s.text) == 1 {
				c.Symbol = s.text
			}
		}
	}
	c.Name = cmp.Or(c.Name, w.CLDR.Other[code], c.Symbol)
	return c
}
