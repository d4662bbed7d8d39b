package office

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// A format says how a cell shows a number.
type format struct {
	date    string // layout of package time, or empty for what is no date
	percent bool
	sign    string // of a currency, behind the number
}

// formatOf returns what an own format, or one that every program knows, says.
func formatOf(id string, codes map[string]string) format {
	if code, own := codes[id]; own {
		return formatOfCode(code)
	}
	n, _ := strconv.Atoi(id)
	switch {
	case n == 9 || n == 10:
		return format{percent: true}
	case n == 17: // mmm-yy
		return format{date: "2006-01"}
	case n >= 18 && n <= 21 || n >= 45 && n <= 47:
		return format{date: "15:04"}
	case n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 50 && n <= 58:
		return format{date: "2006-01-02"}
	}
	return format{}
}

// formatOfCode reads a format such as "dd/mm/yyyy", "0.0 %" or "# ##0,00 [$€-40C]".
func formatOfCode(code string) format {
	code, _, _ = strings.Cut(code, ";") // of positive numbers
	var signs, letters strings.Builder
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"', '[':
			closing := map[byte]byte{'"': '"', '[': ']'}[code[i]]
			end := strings.IndexByte(code[i+1:], closing)
			if end < 0 {
				i = len(code)
				continue
			}
			inside := code[i+1 : i+1+end]
			if symbol, ok := strings.CutPrefix(inside, "$"); ok && closing == ']' {
				inside, _, _ = strings.Cut(symbol, "-")
			} else if closing == ']' { // a colour, a condition, a time span
				inside = ""
			}
			signs.WriteString(inside)
			i += end + 1
		case '\\', '_', '*':
			if i++; i < len(code) && code[i-1] == '\\' {
				signs.WriteByte(code[i])
			}
		default:
			letters.WriteByte(code[i])
		}
	}
	kinds := strings.ToLower(letters.String())
	f := format{percent: strings.Contains(kinds, "%")}
	has := func(letters string) bool { return strings.ContainsAny(kinds, letters) }
	switch {
	case strings.Contains(kinds, "general") || has("0#?"):
		f.sign = currencyIn(signs.String() + letters.String())
	case has("d"):
		f.date = "2006-01-02"
	case has("y") && has("m"):
		f.date = "2006-01"
	case has("y"):
		f.date = "2006"
	case has("h"):
		f.date = "15:04"
	}
	return f
}

// currencyIn returns the sign of a currency that the signs of a format have.
func currencyIn(signs string) string {
	for _, sign := range []string{"€", "$", "£", "¥", "CHF", "FCFA", "XOF", "XAF", "EUR", "USD"} {
		if strings.Contains(signs, sign) {
			return sign
		}
	}
	return ""
}

// shown returns a number as a cell shows it, with all its digits.
func (f format) shown(value string, since int, words Words) string {
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(n) || math.Abs(n) >= 1e15 {
		return value
	}
	if f.date != "" {
		return dateOf(n, since).Format(f.date)
	}
	if f.percent {
		n *= 100
	}
	// Fifteen digits are what the programs keep: 0.1 + 0.2 is 0.3.
	digits, _ := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	text := strings.Replace(strconv.FormatFloat(digits, 'f', -1, 64), ".", words.Decimal, 1)
	switch {
	case f.percent:
		return text + " %"
	case f.sign != "":
		return text + " " + f.sign
	}
	return text
}

// dateOf returns the moment that a number of days is since the day 0 of a workbook.
// Those that count from 1900 hold that year for a leap year.
func dateOf(days float64, since int) time.Time {
	start := time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	if since == 1900 {
		start = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
		if days < 60 {
			days++
		}
	}
	days = max(-1e6, min(days, 3e6))
	whole := math.Floor(days)
	return start.AddDate(0, 0, int(whole)).Add(time.Duration((days-whole)*86400+0.5) * time.Second)
}
