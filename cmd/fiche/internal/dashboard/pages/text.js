// The text of a file: buttons that write Markdown, as if it had been typed. Without this
// script the text is written all the same.
(() => {
  'use strict';
  const text = document.getElementById('body');
  const bar = document.getElementById('text-bar');
  const search = document.getElementById('find');
  if (!text || !bar) return;
  bar.hidden = false;

  // write puts words in the place of those between two places, so that Ctrl+Z takes it
  // back, and selects some of them.
  function write(words, from, to, select = [words.length, words.length]) {
    text.focus();
    text.setSelectionRange(from, to);
    if (!document.execCommand('insertText', false, words)) {
      text.setRangeText(words, from, to, 'end');
      text.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    text.setSelectionRange(from + select[0], from + select[1]);
  }

  const chosen = () => text.value.slice(text.selectionStart, text.selectionEnd);

  // around writes signs around the words that are chosen, or around an example.
  function around(signs, example) {
    const words = chosen() || example;
    write(signs + words + signs, text.selectionStart, text.selectionEnd, [signs.length, signs.length + words.length]);
  }

  // lines puts a sign before each line that is chosen.
  function lines(sign) {
    const from = text.value.lastIndexOf('\n', text.selectionStart - 1) + 1;
    let to = text.value.indexOf('\n', text.selectionEnd);
    if (to < 0) to = text.value.length;
    const words = text.value.slice(from, to).split('\n').map(line => sign + line).join('\n');
    write(words, from, to);
  }

  // block writes lines of their own: where the writer is, or at the end.
  let begun = false;
  text.addEventListener('focus', () => { begun = true; });
  function block(words, select) {
    const at = begun ? text.selectionEnd : text.value.length;
    const before = text.value.slice(0, at), behind = text.value.slice(at);
    const gap = !before || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
    const ends = /^\n*/.exec(behind)[0].length;
    const rest = '\n'.repeat(Math.max(0, (ends < behind.length ? 2 : 1) - ends));
    write(gap + words + rest, at, at, [gap.length + select[0], gap.length + select[1]]);
  }

  function footnote() {
    let n = 1;
    while (text.value.includes('[^' + n + ']')) n++;
    write('[^' + n + ']', text.selectionEnd, text.selectionEnd);
    const end = text.value.length, note = (text.value.endsWith('\n') ? '\n' : '\n\n') + '[^' + n + ']: ';
    write(note, end, end);
  }

  const does = {
    bold: () => around('**', bar.dataset.example),
    italic: () => around('*', bar.dataset.example),
    heading: () => lines('## '),
    list: () => lines('- '),
    table: () => { const cell = bar.dataset.example; block(`| ${cell} | ${cell} |\n| --- | --- |\n| … | … |`, [2, 2 + cell.length]); },
    footnote,
    link: openSearch,
  };
  bar.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (button && does[button.dataset.do]) does[button.dataset.do]();
  });
  // A photo or a document that was added, in words of its own.
  text.addEventListener('added', event => block(event.detail, [event.detail.length, event.detail.length]));

  // One stop for the keyboard: the arrows go from button to button.
  const buttons = [...bar.querySelectorAll('button')];
  buttons.forEach((button, i) => { button.tabIndex = i ? -1 : 0; });
  bar.addEventListener('keydown', event => {
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    buttons[at].tabIndex = -1;
    const next = buttons[(to + buttons.length) % buttons.length];
    next.tabIndex = 0;
    next.focus();
  });
  text.addEventListener('keydown', event => {
    const action = { b: 'bold', i: 'italic', k: 'link' }[event.key];
    if (!action || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    does[action]();
  });

  // --- A link to a sheet, by search -----------------------------------------

  const box = search.querySelector('input'), results = search.querySelector('ul');
  let from = 0, to = 0; // where the link goes

  function openSearch() {
    [from, to] = [text.selectionStart, text.selectionEnd];
    search.hidden = false;
    box.value = chosen();
    box.focus();
    find();
  }

  function closeSearch() {
    search.hidden = true;
    text.focus();
    text.setSelectionRange(from, to);
  }

  async function find() {
    const query = new URLSearchParams({ path: document.querySelector('#edit [name=path]').value, q: box.value });
    try {
      const response = await fetch('find?' + query);
      if (!response.ok) return;
      const { found } = await response.json();
      results.replaceChildren(...found.map(({ title, path, target }) => {
        const item = document.createElement('li'), button = document.createElement('button');
        button.type = 'button';
        button.className = 'link';
        button.textContent = title;
        button.addEventListener('click', () => {
          const words = text.value.slice(from, to) || title;
          search.hidden = true;
          write(`[${words}](${target})`, from, to);
        });
        const file = document.createElement('span');
        file.className = 'place';
        file.textContent = ' ' + path;
        item.append(button, file);
        return item;
      }));
      search.querySelector('[role=status]').hidden = found.length > 0;
    } catch {
      // The preview has ended.
    }
  }
  box.addEventListener('input', event => { event.stopPropagation(); find(); });
  search.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      closeSearch();
    } else if (event.key === 'Enter' && event.target === box) {
      event.preventDefault();
      const first = results.querySelector('button');
      if (first) first.click();
    }
  });
  search.querySelector('[data-close]').addEventListener('click', closeSearch);
})();
