package serve

// words are those of the interface, by language; every language has the same.
var words = map[string]map[string]string{
	"fr": {
		"ask": "Demander", "askHint": "mots, \"phrases\", speaker:Nom, about:sujet, after:2024-08…", "home": "Accueil", "outlets": "Médias", "wrong": "Ce n'est pas possible", "missing": "Rien à cette adresse",
		"documents": "documents", "statements": "déclarations", "latest": "Derniers articles", "operators": "Ce que l'on peut demander", "answers": "réponses", "none": "Rien ne répond à cette question.",
		"newest": "récentes d'abord", "oldest": "anciennes d'abord", "relevance": "pertinence", "confidence": "fiabilité", "sort": "Ordre", "more": "Suite", "before": "Précédentes", "refine": "Préciser",
		"speaker": "Qui parle", "outlet": "Média", "month": "Mois", "about": "À propos de", "with": "Avec qui", "said": "Dit", "of": "Dit à son propos", "to": "déclarations adressées", "read": "Lire", "dossier": "Dossier",
		"versions": "Versions", "version": "Version", "changes": "Changements depuis la version précédente", "kept": "gardées", "changed": "changées", "new": "nouvelles", "gone": "disparues", "source": "Source", "cue": "Indice", "content": "Contenu",
		"addressee": "Destinataire", "chain": "Chaîne", "why": "Décidé par", "unknown": "inconnu", "perhaps": "peut-être", "keys": "j et k : déclaration suivante, précédente ; Échap : fermer", "skip": "Aller au contenu", "other": "English", "otherCode": "en",
		"correct": "Corriger", "save": "Garder", "reject": "Ce n'est pas une déclaration", "undo": "Annuler", "token": "Jeton d'écriture", "corrected": "Corrections", "kind": "Nature", "mode": "Mode", "setSpan": "Remplacer par la sélection", "addNew": "Ajouter la sélection", "select": "Choisissez une déclaration, dans le texte ou dans la liste.",
		"names": "Noms", "entities": "Qui porte ce nom", "nodate": "sans date", "direct": "directe", "indirect": "indirecte", "mixed": "mixte", "statement": "déclaration", "attitude": "attitude", "empty": "Le dossier est vide : selon add y met des articles.", "export": "Les mêmes en", "text": "Texte", "list": "Déclarations", "prove": "Preuve", "close": "Fermer",
		"api": "Interface pour les programmes", "apiAbout": "Les mêmes réponses en JSON. Les positions comptent en points de code du texte gardé ; les erreurs sont des application/problem+json. La description entière :", "from": "De", "until": "à", "narrow": "Choisir ces mois", "wholeTime": "Tous les mois", "merge": "C'est la même entité", "split": "Ce n'est pas la même", "also": "Comparer avec un autre nom", "look": "Chercher",
		"network": "Réseau", "completions": "Suites possibles", "roles": "Fonctions", "besides": "à côté de", "quoted": "Les plus cités", "whom": "Qui parle", "speaksOf": "de qui", "speaksTo": "à qui", "allKinds": "toutes", "least": "Au moins", "question": "Question", "show": "Montrer", "person": "personne", "body": "organisation", "place": "pays ou lieu", "something": "autre", "partial": "Compté sur une partie des déclarations : précisez la question.",
		"compare": "Comparer", "was-changed": "changée", "was-gone": "disparue", "was-new": "nouvelle", "sameText": "Le texte est le même.", "apiBody": "Corps", "apiAnswer": "Réponse",
	},
	"en": {
		"ask": "Ask", "askHint": "words, \"phrases\", speaker:Name, about:subject, after:2024-08…", "home": "Home", "outlets": "Outlets", "wrong": "This cannot be done", "missing": "There is nothing at this address",
		"documents": "documents", "statements": "statements", "latest": "Latest articles", "operators": "What can be asked", "answers": "answers", "none": "Nothing answers this question.",
		"newest": "newest first", "oldest": "oldest first", "relevance": "relevance", "confidence": "confidence", "sort": "Order", "more": "More", "before": "Before", "refine": "Refine",
		"speaker": "Who speaks", "outlet": "Outlet", "month": "Month", "about": "About", "with": "With whom", "said": "Said", "of": "Said of them", "to": "statements addressed to them", "read": "Read", "dossier": "Dossier",
		"versions": "Versions", "version": "Version", "changes": "Changes since the version before", "kept": "kept", "changed": "changed", "new": "new", "gone": "gone", "source": "Source", "cue": "Cue", "content": "Content",
		"addressee": "Addressee", "chain": "Chain", "why": "Decided by", "unknown": "unknown", "perhaps": "perhaps", "keys": "j and k: next statement, previous one; Esc: close", "skip": "Skip to the content", "other": "Français", "otherCode": "fr",
		"correct": "Correct", "save": "Keep", "reject": "This is no statement", "undo": "Undo", "token": "Token for writing", "corrected": "Corrections", "kind": "Kind", "mode": "Mode", "setSpan": "Replace by the selection", "addNew": "Add the selection", "select": "Choose a statement, in the text or in the list.",
		"names": "Names", "entities": "Who bears this name", "nodate": "no date", "direct": "direct", "indirect": "indirect", "mixed": "mixed", "statement": "statement", "attitude": "attitude", "empty": "The record is empty: selon add puts articles into it.", "export": "The same as", "text": "Text", "list": "Statements", "prove": "Proof", "close": "Close",
		"api": "For programs", "apiAbout": "The same answers as JSON. Offsets are code points of the stored text; errors are application/problem+json. The whole description:", "from": "From", "until": "until", "narrow": "Choose these months", "wholeTime": "All months", "merge": "They are the same", "split": "It is none of the others", "also": "Compare with another name", "look": "Look",
		"network": "Network", "completions": "Ways on", "roles": "Roles", "besides": "beside", "quoted": "Most quoted", "whom": "Who speaks", "speaksOf": "of whom", "speaksTo": "to whom", "allKinds": "all", "least": "At least", "question": "Question", "show": "Show", "person": "person", "body": "organization", "place": "country or place", "something": "other", "partial": "Counted over a part of the statements: narrow the question.",
		"compare": "Compare", "was-changed": "changed", "was-gone": "gone", "was-new": "new", "sameText": "The text is the same.", "apiBody": "Body", "apiAnswer": "Answer",
	},
}
