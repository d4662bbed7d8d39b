// The form of a file. Without this script it saves as well; with it, it says at each
// pause what was understood of the answers, and that something is not saved yet.
(() => {
  'use strict';
  // A file that is no form is shown as a text, with the line chosen that is wrong.
  const whole = document.getElementById('text');
  if (whole) {
    const lines = whole.value.split('\n'), at = Number(whole.dataset.line) - 1;
    if (at >= 0 && at < lines.length) {
      const from = lines.slice(0, at).join('\n').length + (at ? 1 : 0);
      whole.focus();
      whole.setSelectionRange(from, from + lines[at].length);
      whole.scrollTop = whole.scrollHeight * Math.max(0, at - 5) / lines.length;
    }
  }
  const form = document.getElementById('edit');
  if (!form) return;
  const unsaved = document.getElementById('unsaved');
  const PAUSE = 150; // ms without a key before the answers are tried
  let timer = 0;
  let sending = false; // the answers are on their way to be saved
  let running = null; // what stops the trial that is under way

  const sent = () => new URLSearchParams([...new FormData(form)].filter(([name]) => name !== 'do'));
  const first = String(sent());
  const changed = () => 'sentBack' in form.dataset || String(sent()) !== first;

  form.addEventListener('input', () => {
    unsaved.textContent = changed() ? form.dataset.unsaved : '';
    clearTimeout(timer);
    timer = setTimeout(tryAnswers, PAUSE);
  });

  async function tryAnswers() {
    if (running) running.abort();
    const mine = running = new AbortController();
    try {
      const response = await fetch('edit/try', { method: 'POST', body: sent(), signal: mine.signal });
      if (!response.ok) return;
      const { fields, changed, losing, page } = await response.json();
      say(fields);
      document.getElementById('elsewhere').hidden = !changed;
      set('losing', losing ? [losing] : []);
      showPage(page);
    } catch {
      // The preview has ended, or newer answers are on their way.
    }
  }

  // showPage shows the page as it would be. The next version of it replaces what has
  // changed in the one that is there, so that it stays where its reader is.
  const pane = document.getElementById('pane');
  const frame = pane.querySelector('iframe');
  let shown = '';
  function showPage(address) {
    document.getElementById('pane-none').hidden = Boolean(address);
    if (!address) return;
    pane.hidden = false;
    if (address === shown) frame.contentWindow.postMessage('fiche-trial', new URL(address).origin);
    else frame.src = shown = address;
  }

  // say shows what the server says of each element. What is wrong with the one that is
  // being written in is told when it is left.
  function say(answers) {
    for (const [id, { echo, told, invalid }] of Object.entries(answers)) {
      set(id + '-echo', echo ? [echo] : []);
      const box = document.getElementById(id);
      if (box && box.matches('input, select, textarea') && box !== document.activeElement) {
        if (invalid) box.setAttribute('aria-invalid', 'true');
        else box.removeAttribute('aria-invalid');
      }
      const place = document.getElementById(id + '-wrong');
      if (place && told && !(told.length && place.parentElement.contains(document.activeElement) && !place.childElementCount)) {
        set(id + '-wrong', told.map(text => {
          const line = document.createElement('p');
          line.className = 'mistake';
          line.textContent = text;
          return line;
        }));
      }
    }
  }

  function set(id, content) {
    const place = document.getElementById(id);
    if (place && place.textContent !== content.map(part => part.textContent || part).join('')) place.replaceChildren(...content);
  }

  // What is not saved is kept aside every two seconds, once it has changed.
  const KEEP = 2000;
  let kept = first;
  async function keep() {
    const answers = sent(), text = String(answers);
    if (sending || text === kept || !changed()) return;
    try {
      const response = await fetch('edit/keep', { method: 'POST', body: answers });
      if (!response.ok) return;
      kept = text;
      if (changed() && String(sent()) === text) unsaved.textContent = form.dataset.kept;
    } catch {
      // The preview has ended: the page still has the words.
    }
  }
  setInterval(keep, KEEP);
  document.addEventListener('visibilitychange', () => { if (document.hidden) keep(); });

  form.addEventListener('focusout', () => {
    clearTimeout(timer);
    timer = setTimeout(tryAnswers, 0);
  });

  // The preview tells of each build: somebody may have changed the file.
  let source = null;
  function listen() {
    if (source || document.hidden) return;
    source = new EventSource('events?' + new URLSearchParams({ path: location.pathname }));
    source.addEventListener('page', tryAnswers);
  }
  function disconnect() {
    if (source) source.close();
    source = null;
  }
  listen();
  addEventListener('pagehide', disconnect);
  document.addEventListener('visibilitychange', () => document.hidden ? disconnect() : listen());
  // Somebody may have changed the file in the meantime.
  addEventListener('focus', tryAnswers);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) tryAnswers(); });

  // Ctrl+S saves; Alt+↑ and Alt+↓ move the row that is written in.
  form.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's') {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      const row = event.target.closest('.row');
      const button = row && row.querySelector(`button[value^="${event.key === 'ArrowUp' ? 'up' : 'down'} "]`);
      if (!button) return;
      event.preventDefault();
      button.click();
    }
  });

  form.addEventListener('submit', event => {
    const button = event.submitter;
    if (button && button.getAttribute('aria-disabled') === 'true') event.preventDefault();
    else sending = true;
  });
  addEventListener('beforeunload', event => {
    if (!sending && changed() && kept !== String(sent())) event.preventDefault();
  });
  addEventListener('pageshow', () => { sending = false; });

  tryAnswers();

  // Without anything to go on with, what is wrong comes first.
  const next = document.querySelector('[autofocus]') || document.getElementById('wrongs');
  if (next && document.activeElement === document.body) next.focus(); // nobody is anywhere else yet
})();
