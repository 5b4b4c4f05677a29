package fr

import "selon/internal/lang"

func pronouns() lang.Pronouns {
	return lang.Pronouns{
		First: []string{
			"je", "j", "me", "m", "moi", "mon", "ma", "mes", "mien", "mienne", "miens", "miennes",
			"nous", "notre", "nos", "nôtre", "nôtres",
		},
		Second: []string{
			"tu", "te", "t", "toi", "ton", "ta", "tes", "tien", "tienne", "tiens", "tiennes",
			"vous", "votre", "vos", "vôtre", "vôtres",
		},
		Third: []string{
			"il", "elle", "ils", "elles", "on", "se", "s", "soi", "lui", "eux", "leur", "leurs",
			"son", "sa", "ses", "sien", "sienne", "siens", "siennes",
			"celui", "celle", "ceux", "celles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci",
			"ce dernier", "cette dernière", "ces derniers", "ces dernières",
		},
	}
}
