package serve

import (
	"net/http"
	"reflect"
	"regexp"
	"strings"
)

// inPath finds the parts of a path that stand for something.
var inPath = regexp.MustCompile(`\{([a-z]+)\}`)

// apiDescription describes the API [OpenAPI 3.1], from the routes and the types
// that go in and out.
func (sv *server) apiDescription(w http.ResponseWriter, r *http.Request) {
	paths := make(map[string]map[string]any)
	for _, rt := range sv.api() {
		parameters := []any{}
		for _, m := range inPath.FindAllStringSubmatch(rt.path, -1) {
			parameters = append(parameters, map[string]any{"name": m[1], "in": "path", "required": true, "schema": map[string]any{"type": "string"}})
		}
		for _, p := range rt.query {
			form := p.schema
			if form == nil {
				form = map[string]any{"type": "string"}
			}
			parameters = append(parameters, map[string]any{"name": p.name, "in": "query", "description": p.about, "required": p.name == "by", "schema": form})
		}
		status, good := "200", map[string]any{"description": rt.about}
		switch {
		case rt.method == "POST":
			status = "201"
		case rt.method == "DELETE":
			status = "204"
		}
		if rt.answer != nil {
			good["content"] = map[string]any{"application/json": map[string]any{"schema": schema(reflect.TypeOf(rt.answer))}}
		}
		operation := map[string]any{
			"summary": rt.about, "operationId": operationID(rt),
			"parameters": parameters,
			"responses": map[string]any{status: good, "default": map[string]any{"description": "what went wrong",
				"content": map[string]any{"application/problem+json": map[string]any{"schema": schema(reflect.TypeOf(Problem{}))}}}},
		}
		if rt.body != nil {
			operation["requestBody"] = map[string]any{"required": true, "content": map[string]any{"application/json": map[string]any{"schema": schema(reflect.TypeOf(rt.body))}}}
			operation["security"] = []any{map[string]any{"token": []any{}}}
		}
		if paths[rt.path] == nil {
			paths[rt.path] = make(map[string]any)
		}
		paths[rt.path][strings.ToLower(rt.method)] = operation
	}
	write(w, r, map[string]any{
		"openapi":    "3.1.0",
		"info":       map[string]any{"title": "Selon", "version": "1", "description": "A record of statements: who said what, according to whom. Offsets are code points of the stored text."},
		"paths":      paths,
		"components": map[string]any{"securitySchemes": map[string]any{"token": map[string]any{"type": "apiKey", "in": "header", "name": tokenHeader}}},
	})
}

// mostExact is the greatest whole number that every JSON reader keeps exactly.
const mostExact = 1<<53 - 1

// schema describes a Go type as JSON has it.
func schema(t reflect.Type) map[string]any {
	switch t.Kind() {
	case reflect.Pointer:
		return map[string]any{"anyOf": []any{schema(t.Elem()), map[string]any{"type": "null"}}}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schema(t.Elem())}
	case reflect.Array:
		return map[string]any{"type": "array", "items": schema(t.Elem()), "minItems": t.Len(), "maxItems": t.Len()}
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		return map[string]any{"type": "integer", "format": "int64", "minimum": -mostExact, "maximum": mostExact}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Struct:
		properties, required := make(map[string]any), []string{}
		for i := range t.NumField() {
			f := t.Field(i)
			name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "" || name == "-" {
				continue
			}
			properties[name] = schema(f.Type)
			if values := f.Tag.Get("enum"); values != "" {
				properties[name] = oneOf(strings.Split(values, ",")...)
			}
			if !strings.Contains(options, "omitempty") {
				required = append(required, name)
			}
		}
		return map[string]any{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
	}
	return map[string]any{}
}
