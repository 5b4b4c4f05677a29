// The question box completes operators, names and values: a combobox with a list
// [ARIA Authoring Practices, combobox with list autocomplete].
"use strict";
(() => {
	const box = document.getElementById("question");
	const list = document.getElementById("completions");
	let chosen = -1;
	let asked = 0;
	box.setAttribute("role", "combobox");
	box.setAttribute("aria-autocomplete", "list");
	box.setAttribute("aria-controls", list.id);
	box.setAttribute("aria-expanded", "false");

	function close() {
		asked++;
		chosen = -1;
		list.hidden = true;
		box.setAttribute("aria-expanded", "false");
		box.removeAttribute("aria-activedescendant");
	}
	function choose(at) {
		const options = [...list.children];
		chosen = (at + options.length) % options.length;
		options.forEach((o, i) => o.setAttribute("aria-selected", String(i === chosen)));
		options[chosen].scrollIntoView({ block: "nearest" });
		box.setAttribute("aria-activedescendant", options[chosen].id);
	}
	function take(option) {
		box.value = option.dataset.question;
		box.focus();
		offer();
	}
	function show(completions) {
		list.replaceChildren(...completions.map((c, i) => {
			const option = document.createElement("li");
			option.id = "completion-" + i;
			option.setAttribute("role", "option");
			option.setAttribute("aria-selected", "false");
			option.dataset.question = c.question;
			option.textContent = c.shown;
			if (c.means) {
				const means = document.createElement("small");
				means.textContent = c.means;
				option.append(means);
			}
			return option;
		}));
		list.hidden = false;
		box.setAttribute("aria-expanded", "true");
	}
	async function offer() {
		close();
		const turn = asked;
		const before = box.value;
		if (before.trim() === "" || /\s$/.test(before) || box.selectionEnd !== before.length) return;
		const answer = await fetch("/api/v1/complete?" + new URLSearchParams({ q: before }));
		const { completions } = answer.ok ? await answer.json() : { completions: [] };
		if (turn === asked && completions.length > 0 && document.activeElement === box) show(completions);
	}
	box.addEventListener("input", offer);
	box.addEventListener("blur", close);
	box.addEventListener("keydown", (event) => {
		if (list.hidden) return;
		switch (event.key) {
		case "ArrowDown": choose(chosen + 1); break;
		case "ArrowUp": choose(chosen < 0 ? -1 : chosen - 1); break;
		case "Escape": close(); break;
		case "Enter":
		case "Tab":
			if (chosen < 0) return;
			take(list.children[chosen]);
			break;
		default: return;
		}
		event.preventDefault();
	});
	list.addEventListener("pointerdown", (event) => {
		event.preventDefault(); // the box keeps the focus
		const option = event.target.closest("li");
		if (option) take(option);
	});
})();
