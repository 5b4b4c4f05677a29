package fr

import "selon/internal/lang"

// nameNouns lists nouns that tell what a name is.
func nameNouns() lang.NameNouns {
	return lang.NameNouns{
		Organizations: []string{
			"académie", "agence", "alliance", "assemblée", "association", "autorité", "banque", "chambre", "collectif", "collège", "comité",
			"commission", "compagnie", "confédération", "congrès", "conseil", "cour", "direction", "faculté", "fédération", "fondation", "groupe",
			"haut-commissariat", "hôpital", "institut", "ligue", "ministère", "mouvement", "musée", "observatoire", "office", "orchestre", "organisation",
			"parlement", "parti", "sénat", "société", "syndicat", "tribunal", "union", "université",
		},
		Places: []string{
			"avenue", "boulevard", "canal", "cap", "col", "golfe", "île", "îles", "lac", "mer", "mont", "place", "plage", "pont", "port", "quartier", "rue", "vallée",
		},
		Shortened: []string{"bros", "cie", "co", "corp", "inc", "jr", "ltd"},
	}
}
