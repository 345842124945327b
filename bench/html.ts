/**
 * The HTML report with 10,000 findings in the Chromium of this machine: from a click on a filter to the paint. Target: a
 * median under 100 ms.
 *
 *   node --conditions=source bench/html.ts        Chromium is looked for on PATH
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  catalogue,
  examine,
  htmlReport,
  inProfile,
  makePlan,
  makeReport,
  makeTarget,
} from '@plimsoll/engine';
import { startBrowser } from '../packages/cli/test/browser.ts';
import { median, shown } from './measure.ts';

const findings = 10_000;
const plan = makePlan(inProfile(catalogue, 'default', 36), makeTarget({ today: '2026-11-21' }));
const pod = (index: number): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: pod-${index}, namespace: shop-${index % 7}}\nspec: {containers: [{name: web, image: web}]}\n`;
const sources = Array.from({ length: 1500 }, (_, index) => ({ uri: `shop/${index}.yaml`, text: pod(index) }));
const whole = makeReport(
  sources.map((source) => examine(source, plan)),
  plan,
);
const report = { ...whole, findings: whole.findings.slice(0, findings) };
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-bench-html-'));
const file = join(folder, 'report.html');
const html = htmlReport(report, {
  toolVersion: '0.1.0',
  durationMs: 1,
  sourceText: (uri) => sources.find((source) => source.uri === uri)?.text,
});
writeFileSync(file, [...html].join(''));

const browser = await startBrowser();
try {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href);
  const times = await page.evaluate<number[]>(`(async () => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const times = [];
    for (let round = 0; round < 5; round++) {
      for (const button of document.querySelectorAll('.toggle:not(:disabled)')) {
        await painted();
        const start = performance.now();
        button.click();
        await painted();
        times.push(performance.now() - start);
      }
    }
    return times;
  })()`);
  process.stdout.write(
    `${report.findings.length} findings, ${times.length} clicks: median ${shown(median(times), 0)} ms, most ${shown(Math.max(...times), 0)} ms\n`,
  );
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
