package serve

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestADossierOfSomeMonths(t *testing.T) {
	h, _ := handler(t, Options{})
	for address, has := range map[string]bool{
		"/who?name=Marchetti&from=2024-08&until=2024-08":   true,
		"/who?name=Marchetti&until=2024-12":                true,
		"/who?name=Marchetti&from=2024-09":                 false,
		"/who?name=Marchetti&until=2024-07":                false,
		"/who?name=Marchetti&from=2024-13&until=<script>x": true, // no months: all of the time
	} {
		page := get(h, address).Body.String()
		if strings.Contains(page, `class="answer"`) != has {
			t.Errorf("%s: statements are shown: %v", address, !has)
		}
		if !strings.Contains(page, `data-month="2024-08"`) {
			t.Errorf("%s: the timeline is not of all months", address)
		}
		checkTags(t, address, page)
	}
	if !strings.Contains(get(h, "/who?name=Marchetti&from=2024-08&until=2024-08").Body.String(), `class="chosen"`) {
		t.Error("the timeline does not show the months")
	}
}

// exported follows the addresses of tables on a page and returns their lines
// below the heads.
func exported(t *testing.T, h http.Handler, address string) (lines []string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(get(h, address).Body.String()))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if href := attribute(n, "href"); n.Data == "a" && strings.HasPrefix(href, "/api/v1/ask.csv") {
			w := get(h, href)
			if w.Code != http.StatusOK {
				t.Errorf("%s leads to %s: %d", address, href, w.Code)
			}
			lines = append(lines, strings.Split(strings.TrimSpace(w.Body.String()), "\n")[1:]...)
		}
	}
	return lines
}

func TestWhatIsShownCanBeTakenAlong(t *testing.T) {
	h, _ := handler(t, Options{})
	for address, want := range map[string]string{
		"/ask?q=speaker:marchetti&sort=oldest": "Marchetti", "/who?name=Marchetti": "Marchetti", "/who?name=Marchetti&from=2024-08&until=2024-08": "Marchetti",
	} {
		if lines := exported(t, h, address); len(lines) == 0 || !strings.Contains(lines[0], want) {
			t.Errorf("%s: %q", address, lines)
		}
	}
	if lines := exported(t, h, "/who?name=Marchetti&from=2024-09"); len(lines) > 0 {
		t.Errorf("of other months: %q", lines)
	}
}

func TestPeriods(t *testing.T) {
	for _, c := range [][3]string{{"", "", ""}, {"2024-08", "", "after:2024-08"}, {"", "2024-12", "before:2025-01"}, {"2024-01", "2024-02", "after:2024-01 before:2024-03"}} {
		if got := period(c[0], c[1]); got != c[2] {
			t.Errorf("%s to %s: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestEntitiesAreJoinedAndParted(t *testing.T) {
	h, _ := handler(t, Options{Token: "tok"})
	post := func(body string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("POST", "/api/v1/corrections", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set(tokenHeader, "tok")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	for body, want := range map[string]int{
		`{"what":"merge","keys":["person:odil oda marketi"]}`: http.StatusBadRequest,
		`{"what":"split"}`: http.StatusBadRequest,
		`{"what":"merge","keys":["person:odil oda marketi","person:nobody"]}`: http.StatusNotFound,
		`{"what":"split","keys":["person:odil oda marketi"],"who":"<b>Zoé"}`:  http.StatusCreated,
	} {
		if w := post(body); w.Code != want {
			t.Errorf("%s: %d, want %d: %s", body, w.Code, want, w.Body)
		}
	}
	page := get(h, "/who?name=Marchetti&also=Verdon").Body.String()
	if !strings.Contains(page, "split: person:odil oda marketi · &lt;b&gt;Zoé") || !strings.Contains(page, `class="undo"`) {
		t.Error("what was decided is not shown")
	}
	checkTags(t, "/who", page)
	closed, _ := handler(t, Options{Token: "tok", ReadOnly: true})
	if page := get(closed, "/who?name=Marchetti").Body.String(); strings.Contains(page, `name="key"`) || strings.Contains(page, `id="token"`) {
		t.Error("a record that is read only offers corrections")
	}
}
