package en

import "selon/internal/lang"

func pronouns() lang.Pronouns {
	return lang.Pronouns{
		First: []string{
			"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves",
		},
		Second: []string{
			"you", "your", "yours", "yourself", "yourselves",
		},
		Third: []string{
			"he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself",
			"they", "them", "their", "theirs", "themselves", "themself", "one", "one's", "oneself",
			"the former", "the latter",
		},
	}
}
