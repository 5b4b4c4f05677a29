// What a newcomer does, in a real browser: node journeys.mjs ADDRESS CHROMIUM TOKEN
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [base, executablePath, token] = process.argv.slice(2);
const axe = readFileSync(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
let failures = 0;

function check(what, good, detail = "") {
	if (!good) {
		failures++;
		console.log(`FAIL ${what} ${detail}`);
	}
}

async function visit(page, address) {
	await page.goto(base + address);
	const width = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
	check(`${address}: no scrolling sideways`, width[0] <= width[1], width.join(" > "));
}

// Accessibility is looked at in a context that may run the test's own script.
async function accessible(page, address) {
	await page.goto(base + address);
	await page.addScriptTag({ content: axe });
	const result = await page.evaluate(() => axe.run());
	const bad = result.violations.filter((v) => v.impact === "serious" || v.impact === "critical");
	check(`${address}: accessible`, bad.length === 0, bad.map((v) => `${v.id}: ${v.nodes[0].html}`).join("; "));
}

for (const [language, words] of [["fr-FR", { ask: "Demander", said: "Dit" }], ["en-GB", { ask: "Ask", said: "Said" }]]) {
	for (const viewport of [{ width: 1200, height: 800 }, { width: 360, height: 700 }]) {
		const context = await browser.newContext({ locale: language, viewport });
		const page = await context.newPage();
		page.on("console", (m) => m.type() === "error" && check("no error in the console", false, m.text()));
		page.on("pageerror", (e) => check("no error in a script", false, String(e)));

		// Open the record, and an article in it.
		await visit(page, "/");
		check("the interface speaks the language", await page.getByRole("button", { name: words.ask }).isVisible());
		const article = await page.locator("section ul a").first().getAttribute("href");
		await visit(page, article);
		check("statements are marked", (await page.locator("#text .c").count()) > 0);

		// Walk through the statements with the keys.
		await page.keyboard.press("j");
		check("j opens the first statement", await page.locator(".statement[aria-expanded=true]").count() === 1);
		check("its words are marked", (await page.locator("#text .on").count()) > 0);
		await page.keyboard.press("j");
		await page.keyboard.press("k");
		check("the address names it", page.url().includes("#s"));
		await page.keyboard.press("Escape");
		check("Escape closes it", await page.locator(".statement[aria-expanded=true]").count() === 0);

		// By keyboard alone: the first stop is the way past the header.
		await page.goto(base + "/");
		await page.keyboard.press("Tab");
		check("the first stop leads to the content", await page.evaluate(() => document.activeElement.className === "skip"));

		// Ask, be more precise, open a dossier.
		await page.goto(base + "/");
		await page.locator("#question").fill("kind:statement");
		await page.keyboard.press("Enter");
		await page.waitForURL(/\/ask/);
		check("answers", (await page.locator(".answer").count()) > 0);
		await visit(page, new URL(page.url()).pathname + new URL(page.url()).search);
		await page.locator(".answer h3 a").first().click();
		await page.waitForURL(/\/who/);
		check("a dossier", (await page.locator("h2").first().innerText()).startsWith(words.said));
		await visit(page, new URL(page.url()).pathname + new URL(page.url()).search);
		// Choose months by the keyboard, then by drawing over the timeline.
		const month = await page.locator("tr[data-month]").first().getAttribute("data-month");
		await page.locator("#period [name=from]").fill(month);
		await page.locator("#period [name=from]").press("Enter");
		await page.waitForURL(/from=\d/);
		check("the months are chosen", (await page.locator("tr.chosen").count()) > 0);
		await page.goto(page.url().split("&")[0]);
		await page.locator("tr[data-month] .bar").first().scrollIntoViewIfNeeded();
		const bar = await page.locator("tr[data-month] .bar").first().boundingBox();
		await page.mouse.move(bar.x + 5, bar.y + bar.height / 2);
		await page.mouse.down();
		await page.mouse.move(bar.x + 9, bar.y + bar.height / 2);
		await Promise.all([page.waitForURL(/until=\d/), page.mouse.up()]);
		check("and drawn over", (await page.locator("tr.chosen").count()) > 0);
		// Complete a question by the keyboard: the operator, then the name.
		await page.locator("#question").fill("");
		await page.locator("#question").pressSequentially("spea");
		await page.locator("#completions li").first().waitFor();
		await page.keyboard.press("ArrowDown");
		await page.keyboard.press("Enter");
		check("an operator is completed", (await page.locator("#question").inputValue()) === "speaker:");
		await page.locator("#question").pressSequentially("march");
		await page.locator("#completions li", { hasText: "Marchetti" }).waitFor();
		await page.keyboard.press("ArrowDown");
		await page.keyboard.press("Enter");
		check("and a name", (await page.locator("#question").inputValue()).includes("Marchetti"));
		await page.keyboard.press("Enter");
		await page.waitForURL(/\/ask\?q=speaker/);
		// The network: an edge leads to its statements, the picture can be taken along.
		await visit(page, "/network");
		check("a network", (await page.locator(".picture .edge").count()) > 0);
		const download = page.waitForEvent("download");
		await page.locator("#png").click();
		check("as a PNG", (await download).suggestedFilename() === "network.png");
		await page.locator("#network [name=kind]").selectOption("statement");
		await page.locator("#network [name=least]").press("Enter");
		await page.waitForURL(/kind=statement/);
		const edge = page.locator(".pairs tbody tr").first().locator("a").last();
		const count = await edge.innerText();
		await edge.click();
		await page.waitForURL(/\/ask/);
		check("the statements of an edge", (await page.locator("h1").innerText()).startsWith(count + " "));
		await visit(page, "/outlets");
		await page.locator("#outlets [name=a]").selectOption({ index: 1 });
		await page.locator("#outlets [name=b]").selectOption({ index: 1 });
		await page.locator("#outlets button").click();
		await page.waitForURL(/b=./);
		check("two outlets side by side", (await page.locator(".beside tbody tr").count()) > 0);
		await visit(page, new URL(page.url()).pathname + new URL(page.url()).search);
		await visit(page, "/api");
		await visit(page, article + "/compare");

		// What is asked goes out as a table.
		const table = await context.request.get(base + "/api/v1/ask.csv?q=");
		check("a table", (await table.text()).startsWith("id,published"));
		await context.close();
	}
}

// Correct a speaker, see it, undo it.
const context = await browser.newContext({ locale: "en-GB" });
const page = await context.newPage();
await page.goto(base + "/");
await page.locator("section ul a").first().click();
await page.waitForURL(/\/d\//);
await page.keyboard.press("j");
const form = page.locator("form.correct[data-id]:visible");
await page.locator("#token").fill(token);
await form.locator("[name=speaker]").fill("Ann Lowe");
await Promise.all([page.waitForEvent("load"), form.locator("button[value=speaker]").click()]);
check("the speaker was corrected", await page.locator(".statement strong", { hasText: "Ann Lowe" }).count() === 1);
await Promise.all([page.waitForEvent("load"), page.locator(".undo").first().click()]);
check("and is what it was", await page.locator(".statement strong", { hasText: "Ann Lowe" }).count() === 0);
check("the list keeps it, struck through", await page.locator("s").count() > 0);
await page.locator("#token").fill("wrong");
await page.keyboard.press("j");
await page.locator("form.correct[data-id]:visible button[value=reject]").click();
await page.locator("#said").filter({ hasText: "token" }).waitFor();
const article = new URL(page.url()).pathname;

// Say of somebody that they are nobody else, and take it back.
await page.goto(base + "/who?name=Marchetti");
await page.locator("#token").fill(token);
await page.locator("[name=key]").first().check();
await Promise.all([page.waitForEvent("load"), page.locator("button[value=split]").click()]);
check("it is kept who was parted", await page.locator(".undo").count() === 1);
await Promise.all([page.waitForEvent("load"), page.locator(".undo").first().click()]);
check("and taken back", await page.locator(".joining s").count() === 1);
await context.close();

for (const colorScheme of ["light", "dark"]) {
	const open = await browser.newContext({ bypassCSP: true, colorScheme, locale: "fr-FR" });
	const looked = await open.newPage();
	for (const address of ["/", "/ask?q=kind:statement", article, article + "#s1", article + "/compare", "/who?name=Marchetti", "/network", "/outlets", "/api", "/nothing"]) {
		await accessible(looked, address);
	}
	await open.close();
}
await browser.close();
console.log(failures === 0 ? "all journeys done" : `${failures} failures`);
process.exit(failures === 0 ? 0 : 1);
