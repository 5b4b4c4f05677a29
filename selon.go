// Package selon holds what a report says, statement by statement: who said
// what, to whom, by which words, and according to whom.
//
// A [Document] is a text as it was read. A [Statement] points into it with
// [Span] values and never carries words of its own: whatever is shown of a
// statement is cut from the document's text. A [Record] is a document with its
// statements and entities, and with what made them; [Record.Verify] proves
// that every span cuts what it claims to.
//
// Spans are byte offsets into UTF-8 text. The printed form (see the export
// package) counts Unicode code points, as most other programs do.
package selon
