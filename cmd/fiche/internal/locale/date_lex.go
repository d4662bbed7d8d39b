package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

// maxDateLength and maxDateTokens bound what can be a date: whatever is longer
// is not looked at, so that a hostile value costs nothing.
const (
	maxDateLength = 200
	maxDateTokens = 24
)

type dateTokenKind uint8

const (
	endToken dateTokenKind = iota
	numberToken
	wordToken
	dashToken
	slashToken
	dotToken
	commaToken
	otherToken
)

// A dateToken is a number, a phrase that some language knows, an unknown word
// or a mark.
type dateToken struct {
	kind   dateTokenKind
	glued  bool     // nothing stands between it and the token before it
	digits int      // of a number
	value  int      // of a number of at most four digits
	word   dateWord // of a word
	span            // in the value
	folded span     // of a word, in the folded text
}

// A span is a part of a text, in bytes. The span of what is missing is empty.
type span struct {
	start, end int
}

func (s span) missing() bool { return s.end == 0 }

// is reports whether the token is a word that may play one of the roles.
func (t *dateToken) is(roles dateRole) bool { return t.kind == wordToken && t.word.roles&roles != 0 }

// dateTokens are the tokens of a value. They live on the stack.
type dateTokens struct {
	list  [maxDateTokens]dateToken
	count int
	// The words of the value, folded, one space before each, so that a phrase
	// can be looked up as it is. Folding and the spaces cannot double a value.
	folded [2 * maxDateLength]byte
	size   int // of folded
}

// lex splits a value into tokens; ok is false when there are too many.
func (c *Calendar) lex(tokens *dateTokens, value string) (ok bool) {
	for i := 0; i < len(value); {
		token, next := tokens.scan(value, i)
		i = next
		abbreviates := token.kind == dotToken && tokens.count > 0 && tokens.list[tokens.count-1].kind == wordToken
		if token.kind == endToken || abbreviates {
			continue
		}
		if tokens.count == maxDateTokens {
			return false
		}
		token.glued = tokens.count > 0 && tokens.list[tokens.count-1].end == token.start
		tokens.list[tokens.count] = token
		tokens.count++
	}
	tokens.joinPhrases(c)
	return true
}

// scan is the token at value[i:] and where the next begins. What separates
// tokens without meaning anything gives an endToken.
func (tokens *dateTokens) scan(value string, i int) (token dateToken, next int) {
	r, size := utf8.DecodeRuneInString(value[i:])
	next = i + size
	token = dateToken{kind: otherToken, span: span{i, next}}
	switch {
	case '0' <= r && r <= '9':
		return scanDateNumber(value, i)
	case unicode.IsLetter(r):
		return tokens.scanWord(value, i)
	case r == '.':
		token.kind = dotToken
		if next == len(value) || !typography.IsDigit(rune(value[next])) {
			token.kind = endToken // ends an abbreviation or the value
		}
	case r == '/':
		token.kind = slashToken
	case r == ',':
		token.kind = commaToken
	case typography.IsDash(r):
		token.kind = dashToken
	case r == '<':
		// Authors who know HTML write "1<sup>er</sup>".
		for _, tag := range [...]string{"<sup>", "</sup>"} {
			if strings.HasPrefix(value[i:], tag) {
				return dateToken{}, i + len(tag)
			}
		}
	case spelling.PartsWords(r), unicode.Is(unicode.Cf, r):
		token.kind = endToken
	}
	return token, next
}

func scanDateNumber(value string, i int) (token dateToken, next int) {
	token = dateToken{kind: numberToken, span: span{start: i}}
	for ; i < len(value) && typography.IsDigit(rune(value[i])); i++ {
		if token.digits++; token.digits <= 4 {
			token.value = 10*token.value + int(value[i]-'0')
		}
	}
	token.end = i
	return token, i
}

func (tokens *dateTokens) scanWord(value string, start int) (token dateToken, next int) {
	next = start
	for next < len(value) {
		r, size := utf8.DecodeRuneInString(value[next:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		next += size
	}
	folded := append(tokens.folded[:tokens.size], ' ')
	from := len(folded)
	tokens.size = len(spelling.AppendWord(folded, value[start:next]))
	return dateToken{kind: wordToken, span: span{start, next}, folded: span{from, tokens.size}}, next
}

// joinPhrases gives every word its meaning and makes one token of the words of
// a phrase ("à partir de"), the longest that is known.
func (tokens *dateTokens) joinPhrases(c *Calendar) {
	kept := 0
	for i := 0; i < tokens.count; i++ {
		token := tokens.list[i]
		if token.kind == wordToken {
			last := i
			for last+1 < tokens.count && last+1 < i+maxPhrase && tokens.list[last+1].kind == wordToken {
				last++
			}
			for ; last >= i; last-- {
				end := &tokens.list[last]
				word, ok := c.dateWord(tokens.folded[token.folded.start:end.folded.end])
				if ok {
					token.word, token.end = word, end.end
					i = last
					break
				}
			}
		}
		tokens.list[kept] = token
		kept++
	}
	tokens.count = kept
}
