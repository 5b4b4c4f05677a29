// The reader: statements in the text and in the list follow each other, by mouse
// and by keys; corrections go to the JSON API.
"use strict";
(() => {
	const reader = document.getElementById("reader");
	const text = document.getElementById("text");
	const buttons = [...document.querySelectorAll(".statement")];
	const parts = { c: "on", q: "on-q", o: "on-o", t: "on-t" };
	let chosen = null;

	function choose(id, scroll) {
		for (const span of text.querySelectorAll("span")) {
			for (const [part, name] of Object.entries(parts)) {
				span.classList.toggle(name, id !== null && span.dataset[part].split(" ").includes(id));
			}
		}
		for (const b of buttons) {
			const open = b.dataset.id === id;
			b.setAttribute("aria-expanded", String(open));
			document.getElementById("of-" + b.dataset.id).hidden = !open;
		}
		chosen = id;
		if (id === null) return;
		history.replaceState(null, "", "#" + id);
		if (scroll) {
			const first = text.querySelector(".on");
			if (first) first.scrollIntoView({ block: "center" });
			document.getElementById(id).scrollIntoView({ block: "nearest" });
		}
	}

	for (const b of buttons) {
		b.addEventListener("click", () => choose(chosen === b.dataset.id ? null : b.dataset.id, true));
	}
	text.addEventListener("click", (event) => {
		const span = event.target.closest("span[data-c]");
		if (!span || !getSelection().isCollapsed) return;
		const ids = span.dataset.c.trim().split(" ").filter(Boolean);
		if (ids.length > 0) choose(ids[ids.length - 1], false);
	});
	document.addEventListener("keydown", (event) => {
		if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
		const at = buttons.findIndex((b) => b.dataset.id === chosen);
		let next = null;
		if (event.key === "j") next = buttons[Math.min(at + 1, buttons.length - 1)];
		if (event.key === "k") next = buttons[Math.max(at - 1, 0)];
		if (event.key === "Escape") choose(null, false);
		if (next) {
			next.focus();
			choose(next.dataset.id, true);
		}
	});
	if (location.hash.length > 1 && document.getElementById("of-" + location.hash.slice(1))) {
		choose(location.hash.slice(1), true);
	}

	if (!reader.dataset.write) return;
	const send = correcting();

	// The selection in the text, in code points; null where there is none.
	function selection() {
		const s = getSelection();
		if (s.rangeCount === 0 || s.isCollapsed || !text.contains(s.anchorNode) || !text.contains(s.focusNode)) return null;
		const range = s.getRangeAt(0);
		const before = document.createRange();
		before.selectNodeContents(text);
		before.setEnd(range.startContainer, range.startOffset);
		const from = [...before.toString()].length;
		return [from, from + [...range.toString()].length];
	}
	let selected = null;
	document.addEventListener("selectionchange", () => {
		const now = selection();
		if (now) selected = now;
	});

	for (const form of document.querySelectorAll("form.correct")) {
		form.addEventListener("submit", (event) => {
			event.preventDefault();
			const what = event.submitter && event.submitter.value;
			const body = { what };
			if (form.dataset.id) body.id = form.dataset.id;
			if (what === "speaker" || what === "add") body.speaker = form.elements.speaker.value;
			if (what === "kind") body.kind = form.elements.kind.value;
			if (what === "span") {
				body.field = form.elements.field.value;
				if (selected) body.spans = [selected];
			}
			if (what === "add") {
				body.document = form.dataset.document;
				if (selected) body.content = [selected];
			}
			send("POST", "/api/v1/corrections", body);
		});
	}
})();
