// The pictures of the README.
//
//	node screenshots.mjs http://127.0.0.1:… /usr/bin/chromium FOLDER
import { chromium } from "playwright-core";

const [base, executablePath, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const context = await browser.newContext({ locale: "en-GB", colorScheme: "light", viewport: { width: 1000, height: 700 } });
const page = await context.newPage();

await page.goto(base + "/");
await page.locator("a", { hasText: "Wexcombe" }).or(page.locator("main a[href^='/d/']")).first().click();
await page.waitForURL(/\/d\//);
await page.keyboard.press("j");
await page.keyboard.press("j");
await page.waitForTimeout(300);
await page.screenshot({ path: folder + "/reader.png" });
await page.goto(base + "/network");
await page.screenshot({ path: folder + "/network.png", clip: { x: 0, y: 0, width: 1000, height: 830 }, fullPage: true });
await page.goto(base + "/who?name=Marchetti");
await page.screenshot({ path: folder + "/dossier.png" });
await browser.close();
