package fr

import "strings"

// letters are the accented letters and ligatures of French spelling.
const letters = "àâæçéèêëîïôœùûüÿ"

// words lists function words by falling frequency in news.
func words() []string {
	return strings.Fields(`
		de la le l les à et des d a en un du une est dans pour que il qui sur
		au par pas ont ce plus qu s été ne se avec n on son sont mais cette c
		aux nous selon ces elle ou fait t être leur sa avait y après deux ils
		comme entre depuis tout ses aussi contre même faire ans je dont si
		était avoir sans lors autres plusieurs lui où leurs peut alors encore
		également très vous m notamment avant tous trois bien ainsi non moins
		ça autre sera notre soit doit elles va j faut nos donc déjà étaient
		sous cela toujours toute ai quand peu là avons devant ceux chez jamais
		vers rien aujourd hui afin parce pendant puis trop me mon ma mes tu te
		toi moi votre vos celui celle ici dès malgré lorsque quelque chaque
		étant ait aurait serait pourrait seront auront eux quoi comment
		pourquoi hier demain jusqu quelqu puisqu lorsqu ni car beaucoup sauf
	`)
}

// endings lists what tells a headline without function words.
func endings() []string {
	return strings.Fields(`
		eux euse elle ique ment ait ais aient eur eurs aux té tés ée ées és ier ière iers oire
		age esse ette onne ence ance iste isme ble tre isse ois oise ait ues ères ès ir ront
	`)
}

// according lists the prepositions that name a source.
func according() []string {
	return []string{
		"si l'on en croit", "de l'avis de", "de l'avis des", "de l'avis du", "à en croire", "au dire de",
		"aux dires de", "aux yeux de", "de l'aveu de", "dixit", "d'après", "selon", "suivant", "pour",
	}
}

// months lists the months, January first.
func months() []string {
	return []string{
		"janvier", "février", "mars", "avril", "mai", "juin",
		"juillet", "août", "septembre", "octobre", "novembre", "décembre",
	}
}
