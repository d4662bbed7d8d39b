// Listings that narrow, tables that sort, the search: of classic scripts, which work
// from a disk.
(() => {
  'use strict';
  const { home, folder, version } = document.currentScript.dataset;
  const lang = document.documentElement.lang;
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (name, ...content) => {
    const element = document.createElement(name);
    element.append(...content);
    return element;
  };

  // --- Files: each calls fiche(name, data) ---

  const files = {}, waiting = {};
  window.fiche = (name, data) => waiting[name](data);
  const load = name => files[name] ||= new Promise(resolve => {
    const script = make('script');
    waiting[name] = resolve;
    script.onerror = () => resolve(null);
    script.src = folder + name + '.js?' + version;
    document.head.append(script);
  });

  // --- Words: as package search reads them ---

  let language; // { stop, spelled, endings, shards }
  const start = async () => language ||= await load('index') || { stop: [], spelled: {}, endings: [], shards: [] };

  function fold(word) {
    word = word.normalize('NFKD').replace(/\p{Cf}/gu, '').toLowerCase().replace(/(^|[^\p{L}\p{M}]|\p{Script=Latin})\p{M}+/gu, '$1');
    return [...word].map(letter => language.spelled[letter] || letter).join('').normalize('NFC');
  }

  function stem(word) {
    for (const step of language.endings) {
      const rule = step.find(([end, , least]) => word.endsWith(end) && [...word].length - end.length >= least);
      if (rule) word = word.slice(0, word.length - rule[0].length) + rule[1];
    }
    return word;
  }

  const wordPattern = /([\p{L}\p{N}\p{M}\p{Cf}]+)/gu;
  const wordsOf = text => (text.match(wordPattern) || []).map(fold).filter(Boolean);

  // The last word of a query may only have begun.
  function parse(query) {
    const words = wordsOf(query);
    const kept = words.filter(word => !language.stop.includes(word));
    return (kept.length ? kept : words).map(word => ({ word, stem: stem(word), open: word === words.at(-1) && word.length > 2 }));
  }

  const fits = (term, key) => key === term.stem || term.open && (key.startsWith(term.stem) || key.startsWith(term.word));

  // finish reads a word whose ending is not yet whole.
  function finish(term, keys) {
    if (!term.open || keys.some(key => fits(term, key))) return;
    const ends = language.endings.flat().flatMap(([end]) => [...end].map((_, i) => end.slice(i)));
    term.stem = ends.map(end => stem(term.word + end)).find(key => keys.includes(key)) || term.stem;
  }

  // --- The index ---

  const shardFile = name => 'words-' + (/^[a-z0-9]+$/.test(name) ? name : [...name].map(c => c.codePointAt(0).toString(16)).join('-'));

  async function lookUp(term) {
    const names = language.shards.filter(name => term.stem.startsWith(name) || term.open && name.startsWith(term.stem));
    const shards = await Promise.all(names.map(name => load(shardFile(name))));
    return Object.assign({}, ...shards);
  }

  // unpack reads the sheets of a word: a digit is the score of those after it, letters
  // are how far each is from the one before.
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+,-.';
  function unpack(text, times, into) {
    let score = 0, sheet = 0, gap = 0;
    for (const c of text) {
      if (c >= '0' && c <= '9') { score = +c * times; sheet = -1; continue; }
      const digit = digits.indexOf(c);
      gap = gap * 32 + digit % 32;
      if (digit >= 32) continue;
      sheet += gap + 1;
      gap = 0;
      into.set(sheet, Math.max(into.get(sheet) || 0, score));
    }
  }

  // find returns the sheets that have all words of a query, the best first.
  async function find(query) {
    await start();
    const terms = parse(query), near = [];
    let scores = null;
    for (const term of terms) {
      const words = await lookUp(term), found = new Map();
      finish(term, Object.keys(words));
      for (const key in words) {
        if (fits(term, key)) unpack(words[key].split(' ').at(-1), key === term.stem ? 2 : 1, found);
      }
      if (!found.size) near.push(...nearest(term, words));
      const before = scores;
      scores = before ? new Map([...found].filter(([n]) => before.has(n)).map(([n, score]) => [n, score + before.get(n)])) : found;
    }
    const sheets = [...scores || []].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([n]) => n);
    return { terms, near, sheets };
  }

  function nearest(term, words) {
    const most = term.stem.length > 7 ? 2 : 1;
    return Object.keys(words).map(key => [distance(term.stem, key), key]).filter(([d]) => d <= most).sort()
      .slice(0, 3).map(([, key]) => ({ term, word: words[key].includes(' ') ? words[key].split(' ')[0] : key }));
  }

  function distance(a, b) {
    let row = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
      row = next;
    }
    return row[b.length];
  }

  // --- Cards ---

  const perFile = 8;

  // The links of cards lead from the edition's home.
  function cardsOf(numbers) {
    return Promise.all(numbers.map(async n => {
      const item = make('li');
      item.innerHTML = (await load('cards-' + Math.floor(n / perFile)) || [])[n % perFile] || '';
      const rebase = address => /^([a-z]+:|\/|#)/i.test(address) ? address : home + address;
      for (const element of all('[href], [src]', item)) {
        for (const name of ['href', 'src']) if (element.hasAttribute(name)) element.setAttribute(name, rebase(element.getAttribute(name)));
        if (element.srcset) element.srcset = element.srcset.split(', ').map(rebase).join(', ');
      }
      return item;
    }));
  }

  const counted = (patterns, count, total) => {
    const forms = JSON.parse(patterns), format = new Intl.NumberFormat(lang);
    return (forms[new Intl.PluralRules(lang).select(count)] || forms.other).replace('{count}', format.format(count)).replace('{all}', format.format(total));
  };

  // isOne is of the parts of a text that was split.
  const isOne = terms => (part, i) => i % 2 && terms.some(term => fits(term, stem(fold(part))));

  function mark(root, terms) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      const parts = text.data.split(wordPattern), found = parts.map(isOne(terms));
      if (found.some(Boolean)) text.replaceWith(...parts.map((part, i) => found[i] ? make('mark', part) : part));
    }
  }

  // quote puts what the text says around a word that the card lacks in its lead's place.
  async function quote(card, number, terms) {
    const shown = wordsOf(card.textContent).map(stem);
    terms = terms.filter(term => !shown.some(word => fits(term, word)));
    const parts = terms.length ? (await load('text-' + number) || '').split(wordPattern) : [];
    const at = parts.findIndex(isOne(terms)), from = Math.max(at - 8, 0), lead = $('.card-lead', card);
    if (at < 0 || !lead) return;
    lead.textContent = (from ? '… ' : '') + parts.slice(from, at + 60).join('') + ' …';
    mark(lead, terms);
  }

  function remember(query, step) {
    const address = location.pathname + (query && '?' + query);
    try { history[step ? 'pushState' : 'replaceState'](null, '', address); } catch { /* in a frame */ }
  }

  const soon = act => { let timer; return () => { clearTimeout(timer); timer = setTimeout(act, 150); }; };

  // --- A listing ---

  function narrow(form) {
    const { all: total, group, files: parts, counts, more: moreWord, clear: clearWord } = form.dataset;
    const list = $('.cards'), pager = $('.pager'), status = $('.found'), said = status.textContent;
    const words = $('[name=q]', form) || make('input'), order = $('[name=sort]', form);
    const here = [...list.children];
    const chips = make('p');
    chips.className = 'chips';
    status.parentNode.after(chips);
    for (const part of all('.by-script', form)) part.hidden = false;
    const facets = all('.filter', form).map(facet => {
      const boxes = all('a[data-key]', facet).map(link => {
        const box = make('input'), label = make('label', box, make('span', ...link.childNodes));
        box.type = 'checkbox';
        Object.assign(box.dataset, link.dataset);
        link.replaceWith(label);
        return box;
      });
      const badge = make('b');
      $('summary', facet).append(badge);
      return { name: facet.dataset.name, boxes, badge };
    });
    const boxes = facets.flatMap(facet => facet.boxes);

    const parseRow = (row, i) => {
      const [groups, ...keys] = row.split(';');
      return { number: i, groups: new Set(groups.split(' ')), keys: keys.map(key => key === '' ? null : +key) };
    };
    let rows; // of all sheets of the listing
    async function read() {
      await start();
      if (!group) return here.map((item, i) => ({ ...parseRow(item.dataset.row, i), item, words: wordsOf(item.textContent).map(stem) }));
      const rows = await Promise.all([...Array(+parts).keys()].map(n => load('rows-' + n)));
      return rows.flat().map(parseRow).filter(row => row.groups.has(group));
    }

    async function matcher(query) {
      if (!query) return () => true;
      if (group) {
        const found = new Set((await find(query)).sheets);
        return row => found.has(row.number);
      }
      const terms = parse(query), keys = rows.flatMap(row => row.words);
      for (const term of terms) finish(term, keys);
      return row => terms.every(term => row.words.some(word => fits(term, word)));
    }

    let turn = 0, limit = 50;
    async function show() {
      const mine = ++turn, query = words.value.trim(), by = order ? +order.value : 0;
      const chosen = facets.map(facet => facet.boxes.filter(box => box.checked).map(box => box.dataset.group));
      const touched = query || by || chosen.some(groups => groups.length);
      facets.forEach((facet, i) => { facet.badge.textContent = chosen[i].length || ''; });
      showChips();
      if (!touched && !rows) return;
      rows ||= await read();
      const matches = await matcher(query);
      if (mine !== turn) return;
      const passes = (row, but) => chosen.every((groups, i) => i === but || !groups.length || groups.some(g => row.groups.has(g)));
      const found = rows.filter(matches), left = found.filter(row => passes(row));
      facets.forEach((facet, i) => {
        const others = found.filter(row => passes(row, i));
        for (const box of facet.boxes) {
          const n = others.filter(row => row.groups.has(box.dataset.group)).length;
          box.closest('li').lastElementChild.textContent = n;
          box.disabled = !n && !box.checked;
        }
      });
      if (by) {
        const key = row => row.keys[by - 1];
        const up = by === 1 ? 1 : -1; // titles from A
        left.sort((a, b) => (key(a) === null) - (key(b) === null) || up * (key(a) - key(b)) || a.number - b.number);
      }
      const whole = !touched && group;
      const items = whole ? here : group ? await cardsOf(left.slice(0, limit).map(row => row.number)) : left.map(row => row.item);
      if (mine !== turn) return;
      list.replaceChildren(...items);
      status.textContent = touched ? counted(counts, left.length, +total) : said;
      if (pager) pager.hidden = !whole;
      moreButton.hidden = whole || !group || left.length <= limit;
    }

    const moreButton = make('button', moreWord);
    Object.assign(moreButton, { type: 'button', className: 'more', hidden: true, onclick: () => { limit += 50; show(); } });
    list.after(moreButton);

    function showChips() {
      const chip = (word, act) => Object.assign(make('button', word), { type: 'button', onclick: () => { act(); changed(); words.focus(); } });
      const on = boxes.filter(box => box.checked);
      chips.replaceChildren(...on.map(box => chip(box.parentNode.textContent.trim() + ' ×', () => { box.checked = false; })));
      if (on.length > 1) chips.append(chip(clearWord, () => { for (const box of on) box.checked = false; }));
    }

    function changed(event) {
      const state = new URLSearchParams();
      for (const { name, boxes } of facets) {
        const keys = boxes.filter(box => box.checked).map(box => box.dataset.key);
        if (keys.length) state.set(name, keys.join(','));
      }
      if (words.value.trim()) state.set('q', words.value.trim());
      if (order && order.value) state.set('sort', order.value);
      remember(state.toString().replace(/%2C/g, ',').replace(/%2F/g, '/'), !event || event.type !== 'input');
      limit = 50;
      show();
    }

    function restore() {
      const state = new URLSearchParams(location.search);
      for (const { name, boxes } of facets) {
        const keys = (state.get(name) || '').split(',');
        for (const box of boxes) box.checked = keys.includes(box.dataset.key);
      }
      words.value = state.get('q') || '';
      if (order) order.value = state.get('sort') || '';
      if (order && order.selectedIndex < 0) order.value = '';
      show();
    }

    const typed = soon(() => changed({ type: 'input' }));
    words.addEventListener('input', typed);
    form.addEventListener('change', event => { if (event.target !== words) changed(); });
    form.addEventListener('submit', event => { event.preventDefault(); changed(); });
    const close = () => { for (const open of all('.filter[open]', form)) open.open = false; };
    document.addEventListener('click', event => { if (!event.target.closest('.filter')) close(); });
    form.addEventListener('keydown', event => {
      const open = event.key === 'Escape' && event.target.closest('.filter[open]');
      if (open) { close(); $('summary', open).focus(); }
    });
    addEventListener('popstate', restore);
    restore();
  }

  // --- A table ---

  function sortable(table) {
    const body = table.tBodies[0], rows = [...body.rows];
    const value = (row, i) => row.cells[i].dataset.value ?? row.cells[i].textContent.trim();
    const compare = new Intl.Collator(lang, { numeric: true }).compare;
    all('thead th', table).forEach((head, i) => {
      const button = make('button', ...head.childNodes);
      button.type = 'button';
      head.append(button);
      button.onclick = () => {
        const numbers = head.classList.contains('right');
        const sorted = head.getAttribute('aria-sort'), down = sorted ? sorted === 'ascending' : numbers;
        for (const other of all('thead th', table)) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const empty = row => value(row, i) === '';
        const order = (a, b) => numbers ? value(a, i) - value(b, i) : compare(value(a, i), value(b, i));
        body.append(...[...rows].sort((a, b) => empty(a) - empty(b) || (down ? order(b, a) : order(a, b))));
      };
    });
  }

  // --- The search ---

  function search(form) {
    const { counts, more: moreWord, none, near: nearWord, go } = form.dataset;
    const box = $('[name=q]', form), status = $('.found'), hits = $('.hits'), beside = $('.beside-hits');
    const moreButton = Object.assign(make('button', moreWord), { type: 'button', className: 'more', hidden: true });
    hits.after(moreButton);
    let turn = 0;

    async function show(limit = 10) {
      const mine = ++turn, query = box.value.trim();
      const { terms, near, sheets } = query ? await find(query) : { terms: [], near: [], sheets: [] };
      const items = await cardsOf(sheets.slice(0, limit));
      if (mine !== turn) return;
      for (const item of items) for (const part of all('h3 a, .kicker, .card-lead, .card-facts', item)) mark(part, terms);
      hits.replaceChildren(...items);
      items.forEach((item, i) => quote(item, sheets[i], terms));
      status.textContent = !query ? '' : sheets.length ? counted(counts, sheets.length) : none.replace('{query}', query);
      moreButton.hidden = sheets.length <= limit;
      moreButton.onclick = async () => {
        await show(limit + 10);
        $('a', hits.children[limit])?.focus();
      };
      beside.replaceChildren(...near.length && !sheets.length ? suggestions(near) : jumps(terms));
    }

    const suggestions = near => [nearWord + ' ', ...near.map(({ term, word }) => {
      const text = box.value.replace(wordPattern, written => fold(written) === term.word ? word : written);
      const link = Object.assign(make('a', word), { href: '?q=' + encodeURIComponent(text) });
      link.onclick = event => { event.preventDefault(); box.value = text; changed(true); box.focus(); };
      return link;
    })];

    function jumps(terms) {
      const links = terms.length ? all('.browse li a').filter(link => {
        const keys = wordsOf(link.textContent).map(stem);
        return terms.some(term => keys.some(key => fits(term, key) && key.length > 2));
      }).slice(0, 4) : [];
      return links.length ? [go + ' ', ...links.map(link => link.cloneNode(true))] : [];
    }

    function changed(step) {
      remember(box.value.trim() && 'q=' + encodeURIComponent(box.value.trim()), step);
      show();
    }
    function restore() {
      box.value = new URLSearchParams(location.search).get('q') || '';
      show();
    }
    box.addEventListener('input', soon(() => changed(false)));
    form.addEventListener('submit', event => { event.preventDefault(); changed(true); });
    addEventListener('popstate', restore);
    restore();
    if (!box.value) box.focus();
  }

  // For tests.
  Object.assign(fiche, { find, stems: async text => { await start(); return wordsOf(text).map(stem); } });
  for (const form of all('.narrowing')) narrow(form);
  for (const table of all('table.sortable')) sortable(table);
  for (const form of all('.searching')) search(form);
})();
