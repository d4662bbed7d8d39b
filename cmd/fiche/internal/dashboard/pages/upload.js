// Photos and documents, by drop or choice, while the form is open: each is put beside
// the sheet, and shown in the form or in its text, which is saved when its author says
// so. Without this script a page of its own adds them.
(() => {
  'use strict';
  const form = document.getElementById('edit');
  const dialog = document.getElementById('upload');
  if (!form || !dialog || !dialog.showModal) return;
  const text = document.getElementById('body');
  const ask = dialog.querySelector('form');
  const { file, into } = ask.elements;
  const told = ask.querySelector('[role=alert]');
  const known = document.getElementById('upload-known');
  let waiting = []; // files that were dropped with the one that is asked about
  let added = []; // what the form is to show

  // open asks about the first of some files, or for one.
  function open(files, inText) {
    [waiting, added, into.value] = [[...files], [], inText ? 'text' : ''];
    next();
  }

  function next() {
    ask.reset();
    told.textContent = '';
    if (waiting.length) {
      const one = new DataTransfer();
      one.items.add(waiting.shift());
      file.files = one.files;
    }
    offerKnown();
    if (!dialog.open) dialog.showModal();
    (known.hidden ? ask.elements.alt : known.querySelector('select')).focus();
  }

  // offerKnown offers the photos that the form shows already, for the text.
  function offerKnown() {
    const choice = known.querySelector('select');
    const names = [...form.querySelectorAll('[name="v/photo/file"], [name^="v/gallery/"][name$="/file"]')].map(box => box.value).filter(Boolean);
    choice.replaceChildren(choice.options[0], ...names.map(name => new Option(name)));
    choice.value = '';
    known.hidden = !names.length || !into.value || file.files.length > 0;
    choose();
  }

  // choose asks for a file unless one that is there is taken.
  function choose() {
    const there = known.querySelector('select').value !== '';
    file.required = !there;
    for (const box of [file, ask.elements.consent]) box.closest('.field').hidden = there;
  }
  known.addEventListener('change', choose);

  ask.addEventListener('submit', async event => {
    event.preventDefault();
    const button = event.submitter, name = known.querySelector('select').value;
    const words = Object.fromEntries(['alt', 'caption', 'credit', 'consent'].map(part => [part, ask.elements[part].value.trim()]));
    if (name) {
      take({ name, picture: true, ...words });
      return;
    }
    button.disabled = true;
    try {
      const response = await fetch(ask.action, { method: 'POST', body: new FormData(ask) });
      const answer = await response.json();
      if (response.ok) take({ ...answer, ...words });
      else told.textContent = answer.told;
    } catch {
      told.textContent = ask.dataset.failed;
    }
    button.disabled = false;
  });

  // take shows what was added, once all that was dropped is.
  function take(one) {
    added.push(one);
    if (waiting.length) {
      next();
      return;
    }
    dialog.close('added');
    if (into.value) {
      text.dispatchEvent(new CustomEvent('added', { detail: added.map(markdown).join('\n\n') }));
      return;
    }
    for (const one of added) {
      for (const [name, value] of Object.entries(one)) form.append(hidden('upload/' + name, value));
    }
    form.append(hidden('do', 'upload'));
    const button = form.lastChild;
    button.type = 'submit';
    form.requestSubmit(button);
  }

  function hidden(name, value) {
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name, value });
    return input;
  }

  // markdown returns a photo, or a link to a document, in a text.
  function markdown({ name, picture, alt, caption, credit }) {
    const escape = words => words.replace(/[\\[\]]/g, '\\$&');
    if (!picture) return `[${escape(alt || name)}](${name})`;
    const below = [caption, credit && '© ' + credit].filter(Boolean).join(' – ');
    return `![${escape(alt)}](${name}${below && ` "${below.replace(/[\\"]/g, '\\$&')}"`})`;
  }

  dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
  form.querySelector('[data-upload]').addEventListener('click', event => {
    event.preventDefault();
    open([], false);
  });
  document.querySelector('[data-do=photo]').addEventListener('click', () => open([], true));

  // A file that is dropped beside the form would take the place of the page.
  const hasFiles = event => event.dataTransfer && event.dataTransfer.types.includes('Files');
  for (const type of ['dragover', 'drop']) {
    addEventListener(type, event => {
      if (!hasFiles(event) || dialog.open) return;
      event.preventDefault();
      form.classList.toggle('dropping', type === 'dragover');
      if (type === 'drop') open(event.dataTransfer.files, event.target === text);
    });
  }
  addEventListener('dragleave', event => { if (!event.relatedTarget) form.classList.remove('dropping'); });
})();
