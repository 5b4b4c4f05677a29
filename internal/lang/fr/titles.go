package fr

// titles lists the forms of address that stand before a name.
func titles() []string {
	return []string{
		"M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Mgr", "Me", "Mes", "Dr", "Drs", "Pr", "Prof.",
		"St", "Ste", "Sr", "Fr.", "Gal", "Gén.", "Cdt", "Cne", "Col.", "Cap.", "Lt", "Sgt", "Adj.",
		"Monsieur", "Madame", "Mademoiselle", "Messieurs", "Mesdames", "Maître", "Docteur", "Professeur",
		"Monseigneur", "Cardinal", "Évêque", "Père", "Sœur", "Frère", "Imam", "Ayatollah", "Cheikh", "Rabbin",
		"Général", "Colonel", "Commandant", "Capitaine", "Lieutenant", "Sergent", "Amiral", "Maréchal",
		"Sa Majesté", "Son Altesse", "Sa Sainteté", "Son Excellence", "Sir", "Lord", "Lady",
	}
}
