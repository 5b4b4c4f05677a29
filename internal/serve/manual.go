package serve

import (
	"encoding/json"
	"net/http"
	"reflect"
	"strings"
)

// operation is an entry of the page that documents the API.
type operation struct {
	Method, Path, About string
	Anchor              string
	Parameters          []manualParameter
	Call                string // a line for the shell
	Body, Answer        string // examples in JSON, empty if there is none
}

type manualParameter struct{ Name, About, Values string }

// manual is the page that documents the API, made from the same routes as its
// description.
func (sv *server) manual(w http.ResponseWriter, r *http.Request) {
	var all []operation
	for _, rt := range sv.api() {
		o := operation{Method: rt.method, Path: rt.path, About: rt.about, Anchor: operationID(rt), Call: call(rt, "http://"+r.Host)}
		for _, p := range rt.query {
			o.Parameters = append(o.Parameters, manualParameter{p.name, p.about, values(p.schema)})
		}
		if rt.body != nil {
			o.Body = pretty(sample(reflect.TypeOf(rt.body)))
		}
		if rt.answer != nil {
			o.Answer = pretty(sample(reflect.TypeOf(rt.answer)))
		}
		all = append(all, o)
	}
	sv.show(w, r, "api.html", view{Title: "api", Data: all})
}

// operationID names a route in the description and on the page.
func operationID(rt route) string {
	return strings.ToLower(rt.method) + strings.NewReplacer("/", "_", "{", "", "}", "", ".", "_").Replace(strings.TrimPrefix(rt.path, "/api/v1"))
}

// call is a command that asks a route.
func call(rt route, base string) string {
	line := "curl"
	if rt.method != "GET" {
		line += " -X " + rt.method + " -H '" + tokenHeader + ": TOKEN'"
	}
	if rt.body != nil {
		line += " -H 'Content-Type: application/json' -d @correction.json"
	}
	address := inPath.ReplaceAllStringFunc(base+rt.path, func(name string) string { return strings.ToUpper(strings.Trim(name, "{}")) })
	if len(rt.query) > 0 {
		address += "?q=kind:statement"
	}
	for _, p := range rt.query {
		if p.name == "by" {
			address += "&by=month"
		}
	}
	return line + " '" + address + "'"
}

// values says what a parameter may be, if it is one of a few.
func values(schema map[string]any) string {
	some, _ := schema["enum"].([]string)
	return strings.TrimSuffix(strings.Join(some, ", "), ", ")
}

// sample is an example of a type as JSON has it: words are "…", of a list one
// element is shown.
func sample(t reflect.Type) any {
	switch t.Kind() {
	case reflect.Pointer:
		return sample(t.Elem())
	case reflect.Slice:
		return []any{sample(t.Elem())}
	case reflect.Array:
		out := make([]any, t.Len())
		for i := range out {
			out[i] = sample(t.Elem())
		}
		return out
	case reflect.Bool:
		return true
	case reflect.Int, reflect.Int64:
		return 1
	case reflect.Float64:
		return 0.9
	case reflect.Struct:
		var out fields
		for i := range t.NumField() {
			f := t.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "" || name == "-" {
				continue
			}
			v := sample(f.Type)
			if some := f.Tag.Get("enum"); some != "" {
				v, _, _ = strings.Cut(some, ",")
			}
			out = append(out, field{name, v})
		}
		return out
	}
	return "…"
}

// fields is an object whose order is kept.
type fields []field

type field struct {
	name  string
	value any
}

// MarshalJSON writes the fields in their order.
func (f fields) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, one := range f {
		if i > 0 {
			out = append(out, ',')
		}
		name, err := json.Marshal(one.name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(one.value)
		if err != nil {
			return nil, err
		}
		out = append(append(append(out, name...), ':'), value...)
	}
	return append(out, '}'), nil
}

func pretty(v any) string {
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err.Error()
	}
	return string(b)
}
