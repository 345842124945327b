/** The HTML report in a real Chromium: what it shows, how it is used, and that everybody can. */
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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
  standingOf,
  type FrameworkStanding,
  type Report,
} from '@plimsoll/engine';
import { frameworkNamed } from '@plimsoll/engine/frameworks';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, startBrowser } from './browser.ts';

const root = join(import.meta.dirname, '../../..');
if (chromiumPath === undefined)
  process.stderr.write('the HTML report is not looked at: there is no Chromium\n');

const plan = makePlan(inProfile(catalogue, 'default', 36), makeTarget({ today: '2026-11-21' }), {
  withFingerprints: true,
});

const web = `apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: storefront}}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  annotations:
    plimsoll.dev/exceptions: |
      - check: run-as-root
        reason: the image is being rebuilt
        owner: storefront
        until: 2027-01-31
spec:
  template:
    spec:
      containers:
        - name: web
          image: registry.example.com/web
          securityContext: {privileged: true}
        - name: proxy
          image: registry.example.com/proxy:2
---
apiVersion: v1
kind: Pod
metadata: {name: batch, namespace: jobs, labels: {owner: data}}
spec: {hostNetwork: true, containers: [{name: batch, image: registry.example.com/batch:1}]}
`;
const hostile = `apiVersion: v1
kind: Pod
metadata: {name: "</script><img src=x onerror=hacked=1>", namespace: "\\"><b onclick=hacked=1>", labels: {owner: "<svg onload=hacked=1>"}}
spec: {containers: [{name: "<!--<script>hacked=1</script>", image: "a:1", securityContext: {privileged: true}}]}
`;

/** What a small repository gives, hostile names and something that cannot be read among it. */
const small = reportOf({
  'deploy/web.yaml': web,
  'deploy/<b>hostile.yaml': hostile,
  'deploy/broken.yaml': 'a: [\n',
});

/** The findings of every check's own documents, again and again until there are ten thousand, in forty namespaces. */
function large(): Report {
  const files = globSync('packages/engine/src/checks/*/*/fail.yaml', { cwd: root }).map(
    (uri) => [uri.replaceAll('\\', '/'), readFileSync(join(root, uri), 'utf8')] as const,
  );
  const report = reportOf(Object.fromEntries(files));
  const findings = Array.from({ length: 10_000 }, (_, index) => {
    const finding = report.findings[index % report.findings.length];
    if (finding === undefined) throw new Error('no check finds anything');
    const resource = {
      ...finding.resource,
      name: `${finding.resource.name}-${index}`,
      namespace: `team-${index % 40}`,
    };
    return { ...finding, resource, fingerprint: `f${index}` };
  });
  return { ...report, findings, suppressed: [] };
}

function reportOf(
  files: Readonly<Record<string, string>>,
): Report & { readonly texts: ReadonlyMap<string, string> } {
  const texts = new Map(Object.entries(files));
  const examinations = [...texts].map(([uri, text]) => examine({ uri, text }, plan));
  return { ...makeReport(examinations, plan), texts };
}

let folder = '';
const pages = { small: '', framed: '', large: '', empty: '' };
let browser: Browser;

beforeAll(async () => {
  if (chromiumPath === undefined) return;
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-html-'));
  const options = { toolVersion: '0.1.0', durationMs: 58 };
  const write = (
    name: string,
    report: Report,
    sourceText: (uri: string) => string | undefined,
    standings: readonly FrameworkStanding[] = [],
  ): string => {
    const path = join(folder, `${name}.html`);
    const fixOf = ({ check }: { readonly check: string }) =>
      check === 'privileged-container'
        ? {
            kind: 'unsafe' as const,
            edits: [],
            verify: 'Make sure that `nothing` <b>needs</b> it.',
            diff: '@@ -1,2 +1,2 @@\n a\n-privileged: true\n+<b>\n',
          }
        : undefined;
    writeFileSync(path, [...htmlReport(report, { ...options, sourceText, fixOf, standings })].join(''));
    return pathToFileURL(path).href;
  };
  const texts = new Map<string, string | undefined>();
  const fromDisk = (uri: string): string | undefined => {
    if (!texts.has(uri)) texts.set(uri, readFileSync(join(root, uri), 'utf8'));
    return texts.get(uri);
  };
  pages.small = write('small', small, (uri) => small.texts.get(uri));
  const standings = [
    standingOf(frameworkNamed('nsa', 36), small),
    standingOf(frameworkNamed('cis', 36), small),
  ];
  pages.framed = write('framed', small, (uri) => small.texts.get(uri), standings);
  pages.large = write('large', large(), fromDisk);
  pages.empty = write(
    'empty',
    reportOf({ 'a.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n' }),
    () => undefined,
  );
  browser = await startBrowser();
});

