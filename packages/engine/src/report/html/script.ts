/**
 * The page's script: reads the findings out of the page, filters them, and keeps what is chosen in the address. It builds
 * elements and texts one by one and never reads a text as HTML. It must not contain a back-quote, `<!--` or `</script`.
 */
export const script: string = String.raw`
'use strict';
(() => {
  const { findings: rows, checks, texts } = JSON.parse(document.getElementById('data').textContent);
  const severities = ['info', 'low', 'medium', 'high', 'critical'];
  const [SEVERITY, CHECK, GROUP, NAMESPACE, OWNER, RESOURCE, CONTAINER, PLACE, MESSAGE, ACCEPTED, FINGERPRINT, EVIDENCE, EXCERPT, FIX] =
    Array.from({ length: 14 }, (_, index) => index);
  const facets = new Map([['group', GROUP], ['namespace', NAMESPACE], ['owner', OWNER], ['check', CHECK]]);
  const nothing = { group: 'other', namespace: 'none named', owner: 'nobody named', check: '' };
  const chunk = 40;
  const openSources = 3;
  const printed = 1000;

  const find = (selector) => document.querySelector(selector);
  const form = find('.filters');
  const list = find('#list');
  const shown = find('.shown');
  const reset = find('[data-do="reset"]');
  const sources = find('[data-do="sources"]');
  const toggles = [...form.querySelectorAll('[data-severity]')];

  // ---- what is chosen, and its address

  let state = stateIn(location.hash);

  function stateIn(hash) {
    const words = new URLSearchParams(hash.slice(1));
    const wanted = (words.get('severity') ?? '').split(',').filter((one) => severities.includes(one));
    const chosen = new Map([...facets.keys()].flatMap((name) => (words.has(name) ? [[name, words.get(name)]] : [])));
    return {
      severity: new Set(wanted),
      chosen,
      q: words.get('q') ?? '',
      view: words.get('view') === 'accepted' ? 'accepted' : '',
      finding: words.get('finding') ?? '',
      sources: words.get('sources') === 'all',
    };
  }

  function addressOf({ severity, chosen, q, view, finding, sources }) {
    const words = new URLSearchParams();
    if (severity.size > 0) words.set('severity', severities.filter((one) => severity.has(one)).reverse().join(','));
    for (const [name, value] of chosen) words.set(name, value);
    if (q !== '') words.set('q', q);
    if (view !== '') words.set('view', view);
    if (finding !== '') words.set('finding', finding);
    if (sources) words.set('sources', 'all');
    const text = words.toString().replaceAll('%2C', ',').replaceAll('%2F', '/');
    return text === '' ? location.pathname + location.search : '#' + text;
  }

  function choose(change, { isTyping = false } = {}) {
    state = { ...state, ...change };
    history[isTyping ? 'replaceState' : 'pushState'](null, '', addressOf(state));
    show();
  }

  // ---- which findings that leaves

  let haystacks;

  function haystackOf(row) {
    const parts = [CHECK, GROUP, NAMESPACE, OWNER, RESOURCE, CONTAINER, PLACE, MESSAGE].map((column) => texts[row[column]]);
    return [...parts, checks[texts[row[CHECK]]]?.title ?? ''].join('\n').toLowerCase();
  }

  function select() {
    const words = state.q.toLowerCase().split(/\s+/u).filter((word) => word !== '');
    if (words.length > 0) haystacks ??= rows.map(haystackOf);
    const columns = [...facets].map(([name, column]) => {
      const wanted = state.chosen.has(name) ? texts.indexOf(state.chosen.get(name)) : undefined;
      // Numbers by the position of a text: this runs over every finding at every click.
      return { name, column, wanted, isChosen: state.chosen.has(name), numbers: new Uint32Array(texts.length) };
    });
    const ofSeverity = severities.map(() => 0);
    const isSeverityWanted = severities.map((one) => state.severity.size === 0 || state.severity.has(one));
    const left = [];
    let ofView = 0;
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index];
      if ((texts[row[ACCEPTED]] === '') !== (state.view === '')) continue;
      ofView += 1;
      if (state.finding !== '' && texts[row[FINGERPRINT]] !== state.finding) continue;
      if (words.length > 0 && !words.every((word) => haystacks[index].includes(word))) continue;
      // A facet counts what would be left if it were not chosen.
      const isSevere = isSeverityWanted[row[SEVERITY]];
      let failed = isSevere ? 0 : 1;
      let failing;
      for (const one of columns) {
        if (!one.isChosen || row[one.column] === one.wanted) continue;
        failed += 1;
        failing = one;
      }
      if (failed > 1) continue;
      if (failed === 0) left.push(row);
      if (failed === 0 || !isSevere) ofSeverity[row[SEVERITY]] += 1;
      for (const one of columns) if (failed === 0 || failing === one) one.numbers[row[one.column]] += 1;
    }
    const counts = Object.fromEntries(columns.map(({ name, numbers }) => [name, countedTexts(numbers)]));
    return { left, counts, ofSeverity, ofView };
  }

  function countedTexts(numbers) {
    const found = [];
    for (let at = 0; at < numbers.length; at++) if (numbers[at] > 0) found.push([texts[at], numbers[at]]);
    return found;
  }

  // ---- elements

  function el(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className !== '') element.className = className;
    element.append(...children);
    return element;
  }

  function prose(text) {
    return text.split('\u0060').map((part, index, { length }) => (index % 2 === 1 && index < length - 1 ? el('code', '', part) : part));
  }

  function grouped(number) {
    return String(number).replace(/\B(?=(?:\d{3})+$)/gu, ',');
  }

  function counted(number, thing) {
    return grouped(number) + ' ' + thing + (number === 1 ? '' : 's');
  }

  function link(text, address) {
    const anchor = el('a', 'tool', text);
    anchor.href = address;
    return anchor;
  }

  function copier(text, what, value) {
    const button = el('button', 'tool', text);
    button.type = 'button';
    button.dataset.copy = value;
    button.setAttribute('aria-label', text + ' ' + what);
    return button;
  }

  function faultHead(severity, id, number) {
    const check = checks[id];
    const header = el('header', 'fault-head');
    header.append(
      el('h3', '', el('span', 'severity ' + severity, severity), ' ', el('span', 'title', ...prose(check?.title ?? id))),
      el('p', 'about', el('code', 'id', id), ' ', el('span', 'count', counted(number, 'finding'))),
    );
    if (!state.chosen.has('check')) {
      const only = addressOf({ ...state, chosen: new Map(state.chosen).set('check', id) });
      header.lastChild.append(el('span', 'tools', link('only this check', only)));
    }
    if (check === undefined) return header;
    const write = el('p', 'write', el('span', 'label', 'Write'), ' ', el('span', '', ...prose(check.remedy)));
    if (check.fix !== '') write.append(' ', el('span', 'chip', check.fix + ' fix'));
    header.append(el('p', 'why', ...prose(check.why)), write, moreAbout(check));
    return header;
  }

  function moreAbout({ references, peers }) {
    const items = references.map((reference) => {
      if (!/^https:\/\/\S+$/u.test(reference)) return el('li', '', reference);
      const anchor = el('a', '', reference);
      anchor.href = reference;
      anchor.rel = 'noreferrer';
      return el('li', '', anchor);
    });
    if (peers !== '') items.push(el('li', '', 'Other tools call it ' + peers));
    return el('details', 'more', el('summary', '', 'References'), el('ul', '', ...items));
  }

  function findingItem(row, isOpen) {
    const text = (column) => texts[row[column]];
    const subject = el('span', 'subject', el('span', 'resource', text(RESOURCE)));
    if (text(CONTAINER) !== '') subject.append(', container ', el('span', 'container', text(CONTAINER)));
    const meta = el('span', 'meta', el('code', 'place', text(PLACE)));
    if (text(OWNER) !== '') meta.append(' ', el('span', 'owner', 'owner ' + text(OWNER)));
    const item = el('li', 'finding', el('p', 'where', subject, meta), el('p', 'message', ...prose(text(MESSAGE))), toolsOf(row));
    if (text(ACCEPTED) !== '') item.append(el('p', 'accepted', 'Accepted ' + text(ACCEPTED)));
    item.append(...sourceOf(row, isOpen));
    return item;
  }

  function toolsOf(row) {
    const [name, place, fingerprint] = [RESOURCE, PLACE, FINGERPRINT].map((column) => texts[row[column]]);
    const tools = el('p', 'tools', copier('copy name', name, name), copier('copy place', place, place));
    const view = state.view === '' ? '' : '&view=accepted';
    if (fingerprint !== '') tools.append(link('link', '#finding=' + encodeURIComponent(fingerprint) + view));
    return tools;
  }

  function sourceOf(row, isOpen) {
    if (row[EXCERPT] === 0 && row[EVIDENCE].length === 0 && row[FIX] === 0) return [];
    const details = el('details', 'source', el('summary', '', row[FIX] === 0 ? 'Source' : 'Source and fix'));
    details.open = isOpen;
    if (row[EXCERPT] !== 0) details.append(...excerptOf(row[EXCERPT]));
    if (row[EVIDENCE].length > 0) {
      details.append(el('ul', 'evidence', ...row[EVIDENCE].map((at) => el('li', '', ...prose(texts[at])))));
    }
    if (row[FIX] !== 0) details.append(...fixOf(row[FIX], texts[row[PLACE]].replace(/:\d+$/u, '')));
    return [details];
  }

  function excerptOf([number, before, marked, after, note, ...parents]) {
    const line = (className, label, ...parts) =>
      el('span', className, el('span', 'number', String(label)), el('span', 'text', ...parts));
    const block = el('pre', 'excerpt', ...parents.map(([above, at]) => line('line', above, texts[at])));
    block.append(line('line at', number, texts[before], el('mark', '', texts[marked]), texts[after]));
    return texts[note] === '' ? [block] : [block, el('p', 'note', ...prose(texts[note]))];
  }

  function fixOf([safety, verify, ...lines], file) {
    const kinds = { '+': 'added', '-': 'removed', '@': 'at' };
    const block = el('pre', 'diff', ...lines.map((at) => el('span', 'line ' + (kinds[texts[at][0]] ?? 'same'), texts[at])));
    const head = el('p', 'fix-head', el('span', 'chip ' + texts[safety], texts[safety] + ' fix'));
    if (texts[verify] !== '') head.append(' ', el('span', 'verify', ...prose(texts[verify])));
    const patch = ['--- a/' + file, '+++ b/' + file, ...lines.map((at) => texts[at]), ''].join('\n');
    // What is cut or shown otherwise than it stands cannot be applied.
    if (!/…|\\u\{/u.test(patch)) head.append(el('span', 'tools', copier('copy patch', 'of ' + file, patch)));
    return [head, block];
  }

  // ---- the list, a chunk at a time

  let left = [];
  let done = 0;
  let sizes = new Map();
  const further = el('button', 'further');
  further.type = 'button';
  further.addEventListener('click', () => more(chunk));

  function keyOf(row) {
    return row[CHECK] * severities.length + row[SEVERITY];
  }

  function more(number) {
    const end = Math.min(left.length, done + number);
    let section;
    let inFault = 0;
    const before = done === 0 ? undefined : left[done - 1];
    const last = list.querySelector('.fault:last-of-type');
    if (before !== undefined && last !== null) {
      section = { key: keyOf(before), items: last.querySelector('.findings') };
      inFault = section.items.childElementCount;
    }
    const made = [];
    for (; done < end; done++) {
      const row = left[done];
      const key = keyOf(row);
      if (section?.key !== key) {
        const items = el('ol', 'findings');
        made.push(el('section', 'fault', faultHead(severities[row[SEVERITY]], texts[row[CHECK]], sizes.get(key)), items));
        section = { key, items };
        inFault = 0;
      }
      section.items.append(findingItem(row, state.sources || inFault < openSources));
      inFault += 1;
    }
    list.append(...made);
    const rest = left.length - done;
    further.remove();
    if (rest === 0) return;
    further.textContent = 'Show more: ' + grouped(rest) + ' left';
    list.append(further);
  }

  const watcher = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) more(chunk);
    },
    { rootMargin: '1200px' },
  );

  function show() {
    const { left: found, counts, ofSeverity, ofView } = select();
    left = found;
    done = 0;
    sizes = new Map();
    for (const row of left) sizes.set(keyOf(row), (sizes.get(keyOf(row)) ?? 0) + 1);
    list.replaceChildren();
    watcher.unobserve(further);
    if (left.length === 0) list.append(emptiness(ofView));
    else more(chunk);
    watcher.observe(further);
    showFilters(counts, ofSeverity, ofView);
  }

  function emptiness(ofView) {
    if (ofView > 0) return el('p', 'empty', 'No finding matches what is chosen. "Clear filters" shows all ' + grouped(ofView) + '.');
    return el('p', 'empty', state.view === '' ? 'There is no open finding.' : 'No finding is accepted.');
  }

  function showFilters(counts, ofSeverity, ofView) {
    for (const toggle of toggles) {
      const { severity } = toggle.dataset;
      const number = ofSeverity[severities.indexOf(severity)];
      const isChosen = state.severity.has(severity);
      toggle.querySelector('b').textContent = grouped(number);
      toggle.setAttribute('aria-pressed', String(isChosen));
      toggle.disabled = number === 0 && !isChosen;
    }
    for (const name of facets.keys()) showChoice(name, counts[name]);
    if (document.activeElement !== form.elements.q) form.elements.q.value = state.q;
    form.elements.view.value = state.view;
    const isNarrowed = state.severity.size + state.chosen.size > 0 || state.q !== '' || state.finding !== '';
    reset.hidden = !isNarrowed;
    sources.setAttribute('aria-pressed', String(state.sources));
    sources.textContent = state.sources ? 'Show fewer sources' : 'Show all sources';
    const what = state.view === '' ? 'finding' : 'accepted finding';
    shown.textContent = isNarrowed
      ? grouped(left.length) + ' of ' + counted(ofView, what) + ' shown: ' + spoken()
      : counted(ofView, what) + ', the worst first';
  }

  /** What is chosen, in words; on paper it says what is missing. */
  function spoken() {
    const parts = [];
    if (state.severity.size > 0) parts.push(severities.filter((one) => state.severity.has(one)).reverse().join(' or '));
    for (const [name, value] of state.chosen) parts.push(name + ' ' + (value === '' ? nothing[name] : value));
    if (state.q !== '') parts.push('with "' + state.q + '"');
    if (state.finding !== '') parts.push('one linked finding');
    return parts.join(', ');
  }

  function showChoice(name, counts) {
    const select = form.elements[name];
    const value = state.chosen.get(name);
    const known = [...counts];
    if (value !== undefined && !known.some(([text]) => text === value)) known.push([value, 0]);
    known.sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1));
    const options = known.map(([text, number]) => new Option((text === '' ? nothing[name] : text) + ' (' + grouped(number) + ')', '=' + text));
    select.replaceChildren(new Option('all', ''), ...options);
    select.value = value === undefined ? '' : '=' + value;
    select.disabled = known.length < 2 && value === undefined;
  }

  // ---- what people do

  for (const toggle of toggles) {
    toggle.addEventListener('click', () => {
      const severity = new Set(state.severity);
      if (!severity.delete(toggle.dataset.severity)) severity.add(toggle.dataset.severity);
      choose({ severity });
    });
  }
  form.addEventListener('change', ({ target }) => {
    if (target.name === 'view') choose({ view: target.value });
    if (!facets.has(target.name)) return;
    const chosen = new Map(state.chosen);
    if (target.value === '') chosen.delete(target.name);
    else chosen.set(target.name, target.value.slice(1));
    choose({ chosen });
  });
  form.elements.q.addEventListener('input', ({ target }) => choose({ q: target.value.trim() }, { isTyping: true }));
  form.addEventListener('submit', (event) => event.preventDefault());
  reset.addEventListener('click', () => {
    form.elements.q.value = '';
    choose({ severity: new Set(), chosen: new Map(), q: '', finding: '' });
    toggles.find((toggle) => !toggle.disabled)?.focus();
  });
  sources.addEventListener('click', () => choose({ sources: !state.sources }));
  addEventListener('hashchange', readAddress);
  addEventListener('popstate', readAddress);

  function readAddress() {
    state = stateIn(location.hash);
    show();
  }

  addEventListener('keydown', (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key !== '/' || !isPlain || event.target.matches('input, select, textarea')) return;
    event.preventDefault();
    form.elements.q.focus();
  });

  list.addEventListener('click', async ({ target }) => {
    const button = target.closest('[data-copy]');
    if (button === null) return;
    const text = button.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = 'copied';
    } catch {
      button.textContent = 'could not be copied';
    }
    setTimeout(() => (button.textContent = text), 1500);
  });

  let opened = [];
  addEventListener('beforeprint', () => {
    if (done < printed) more(printed - done);
    opened = [...document.querySelectorAll('details:not([open])')];
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
  });

  document.documentElement.classList.add('js');
  const narrow = matchMedia('(max-width: 760px)');
  const choices = find('.narrowing');
  choices.open = !narrow.matches || state.chosen.size > 0;
  narrow.addEventListener('change', () => (choices.open = !narrow.matches));
  show();
})();
`;
