package serve

import "net/http"

// Completions is how a question may go on.
type Completions struct {
	Completions []Completion `json:"completions"`
}

// Completion is one way on.
type Completion struct {
	Question string `json:"question"`        // the whole question, completed
	Shown    string `json:"shown"`           // what is new in it
	Means    string `json:"means,omitempty"` // of an operator
}

// mostCompletions is how many ways on are offered.
const mostCompletions = 8

// apiComplete says how a question may go on.
func (sv *server) apiComplete(w http.ResponseWriter, r *http.Request) {
	list, err := sv.asker.Complete(r.Context(), r.URL.Query().Get("q"), mostCompletions)
	if err != nil {
		failed(w, err)
		return
	}
	out := Completions{[]Completion{}}
	for _, c := range list {
		out.Completions = append(out.Completions, Completion(c))
	}
	write(w, r, out)
}
