// What pages that take corrections have in common: the token, sending to the JSON
// API, and taking back. correcting() gives the function that sends.
"use strict";
function correcting() {
	const token = document.getElementById("token");
	const said = document.getElementById("said");
	token.value = sessionStorage.getItem("selon-token") || "";
	async function send(method, address, body) {
		sessionStorage.setItem("selon-token", token.value);
		const answer = await fetch(address, {
			method, headers: { "Content-Type": "application/json", "X-Selon-Token": token.value }, body: body && JSON.stringify(body),
		});
		if (answer.ok) {
			location.reload();
			return;
		}
		const problem = await answer.json().catch(() => ({ detail: answer.statusText }));
		said.textContent = problem.detail;
	}
	for (const b of document.querySelectorAll(".undo")) {
		b.addEventListener("click", () => send("DELETE", "/api/v1/corrections/" + b.dataset.correction));
	}
	return send;
}