afterAll(async () => {
  if (chromiumPath === undefined) return;
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page; what the browser complains about, and every request but for the file itself, fails the test. */
async function open(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) complaints.push(`asked for ${request.url()}`);
  });
  page.on('close', () => expect(complaints).toEqual([]));
  await page.goto(url);
  return page;
}

async function closed(page: Page): Promise<void> {
  await page.close();
  await page.context().close();
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

/** What the scan finds. It takes what is out of view for laid over what follows unless everything is laid out. */
async function violationsIn(page: Page): Promise<readonly string[]> {
  await page.evaluate(
    'document.styleSheets[0].insertRule(".finding { content-visibility: visible !important }")',
  );
  await page.evaluate(axe);
  const results = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`),
  );
}

describe.runIf(chromiumPath !== undefined)('the HTML report', () => {
  describe.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('in %s at %i pixels', (colorScheme, width) => {
    const options = { colorScheme, viewport: { width, height: 900 } };

    test.each([
      ['with findings', () => pages.small],
      ['by the controls of frameworks', () => pages.framed],
      ['with what is accepted', () => `${pages.small}#view=accepted`],
      ['with a choice that nothing matches', () => `${pages.small}#q=nothing-is-called-that`],
      ['without findings', () => pages.empty],
    ])('%s has no fault that an accessibility scan knows', async (_, url) => {
      const page = await open(url(), options);
      await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
      expect(await violationsIn(page)).toEqual([]);
      await closed(page);
    });

    test('fits its window, and lays itself over nothing', async () => {
      const page = await open(pages.framed, {
        ...options,
        viewport: { width: Math.min(width, 320), height: 700 },
      });
      await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      await closed(page);
    });
  });

  test('looks the same with its script as without, but for what the script adds', async () => {
    const listed = 'document.querySelector("#list").innerHTML';
    const plain = await open(pages.small, { javaScriptEnabled: false });
    const written = await plain.content();
    await closed(plain);
    const page = await open(pages.small);
    while ((await page.locator('.further').count()) > 0) await page.locator('.further').click();
    await page.evaluate('for (const tools of document.querySelectorAll(".tools")) tools.remove()');
    const built = await page.evaluate<string>(listed);
    const parse = `(html) => new DOMParser().parseFromString(html, "text/html").querySelector("#list")`;
    const parts = await page.evaluate<string[]>(
      `[...(${parse})(${JSON.stringify(written)}).querySelectorAll(":scope > .fault")].map((one) => one.outerHTML.trim())`,
    );
    expect(await page.locator('.finding').count()).toBeGreaterThan(20);
    // What is accepted stands at the end of the plain document, and in a view of its own with the script.
    expect(parts.slice(0, -1).join('').replaceAll(' open=""', ' open')).toBe(
      built.replaceAll(' open=""', ' open'),
    );
    expect(parts.at(-1)).toContain('the image is being rebuilt');
    await closed(page);
  });

  test('is a document to read where scripts are off', async () => {
    const page = await open(pages.large, { javaScriptEnabled: false });
    expect(await page.locator('.static').textContent()).toContain(
      'These are the worst 100 of 10,000 findings.',
    );
    expect(await page.locator('.finding').count()).toBe(100);
    expect(await page.locator('.filters').isVisible()).toBe(false);
    expect(await page.locator('.excerpt').first().isVisible()).toBe(true);
    await closed(page);
  });

  test('makes no element and runs no code of names', async () => {
    const page = await open(pages.small);
    expect(
      await page.locator('main').locator('img, iframe, script, [onclick], [onerror], [onload]').count(),
    ).toBe(0);
    expect(await page.evaluate('typeof hacked')).toBe('undefined');
    expect(
      await page.locator('.resource', { hasText: '</script><img src=x onerror=hacked=1>' }).count(),
    ).toBeGreaterThan(0);
    expect(await page.locator('.diff .added').first().textContent()).toBe('+<b>');
    await closed(page);
  });

  test('says first what could not be looked at', async () => {
    const page = await open(pages.small);
    const texts = await page.locator('h1, h2, h3').allTextContents();
    expect(texts[1]).toBe('Not looked at');
    expect(await page.locator('.unread').textContent()).toContain('deploy/broken.yaml:1:4');
    await closed(page);
  });

  test('filters by severity, group, namespace, owner, check and words, and keeps it in the address', async () => {
    const page = await open(pages.small);
    const shown = (): Promise<string | null> => page.locator('.shown').textContent();
    const findings = page.locator('.finding');
    const all = Number(/^\d+/u.exec((await shown()) ?? '')?.[0]);
    await page.getByRole('button', { name: /^critical/u }).click();
    await page.waitForURL(/#severity=critical$/u);
    expect(await page.locator('.fault .severity.critical').count()).toBe(
      await page.locator('.fault').count(),
    );
    await page.getByLabel('Namespace').selectOption({ label: 'shop (1)' });
    await page.waitForURL(/#severity=critical&namespace=shop$/u);
    expect(await findings.count()).toBe(1);
    expect(await shown()).toBe(`1 of ${all} findings shown: critical, namespace shop`);
    await page.goBack();
    await page.waitForURL(/#severity=critical$/u);
    expect(await page.getByLabel('Namespace').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.waitForURL(/small\.html$/u);
    expect(await shown()).toBe(`${all} findings, the worst first`);
    await page.getByLabel('Owner').selectOption({ value: '=data' });
    for (const text of await findings.locator('.resource').allTextContents())
      expect(text).toBe('Pod jobs/batch');
    await page.goto(`${pages.small}#owner=storefront&group=pod-security&check=privileged-container`);
    expect(await findings.locator('.container').allTextContents()).toEqual(['web']);
    await page.goto(`${pages.small}#namespace=`);
    expect(await shown()).toContain('namespace none named');
    await page.getByLabel('Search').fill('PROXY registry');
    await page.waitForURL(/q=PROXY\+registry/u);
    await closed(page);
  });

  test('shows what is accepted, by whom, why and until when', async () => {
    const page = await open(pages.small);
    await page.getByLabel('Show').selectOption('accepted');
    await page.waitForURL(/#view=accepted$/u);
    expect(await page.locator('.finding .accepted').first().textContent()).toBe(
      'Accepted by an annotation, owner storefront, until 2027-01-31: the image is being rebuilt',
    );
    await closed(page);
  });

  test('leads to one finding by its address', async () => {
    const page = await open(pages.small);
    const link = page.locator('.finding', { hasText: 'container batch' }).first().getByText('link');
    const place = await page
      .locator('.finding', { hasText: 'container batch' })
      .first()
      .locator('.message')
      .textContent();
    await link.click();
    await page.waitForURL(/#finding=[0-9a-f]{16}$/u);
    expect(await page.locator('.finding').count()).toBe(1);
    expect(await page.locator('.finding .message').textContent()).toBe(place);
    await closed(page);
  });

  test('is used by keyboard alone, with the focus always to be seen', async () => {
    const page = await open(pages.small);
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.name')).toBe('q');
    await page.keyboard.type('batch');
    await page.waitForURL(/#q=batch$/u);
    await page.goto(pages.small);
    await page.reload();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.dataset.severity')).toBe('critical');
    await page.keyboard.press('Space');
    await page.waitForURL(/#severity=critical$/u);
    for (let steps = 0; steps < 40; steps++) {
      await page.keyboard.press('Tab');
      const outline =
        'getComputedStyle(document.activeElement).outlineStyle + document.activeElement.tagName';
      expect(await page.evaluate(outline)).toMatch(/^(?:solid|auto|none(?:BODY|HTML))/u);
    }
    await closed(page);
  });

  test('copies a name with one click', async () => {
    const page = await open(pages.small, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'copy place deploy/web.yaml' }).first().click();
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^deploy\/web\.yaml:\d+$/u);
    await closed(page);
  });

  test('copies the patch of a fix', async () => {
    const page = await open(pages.small, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'copy patch of deploy/web.yaml' }).first().click();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      '--- a/deploy/web.yaml\n+++ b/deploy/web.yaml\n@@ -1,2 +1,2 @@\n a\n-privileged: true\n+<b>\n',
    );
    await closed(page);
  });

  test('is readable on paper: everything open, no controls, and what is chosen said', async () => {
    const page = await open(`${pages.small}#severity=critical,high`);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await page.locator('.filters').isVisible()).toBe(false);
    expect(await page.locator('.tools').first().isVisible()).toBe(false);
    expect(await page.locator('details:not([open])').count()).toBe(0);
    expect(await page.locator('.shown').textContent()).toContain('critical or high');
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
    await closed(page);
  });

  test('builds a part of ten thousand findings at a time, and more on the way down', async () => {
    const page = await open(pages.large);
    expect(await page.locator('.shown').textContent()).toBe('10,000 findings, the worst first');
    for (const button of await page.locator('.toggle:not([disabled])').all()) {
      const before = await page.locator('.shown').textContent();
      await button.click();
      expect(await page.locator('.shown').textContent()).not.toBe(before);
      // Of a long list only a part is built at once, however much is chosen.
      expect(await page.locator('.finding').count()).toBeLessThan(1000);
      await button.click();
    }
    await page.goto(pages.large);
    for (let step = 0; step < 12; step++) {
      await page.mouse.wheel(0, 20_000);
      await page.waitForTimeout(50);
    }
    expect(await page.locator('.finding').count()).toBeGreaterThan(200);
    await closed(page);
  });
});
