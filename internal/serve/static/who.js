// The dossier: months are chosen by drawing over the timeline; who is the same
// as whom is said to the JSON API.
"use strict";
(() => {
	const period = document.getElementById("period");
	let first = null;
	const monthAt = (event) => {
		const row = document.elementFromPoint(event.clientX, event.clientY)?.closest("tr[data-month]");
		return row ? row.dataset.month : null;
	};
	function show(a, b) {
		const [from, until] = a < b ? [a, b] : [b, a];
		for (const row of document.querySelectorAll("tr[data-month]")) {
			row.classList.toggle("chosen", row.dataset.month >= from && row.dataset.month <= until);
		}
		period.elements.from.value = from;
		period.elements.until.value = until;
	}
	for (const table of document.querySelectorAll(".months")) {
		table.addEventListener("pointerdown", (event) => {
			first = event.target.closest("a") ? null : monthAt(event);
			if (first) event.preventDefault();
		});
		table.addEventListener("pointermove", (event) => {
			const here = first && monthAt(event);
			if (here) show(first, here);
		});
	}
	document.addEventListener("pointerup", (event) => {
		if (!first) return;
		show(first, monthAt(event) || period.elements.until.value || first);
		first = null;
		period.submit();
	});

	if (!document.getElementById("token")) return; // nothing can be corrected
	const send = correcting();
	const entities = document.getElementById("entities");
	entities.addEventListener("submit", (event) => {
		event.preventDefault();
		const keys = [...entities.querySelectorAll("input[name=key]:checked")].map((box) => box.value);
		send("POST", "/api/v1/corrections", { what: event.submitter.value, keys });
	});
})();
