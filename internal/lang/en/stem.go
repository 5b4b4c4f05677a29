package en

import "github.com/kljensen/snowball/english"

// stem takes the endings from a word [Porter, Snowball].
func stem(word string) string { return english.Stem(word, true) }
