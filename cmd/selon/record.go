package main

import (
	"os"
	"time"

	"selon/internal/ask"
	"selon/internal/pipeline"
	"selon/internal/store"
)

// recordFlags say which record a command works on.
type recordFlags struct {
	DB string `name:"db" default:"selon.db" placeholder:"FILE" help:"The record: one file (${default})."`
}

// open opens a record that is there.
func (f recordFlags) open() (*store.Store, error) {
	return store.OpenExisting(f.DB, pipeline.Packs())
}

// askFlags say what a question may know beyond the record.
type askFlags struct {
	recordFlags
	KB []string `name:"kb" placeholder:"FILE" help:"Know the entities of this file too, made by selon kb import."`
}

// asker opens a record for questions; it is to be closed by the caller.
func (f askFlags) asker() (*ask.Asker, *store.Store, error) {
	known, err := pipeline.NewKnown(f.KB)
	if err != nil {
		return nil, nil, err
	}
	s, err := f.open()
	if err != nil {
		return nil, nil, err
	}
	return ask.New(s, known), s, nil
}

// whoFlags say who corrects.
type whoFlags struct {
	By  string `placeholder:"NAME" help:"In whose name (the user's name on this machine)."`
	Why string `placeholder:"TEXT" help:"For what reason."`
}

// name is in whose name something is corrected.
func (f whoFlags) name() string {
	for _, name := range []string{f.By, os.Getenv("SELON_USER"), os.Getenv("USER"), os.Getenv("USERNAME")} {
		if name != "" {
			return name
		}
	}
	return "somebody"
}

// now is the time as records keep it.
func now() string { return time.Now().UTC().Format(time.RFC3339) }
