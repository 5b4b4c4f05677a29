package ask

// operators lists the operators with what they mean and an example of a value.
var operators = []struct{ name, means, example string }{
	{"speaker", "who says it, under any name, in any language", `"Odile Marchetti"`},
	{"about", "who or what is named in what is said", "Iran"},
	{"to", "to whom it is said", "Moscou"},
	{"chain", "through whom it is reported", "IRNA"},
	{"outlet", "in which outlet it stands", `"Le Monde"`},
	{"said-by-office", "in which office it is said; whoever held it at the time", `"président iranien"`},
	{"cue", "by which word: said, accuse, selon", "accuse"},
	{"mode", "direct, indirect or mixed", "direct"},
	{"kind", "statement or attitude", "attitude"},
	{"after", "published on that day or later; a month or a year will do", "2024-08"},
	{"before", "published before that day, month or year", "2024-09"},
	{"in", "published on that day, in that month or year", "2024"},
	{"lang", "in which language", "fr"},
	{"confidence", "how likely source and content are right, at least", "0.8"},
	{"anonymous", "whether the speaker's name is kept back: yes or no", "yes"},
	{"document", "in which document, by its id", "3fa94c1e"},
	{"version", "all: also what stood in earlier versions of an article", "all"},
}

// Operator says what an operator is for.
type Operator struct{ Name, Means, Example string }

// Operators lists the operators of a question.
func Operators() []Operator {
	var out []Operator
	for _, o := range operators {
		out = append(out, Operator{o.name, o.means, o.name + ":" + o.example})
	}
	return out
}

func isOperator(name string) bool { return example(name) != "" }

func example(name string) string {
	for _, o := range operators {
		if equalFold(o.name, name) {
			return o.example
		}
	}
	return ""
}

// equalFold compares names of operators, which are written in ASCII.
func equalFold(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		x, y := a[i], b[i]
		if 'A' <= y && y <= 'Z' {
			y += 'a' - 'A'
		}
		if x != y {
			return false
		}
	}
	return true
}
