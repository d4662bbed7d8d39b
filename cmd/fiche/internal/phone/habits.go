package phone

import "strings"

// A habit is how a country writes its numbers.
type habit struct {
	country string // ISO 3166-1 alpha-2, of one that the code is of
	trunk   string // what stands before a number within the country
	groups  string // the sizes of the groups, for each length of a number
}

// group returns the digits of a number, without country code and trunk prefix, in
// groups; or "" if the country has no number of that length.
func (h habit) group(digits string) string {
	for sizes := range strings.FieldsSeq(h.groups) {
		total := 0
		for _, size := range sizes {
			total += int(size - '0')
		}
		if total != len(digits) {
			continue
		}
		var b strings.Builder
		for i, size := range sizes {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(digits[:size-'0'])
			digits = digits[size-'0':]
		}
		return b.String()
	}
	return ""
}

// habitOf returns the habit of a country.
func habitOf(country string) (habit, bool) {
	for _, h := range habits {
		if h.country == country {
			return h, true
		}
	}
	return habit{}, false
}

// habits are those of the countries that fact sheets are about, by their code.
// Where a country groups otherwise from one area to another (Germany, Great
// Britain, Italy), its numbers stay as they are written.
var habits = map[string]habit{
	"1":   {"US", "", "334"},
	"20":  {"EG", "0", "334"},
	"27":  {"ZA", "0", "234"},
	"30":  {"GR", "", "334"},
	"32":  {"BE", "0", "1322 3222"},
	"33":  {"FR", "0", "12222"},
	"34":  {"ES", "", "3222"},
	"41":  {"CH", "0", "2322"},
	"48":  {"PL", "", "333"},
	"84":  {"VN", "0", "333"},
	"212": {"MA", "0", "12222"},
	"213": {"DZ", "0", "2222 3222"},
	"216": {"TN", "", "233"},
	"220": {"GM", "", "34"},
	"221": {"SN", "", "2322"},
	"222": {"MR", "", "2222"},
	"223": {"ML", "", "2222"},
	"224": {"GN", "", "3222"},
	"225": {"CI", "", "2222 22222"},
	"226": {"BF", "", "2222"},
	"227": {"NE", "", "2222"},
	"228": {"TG", "", "2222"},
	"229": {"BJ", "", "2222 22222"},
	"230": {"MU", "", "34 44"},
	"233": {"GH", "0", "234"},
	"234": {"NG", "0", "334"},
	"235": {"TD", "", "2222"},
	"236": {"CF", "", "2222"},
	"237": {"CM", "", "2222 12222"},
	"238": {"CV", "", "322"},
	"241": {"GA", "0", "1222 2222"},
	"242": {"CG", "", "234"},
	"243": {"CD", "0", "333"},
	"250": {"RW", "", "333"},
	"251": {"ET", "0", "234"},
	"253": {"DJ", "", "2222"},
	"254": {"KE", "0", "333"},
	"255": {"TZ", "0", "333"},
	"256": {"UG", "0", "333"},
	"257": {"BI", "", "2222"},
	"258": {"MZ", "", "234"},
	"260": {"ZM", "0", "234"},
	"261": {"MG", "0", "2232"},
	"262": {"RE", "0", "3222"},
	"265": {"MW", "0", "333"},
	"269": {"KM", "", "322"},
	"351": {"PT", "", "333"},
	"352": {"LU", "", "222 333"},
	"353": {"IE", "0", "234"},
	"509": {"HT", "", "2222"},
	"590": {"GP", "0", "3222"},
	"594": {"GF", "0", "3222"},
	"596": {"MQ", "0", "3222"},
	"687": {"NC", "", "222"},
	"689": {"PF", "", "2222"},
	"855": {"KH", "0", "233 234"},
	"856": {"LA", "0", "233 244"},
	"961": {"LB", "0", "133 233"},
	"962": {"JO", "0", "144"},
	"970": {"PS", "0", "234"},
}
