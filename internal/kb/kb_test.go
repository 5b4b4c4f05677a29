package kb

import (
	"slices"
	"testing"
)

func base(t testing.TB) *Base {
	t.Helper()
	b, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestNamesAreFoundHoweverTheyAreWritten(t *testing.T) {
	b := base(t)
	for name, want := range map[string]string{
		"Allemagne": "Q183", "GERMANY": "Q183", "États-Unis": "Q30", "Etats-Unis": "Q30", "Côte d’Ivoire": "Q1008", "cote d'ivoire": "Q1008",
		"ONU": "Q1065", "United Nations": "Q1065", "OTAN": "Q7184", "Vladimir Poutine": "Q7747", "Te\u0301he\u0301ran": "Q3616",
	} {
		found := b.Find(name)
		if !slices.ContainsFunc(found, func(e *Entity) bool { return e.ID == want }) {
			t.Errorf("%s: %v, want %s", name, found, want)
		}
	}
	if found := b.Find("Nobody Whosoever"); found != nil {
		t.Errorf("found %v", found)
	}
}

func TestWordsForPeopleAndPlacesThatStandForStates(t *testing.T) {
	b := base(t)
	for word, want := range map[string]string{"iranienne": "IR", "Russian": "RU", "français": "FR"} {
		if e := b.Demonym(word); e == nil || e.Country != want {
			t.Errorf("%s: %v, want %s", word, e, want)
		}
	}
	for name, want := range map[string]string{"Téhéran": "IR", "the Kremlin": "", "Kremlin": "RU", "Élysée": "FR"} {
		if m, _ := b.Metonym(name); m.Country != want {
			t.Errorf("%s: %v, want %q", name, m, want)
		}
	}
}

func TestAnOfficeMeansAPersonAtADate(t *testing.T) {
	b := base(t)
	for _, c := range []struct {
		office        Office
		country, date string
		want          string
	}{
		{President, "IR", "2024-04-10", "Ebrahim Raïssi"},
		{President, "IR", "2024-08-05", "Massoud Pezeshkian"},
		{President, "IR", "2024-06-10", ""}, // between the two
		{PrimeMinister, "FR", "2019", "Édouard Philippe"},
		{President, "US", "2018-11-01", "Donald Trump"},
		{President, "US", "2031-01-01", ""}, // behind all sources
	} {
		got := ""
		if post := b.Holder(c.office, c.country, c.date); len(post.Holders) > 0 {
			got = post.Holders[0].Name("fr")
		}
		if got != c.want {
			t.Errorf("%s of %s in %s: %q, want %q", c.office, c.country, c.date, got, c.want)
		}
	}
}

func TestSpellingsOfOneSoundAreEqual(t *testing.T) {
	for _, pair := range [][2]string{{"Masoud", "Massoud"}, {"Choïgou", "Shoigu"}, {"Chöigou", "Choïgou"}, {"Zelensky", "Zelenski"}} {
		if a, b := Sound(pair[0]), Sound(pair[1]); a != b {
			t.Errorf("%s and %s: %q and %q", pair[0], pair[1], a, b)
		}
	}
	if Sound("Martin") == Sound("Marten") {
		t.Error("different names are one")
	}
}
