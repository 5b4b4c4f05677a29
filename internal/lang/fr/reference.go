package fr

import "selon/internal/lang"

// reference lists what tells who is meant.
func reference() lang.Reference {
	return lang.Reference{
		Prepositions: []string{"de", "du", "des", "d", "à", "au", "aux", "chez", "pour", "dans", "par", "sur", "en", "contre", "avec", "auprès"},
		Of:           []string{"de", "du", "des", "d"},
		Articles:     []string{"le", "la", "l", "les", "un", "une", "des", "du"},
		Indefinite:   []string{"un", "une", "l'un", "l'une", "des", "certains", "certaines", "plusieurs", "quelques", "d'autres", "deux", "trois", "quatre", "cinq", "de", "beaucoup", "nombre", "aucun", "aucune", "chacun", "chaque", "tous", "toutes", "personne"},
		Pointing:     []string{"ce", "cet", "cette", "ces"},
		Possessive:   []string{"son", "sa", "ses", "leur", "leurs", "notre", "nos", "votre", "vos", "mon", "ma", "mes"},
		Plural:       []string{"les", "des", "ces", "ses", "leurs", "nos", "plusieurs", "certains", "certaines", "quelques", "deux", "trois", "quatre", "cinq", "beaucoup", "tous", "toutes", "nombreux"},
		Relatives:    []string{"qui", "lequel", "laquelle", "lesquels", "lesquelles"},
		Genders: map[string]string{"il": "m", "elle": "f", "celui-ci": "m", "celle-ci": "f", "ce dernier": "m", "cette dernière": "f", "lequel": "m", "laquelle": "f",
			"le": "m", "un": "m", "ce": "m", "cet": "m", "la": "f", "une": "f", "cette": "f"},
		Many:         []string{"ils", "elles", "eux", "ceux-ci", "celles-ci", "ces derniers", "ces dernières", "nous", "lesquels", "lesquelles"},
		Ours:         []string{"nous", "on", "l'on", "notre", "nos"},
		Impersonal:   []string{"-on", "est-il", "ressort", "ressort-il"},
		Joins:        []string{"et", "ou", "ainsi"},
		Latter:       []string{"ce dernier", "cette dernière"},
		Degrees:      []string{"peu", "tantinet", "brin"},
		Each:         []string{"chacun", "chacune", "tous deux", "toutes deux", "tous les deux", "toutes les deux"},
		Same:         []string{"la même source", "même source", "cette source", "cette même source", "notre source", "notre interlocuteur", "le même responsable", "le même interlocuteur", "l'intéressé", "l'intéressée", "la même", "le même"},
		Papers:       []string{"rapport", "étude", "sondage", "communiqué", "enquête", "document", "texte", "lettre", "loi", "décret", "article", "livre", "note", "courrier", "arrêté", "jugement", "statistiques", "chiffres", "données", "baromètre", "dépêche", "projet", "accord", "traité", "constitution", "code", "résolution", "pétition", "tract", "site", "programme", "directive", "règlement", "film", "documentaire", "vidéo", "message", "tweet", "courriel", "mail", "livre-enquête", "tribune", "pancarte", "pancartes", "banderole", "affiche", "slogan"},
		Bodies:       []string{"gouvernement", "ministère", "police", "parquet", "agence", "tribunal", "association", "syndicat", "parti", "entreprise", "société", "groupe", "conseil", "commission", "préfecture", "mairie", "direction", "fédération", "quotidien", "journal", "chaîne", "hebdomadaire", "magazine", "média", "armée", "cour", "assemblée", "parlement", "sénat", "comité", "organisation", "institut", "université", "gendarmerie", "banque", "opposition", "majorité", "rédaction", "présidence", "diplomatie", "ambassade", "autorité", "compagnie", "collectif", "ligue", "union", "centre", "bureau", "service", "office", "coalition", "ong", "fondation", "institution", "radio", "studio", "constructeur", "opérateur", "exécutif", "élysée", "défense"},
		NounsFirst:   true,
		Examples:     []string{"tel", "telle", "tels", "telles", "comme", "notamment", "dont"},
		Agents:       []string{"par", "travers", "via"},
		Clauses:      []string{"qui", "que", "qu", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "auquel", "duquel", "parmi"},
		Participles:  []string{"é", "ée", "és", "ées", "ant"},
		Gerund:       "ant",
		NoParticiple: []string{"té", "tés", "marché"},
		Apart:        []string{"a", "ont", "est", "sont", "avait", "avaient", "était", "étaient", "fut", "sera", "que", "qui", "avec", "contre", "pour", "par", "et", "mais", "dont", "où", "ne", "se", "s", "selon", "comme", "après", "avant", "sur", "veut", "va", "accuse", "dit"},
		Anonymous:    []string{"anonymat", "anonyme", "anonymement", "anonymes", "source", "sources", "proche", "témoin", "témoins"},
	}
}
