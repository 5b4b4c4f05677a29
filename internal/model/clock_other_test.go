//go:build !linux

package model

import "time"

var started = time.Now()

// clock returns the time that has passed.
func clock() time.Duration { return time.Since(started) }
