// Live reload. The preview puts this script at the end of every page; no page
// of a built site holds it. It has three parts: the events of the server, how a
// new version of the page replaces the old one, and how problems are shown.
(() => {
  'use strict';
  const me = document.currentScript;
  const own = '/.fiche/';
  const isPlaceholder = 'placeholder' in me.dataset; // this page only says why there is no other
  const isTrial = 'trial' in me.dataset; // shows what a form holds, and is told when that is new
  const isDashboard = 'dashboard' in me.dataset; // shows problems itself

  // --- The events of the server --------------------------------------------

  let source = null; // the stream of events
  let page = me.dataset.page; // version of what is shown
  let state = me.dataset.state; // of the site, when the server last sent something
  let delay = 250; // ms until the next try

  function listen() {
    if (source || document.hidden || isTrial) return;
    const query = new URLSearchParams({ path: location.pathname, page, state });
    for (const path of assets()) query.append('asset', path);
    source = new EventSource(own + 'events?' + query);
    on('problems', report => { delay = 250; showProblems(report); });
    on('page', () => update());
    on('assets', paths => refresh(new Set(paths)));
    // The browser's own way of trying again would repeat what is out of date.
    source.onopen = () => sayEnded(false);
    source.onerror = () => {
      disconnect();
      if (delay > 250) sayEnded(true);
      setTimeout(listen, delay);
      delay = Math.min(2 * delay, 4000);
    };
  }

  function on(name, act) {
    source.addEventListener(name, event => {
      state = event.lastEventId;
      act(name === 'page' ? event.data : JSON.parse(event.data));
    });
  }

  function disconnect() {
    if (source) source.close();
    source = null;
  }

  // sayEnded says on the dashboard that it is no longer kept up to date. On other
  // pages that would be in the way.
  function sayEnded(ended) {
    const place = isDashboard && document.getElementById('ended');
    if (place) place.textContent = ended ? place.dataset.text : '';
  }

  // What was unfolded on the dashboard stays so when an action has loaded it anew.
  if (isDashboard) {
    for (const list of document.querySelectorAll('details')) {
      const heading = list.querySelector('summary');
      const key = 'fiche ' + location.pathname + ' ' + (heading ? heading.textContent.replace(/[\d\s]+/g, ' ') : '');
      const known = sessionStorage.getItem(key);
      if (known) list.open = known === 'open';
      list.addEventListener('toggle', () => sessionStorage.setItem(key, list.open ? 'open' : 'closed'));
    }
  }

  // A browser allows a server six connections, all tabs together: a page in
  // the background closes its own, and catches up when it is shown.
  document.addEventListener('visibilitychange', () => document.hidden ? disconnect() : listen());
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', () => { disconnect(); listen(); }); // by now all files are known

  // assets are the paths of all files of this site that the page has loaded.
  function assets() {
    const linked = [...document.querySelectorAll('link[rel~=stylesheet], img, script[src]')]
      .map(element => element.currentSrc || element.href || element.src);
    const loaded = performance.getEntriesByType('resource').map(entry => entry.name);
    const paths = new Set();
    for (const address of [...linked, ...loaded]) {
      const url = new URL(address, location.href);
      if (url.origin === location.origin && !url.pathname.startsWith(own)) paths.add(url.pathname);
    }
    paths.delete(location.pathname);
    return paths;
  }

  // refresh loads files again that have changed. Styles and images are
  // exchanged in place; for anything else the page is loaded anew.
  function refresh(changed) {
    const pathOf = address => new URL(address, location.href).pathname;
    const anew = address => pathOf(address) + '?fiche=' + state;
    for (const script of document.scripts) {
      if (script.src && changed.has(pathOf(script.src))) return location.reload();
    }
    const images = [...document.images].filter(image => changed.delete(pathOf(image.currentSrc || image.src)));
    for (const image of images) {
      if (image.srcset) image.srcset = image.srcset.replace(/[^\s,]+(?=\s|,|$)/g, part => /^\d+(\.\d+)?[wx]$/.test(part) ? part : anew(part));
      image.src = anew(image.src);
    }
    const sheets = [...document.querySelectorAll('link[rel~=stylesheet]')];
    const named = sheets.filter(sheet => changed.delete(pathOf(sheet.href)));
    // What is left is loaded by a style sheet: a font, a picture, another sheet.
    for (const sheet of changed.size ? sheets : named) exchange(sheet, anew(sheet.href));
  }

  // exchange puts a new style sheet beside an old one, which goes when the new
  // one is there: the page is never without style.
  function exchange(old, href) {
    const fresh = old.cloneNode();
    fresh.href = href;
    fresh.onload = fresh.onerror = () => old.remove();
    old.after(fresh);
    for (const [source, live] of twins) if (live === old) twins.set(source, fresh);
  }

  // --- The new page replaces the old one -----------------------------------
  //
  // What the page's source says now is compared with what it said before, and
  // only the difference is done to the page. So whatever the reader or another
  // script did to it stays: an open <details>, typed text, focus, scrolling.

  const inert = document.implementation.createHTMLDocument(''); // loads nothing
  const twins = new Map(); // from each node of the source to that of the page
  const before = copyInto(inert, document.documentElement);
  pair(before, document.documentElement);

  function copyInto(owner, node) { return owner.importNode(node, true); }

  function pair(source, live) {
    twins.set(source, live);
    for (let a = source.firstChild, b = live.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) pair(a, b);
  }

  function forget(source) {
    twins.delete(source);
    for (const child of source.childNodes) forget(child);
  }

  let updating = false, outdated = false;

  async function update() {
    if (updating) { outdated = true; return; }
    updating = true;
    try {
      do {
        outdated = false;
        const answer = await fetch(location.href, { cache: 'no-store' });
        const after = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const tag = after.querySelector('script[data-page]');
        const scripts = root => [...root.querySelectorAll('script[src]')].map(script => script.getAttribute('src')).join();
        if (isPlaceholder || answer.redirected || !tag || 'placeholder' in tag.dataset || scripts(before) !== scripts(after)) {
          return location.reload();
        }
        patch(before, after.documentElement);
        ({ page, state } = tag.dataset);
      } while (outdated);
      disconnect(); // the new page may use other files
      listen();
    } catch { // the server has gone: the stream of events reopens when it is back
    } finally {
      updating = false;
    }
  }

  // patch makes of an element of the source what it is now, and does the same
  // to the page.
  function patch(source, now) {
    const live = twins.get(source);
    for (const { name } of [...source.attributes]) {
      if (!now.hasAttribute(name)) for (const element of [source, live]) element.removeAttribute(name);
    }
    for (const attribute of now.attributes) {
      if (source.getAttribute(attribute.name) === attribute.value) continue;
      // Not setAttribute, which refuses some names that a parser takes.
      for (const element of [source, live]) element.setAttributeNode(copyInto(element.ownerDocument, attribute));
    }
    const olds = [...source.childNodes], news = [...now.childNodes];
    let start = 0, oldEnd = olds.length, newEnd = news.length;
    while (start < oldEnd && start < newEnd && olds[start].isEqualNode(news[start])) start++;
    while (start < oldEnd && start < newEnd && olds[oldEnd - 1].isEqualNode(news[newEnd - 1])) oldEnd--, newEnd--;
    const kept = match(olds.slice(start, oldEnd), news.slice(start, newEnd));
    const stay = new Set(kept.values());
    for (const old of olds.slice(start, oldEnd)) if (!stay.has(old)) remove(old);
    let next = olds[oldEnd] ?? null;
    for (let i = newEnd - 1; i >= start; i--) {
      const old = kept.get(news[i]);
      if (!old) { next = insert(source, news[i], next); continue; }
      if (old.nodeType === Node.ELEMENT_NODE) patch(old, news[i]);
      else if (old.data !== news[i].data) old.data = twins.get(old).data = news[i].data;
      next = old;
    }
  }

  function remove(source) {
    twins.get(source).remove();
    forget(source);
    source.remove();
  }

  function insert(parent, node, next) {
    const source = copyInto(inert, node), live = copyInto(document, node);
    pair(source, live);
    parent.insertBefore(source, next);
    const into = twins.get(parent), after = next && twins.get(next);
    // Another script may have moved it.
    into.insertBefore(live, after && after.parentNode === into ? after : null);
    return source;
  }

  // match says which of the new nodes go on living as which of the old ones,
  // in the same order: first those that have not changed, as many as can be;
  // then, between these, those of the same name and id.
  function match(olds, news) {
    const places = new Map();
    const markup = node => node.nodeType === Node.ELEMENT_NODE ? node.outerHTML : node.data.trim();
    olds.forEach((old, i) => { const key = markup(old); if (key && !places.has(key)) places.set(key, i); });
    const equal = [];
    news.forEach((node, j) => {
      const i = places.get(markup(node));
      if (i !== undefined && olds[i].isEqualNode(node)) equal.push([i, j]);
    });
    const kept = new Map();
    let oldFrom = 0, newFrom = 0;
    for (const [oldTo, newTo] of [...rising(equal), [olds.length, news.length]]) {
      for (let j = newFrom, i = oldFrom; j < newTo; j++) {
        const at = olds.slice(i, oldTo).findIndex(old => alike(old, news[j]));
        if (at < 0) continue;
        kept.set(news[j], olds[i + at]);
        i += at + 1;
      }
      if (newTo < news.length) kept.set(news[newTo], olds[oldTo]);
      oldFrom = oldTo + 1;
      newFrom = newTo + 1;
    }
    return kept;
  }

  function alike(a, b) {
    return a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id || '') === (b.id || '');
  }

  // rising keeps the longest series of pairs that rise on both sides.
  function rising(pairs) {
    const tails = []; // tails[n]: the lowest end of a series of n + 1
    for (const pair of pairs) {
      let n = tails.length;
      while (n > 0 && tails[n - 1].pair[0] >= pair[0]) n--;
      tails[n] = { pair, back: tails[n - 1] };
    }
    const series = [];
    for (let tail = tails[tails.length - 1]; tail; tail = tail.back) series.unshift(tail.pair);
    return series;
  }

  // --- The link to the dashboard -------------------------------------------

  // The link is the preview's, not the page's: it takes no space on it, no style
  // of the site applies to it, and it is not printed.
  function showLink() {
    if (!me.dataset.dashboard) return;
    const host = document.createElement('fiche-start');
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      nav { position: fixed; inset: auto auto 0 0; z-index: 2147483646; display: flex; border: 1px solid #a1a1aa;
        border-width: 1px 1px 0 0; background: #1b1b1f; font: .875rem/1.4 system-ui, sans-serif }
      a { padding: .3rem .75rem; color: #f4f4f5 }
      a:focus-visible { outline: 2px solid #8ec5ff; outline-offset: -4px }
      @media print { nav { display: none } }`);
    root.adoptedStyleSheets = [sheet];
    const nav = root.appendChild(document.createElement('nav'));
    for (const [address, text] of [[own, me.dataset.dashboard], [own + 'edit?page=' + encodeURIComponent(location.pathname), me.dataset.edit]]) {
      const a = nav.appendChild(document.createElement('a'));
      a.href = address;
      a.textContent = text;
    }
    document.documentElement.append(host);
  }

  // --- Problems ------------------------------------------------------------

  const look = `
    :host { all: initial }
    section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; box-sizing: border-box; max-height: 75vh;
      overflow: auto; padding: 1rem 1.5rem; border-top: 4px solid #d9480f; background: #1b1b1f; color: #f4f4f5;
      font: 1rem/1.5 system-ui, sans-serif; box-shadow: 0 0 2rem #0008 }
    header { display: flex; gap: 1rem; justify-content: space-between; align-items: baseline }
    p { margin: 0; font-weight: 600 }
    pre { margin: .75rem 0 0; font: .9rem/1.45 ui-monospace, monospace; white-space: pre; overflow-x: auto }
    a { color: #8ec5ff }
    button { font: inherit; color: inherit; background: none; border: 1px solid #a1a1aa; border-radius: .25rem; padding: .1rem .75rem }
    button:focus-visible, a:focus-visible { outline: 2px solid #8ec5ff; outline-offset: 2px }
    @media print { section { display: none } }`;
  let panel = null;

  // showProblems shows a report over the page, or takes it away if it is null.
  // The focus stays where it is.
  function showProblems(report) {
    if (panel) panel.remove();
    panel = null;
    if (!report || isDashboard) return;
    if (isPlaceholder) return fill(document.querySelector('pre'), report);
    panel = document.createElement('fiche-problems');
    panel.lang = report.lang;
    panel.dir = report.dir;
    const root = panel.attachShadow({ mode: 'open' });
    // A sheet that is made here is allowed by every content security policy.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(look);
    root.adoptedStyleSheets = [sheet];
    const section = root.appendChild(document.createElement('section'));
    section.setAttribute('role', 'alert');
    const header = section.appendChild(document.createElement('header'));
    header.appendChild(document.createElement('p')).textContent = report.title;
    const close = header.appendChild(document.createElement('button'));
    close.type = 'button';
    close.textContent = report.close;
    close.onclick = () => showProblems(null);
    fill(section.appendChild(document.createElement('pre')), report);
    document.documentElement.append(panel);
  }

  // fill writes the text of a report, its places as links to the editor.
  function fill(pre, report) {
    pre.replaceChildren();
    for (const line of report.text.split('\n')) {
      const place = line.slice(0, Math.max(0, line.indexOf(': ')));
      const link = report.links && report.links[place];
      if (link) {
        const a = pre.appendChild(document.createElement('a'));
        a.href = link;
        a.textContent = place;
      }
      pre.append((link ? line.slice(place.length) : line) + '\n');
    }
  }

  // The form of a file shows its page in a frame. All that it can ask for is what the
  // page would be if it were loaded again.
  if (isTrial) addEventListener('message', event => { if (event.data === 'fiche-trial') update(); });

  showLink();
  listen();
})();
