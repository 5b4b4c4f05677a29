package serve

import (
	"encoding/json"
	"html"
	"reflect"
	"strings"
	"testing"

	"selon/internal/ask"
)

func TestThePageOfTheAPIHasEveryPath(t *testing.T) {
	h, _ := handler(t, Options{})
	page := html.UnescapeString(get(h, "/api").Body.String())
	for _, rt := range (&server{}).api() {
		if !strings.Contains(page, rt.method+" "+rt.path) || !strings.Contains(page, rt.about) {
			t.Errorf("%s %s is not there", rt.method, rt.path)
		}
		for _, p := range rt.query {
			if !strings.Contains(page, p.about) {
				t.Errorf("%s: %s is not there", rt.path, p.name)
			}
		}
	}
}

func TestSamplesAreOfTheirTypes(t *testing.T) {
	for _, v := range []any{&Answers{}, &Groups{}, &CorrectionIn{}, &ask.Plain{}} {
		d := json.NewDecoder(strings.NewReader(pretty(sample(reflect.TypeOf(v)))))
		d.DisallowUnknownFields()
		if err := d.Decode(v); err != nil {
			t.Errorf("%T: %v", v, err)
		}
	}
}
