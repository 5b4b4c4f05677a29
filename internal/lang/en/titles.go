package en

// titles lists the forms of address that stand before a name.
func titles() []string {
	return []string{
		"Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Messrs.", "Miss", "Mx.", "Dr.", "Dr", "Prof.",
		"Rev.", "Fr.", "Sr.", "St.", "Hon.", "Sen.", "Sens.", "Rep.", "Reps.", "Gov.", "Govs.", "Lt. Gov.",
		"Pres.", "Sec.", "Amb.", "Del.", "Atty. Gen.", "Gen.", "Lt. Gen.", "Maj. Gen.", "Brig. Gen.", "Maj.",
		"Col.", "Lt. Col.", "Lt.", "Capt.", "Cpl.", "Sgt.", "Pvt.", "Adm.", "Cmdr.", "Supt.", "Det.", "Insp.",
		"Sir", "Dame", "Lord", "Lady", "Baroness", "Doctor", "Professor", "Reverend", "Father", "Sister", "Brother",
		"Cardinal", "Bishop", "Archbishop", "Imam", "Ayatollah", "Sheikh", "Rabbi",
		"General", "Colonel", "Major", "Captain", "Lieutenant", "Sergeant", "Admiral", "Marshal", "Commander",
		"His Majesty", "Her Majesty", "His Holiness", "His Excellency", "Her Excellency",
	}
}
