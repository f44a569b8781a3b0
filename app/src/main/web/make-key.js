// Makes an organisation's key. The secret half goes from here into a file, and nowhere else.
import { newKey, write } from './key-file.js';
import { begin, forgetWhenLeft, offer, part, withdraw, word } from './page.js';

async function make() {
  part('make').disabled = true;
  const key = await newKey();
  const name = `undersigned-key-${key.fingerprint.replaceAll(' ', '').slice(0, 8)}.txt`;
  offer(part('save'), new Blob([write(key, new Date(), word('note'))], { type: 'text/plain' }), name);
  part('public').textContent = key.recipient;
  part('fingerprint').textContent = key.fingerprint;
  part('name').textContent = name;
  part('making').hidden = true;
  part('saving').hidden = false;
  part('saving').querySelector('h2').focus();
}

/** The public half is shown to those who have the secret one: else something would be sealed that nobody can open. */
function show() {
  const isKept = part('saved').checked && part('copied').checked;
  part('sending').hidden = !isKept;
}

async function copy() {
  let said = 'copied';
  try {
    await navigator.clipboard.writeText(part('public').textContent);
  } catch {
    getSelection().selectAllChildren(part('public'));
    said = 'select';
  }
  part('said').textContent = word(said);
}

if (begin()) {
  forgetWhenLeft();
  part('make').addEventListener('click', make);
  part('save').addEventListener('click', () => (part('keeping').hidden = false));
  part('saved').addEventListener('change', show);
  part('copied').addEventListener('change', show);
  part('copy').addEventListener('click', copy);
  addEventListener('pagehide', () => withdraw(part('save')));
}
