package fr

import "github.com/kljensen/snowball/french"

// stem takes the endings from a word [Porter, Snowball].
func stem(word string) string { return french.Stem(word, true) }
