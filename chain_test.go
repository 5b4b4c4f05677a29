package selon

import "testing"

func TestChainHasALinkForEachHop(t *testing.T) {
	text := "Selon Lumen, la maire dit que l'expert avait prévenu que le pont céderait."
	r := Record{Document: Document{Outlet: "Le Courrier", Text: text}, Statements: []Statement{
		{ID: "s1", Speaker: &Speaker{Name: "Lumen"}},
		{ID: "s2", Source: []Span{{13, 21}}, Parent: "s1"},
		{ID: "s3", Speaker: &Speaker{Name: "l'expert"}, Parent: "s2"},
	}}
	want := []string{"Le Courrier", "Lumen", "la maire", "l'expert"}
	got := r.Chain("s3")
	if len(got) != len(want) {
		t.Fatalf("%d links, want %d", len(got), len(want))
	}
	for i, l := range got {
		if l.Name != want[i] {
			t.Errorf("link %d is %q, want %q", i, l.Name, want[i])
		}
	}
	if r.Chain("s9") != nil {
		t.Error("a statement that is not there has a chain")
	}
	r.Statements[0].Parent = "s3" // a ring ends
	if n := len(r.Chain("s3")); n != 4 {
		t.Errorf("%d links in a ring, want 4", n)
	}
}
