package en

import "strings"

// letters is empty but for the diaeresis and the accents of loans that
// newspapers still print: a native word has none.
const letters = "éèêïöñç"

// words lists function words by falling frequency in news.
func words() []string {
	return strings.Fields(`
		the to of a and in s that for is he on said it his with as has was at
		i have not by who be but from are an they she her this mr t about we
		would more will new you their had or one been people what than if all
		out when up which were there after him other some over can so no like
		could two just its even last because first them our year now into
		against do how while only most those many any years did make where
		during much very before should don then says told may among still
		since my according being between three these through whether your me
		down such under until both each own same too here also us off does
		every again without several against around between must might upon
		toward towards although though however yet nor why am re ve ll d isn
		wasn didn doesn won couldn wouldn am hers whom whose within along
		across later former another
	`)
}

// endings lists what tells a headline without function words.
func endings() []string {
	return strings.Fields(`
		ing ings ed ly ness ght ghts ck cks sh ts ty ity ers er th ry ies ful ous ive ment ence
		wn ll lls ss ld lds ay ee ees oot ead eads ake akes owed ory ny ow ows y ys rd rds ms ps
	`)
}

// according lists the prepositions that name a source.
func according() []string {
	return []string{
		"in the opinion of", "in the eyes of", "in the words of", "in the view of",
		"by the account of", "according to", "as per", "per", "for",
	}
}

// months lists the months, January first.
func months() []string {
	return []string{
		"january", "february", "march", "april", "may", "june",
		"july", "august", "september", "october", "november", "december",
	}
}
