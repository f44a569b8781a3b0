// Opens bundles on the organisation's own computer. What is read here leaves this page as a saved file only.
import { Damaged } from './bundle-file.js';
import { chosenKey, complain } from './chosen-key.js';
import { openBundles } from './opening.js';
import { begin, forgetWhenLeft, offer, part, withdraw, word } from './page.js';

const SHOWN_EVERY_MS = 100;
const number = new Intl.NumberFormat(document.documentElement.lang, { useGrouping: 'auto' });

function chosenBundles() {
  const files = [...part('bundles').files];
  complain(part('bundles-error'), files.length === 0 ? word('bundles-missing') : '');
  return files;
}

function progress() {
  let shown = 0;
  return (share) => {
    if (performance.now() - shown > SHOWN_EVERY_MS || share === 1) {
      shown = performance.now();
      part('progress').value = share;
    }
  };
}

function clear() {
  withdraw(part('save'));
  for (const name of ['result', 'problem', 'cut', 'other', 'next']) {
    part(name).hidden = true;
  }
}

async function open(event) {
  event.preventDefault();
  clear();
  const key = await chosenKey();
  const files = chosenBundles();
  if (!key || files.length === 0) {
    (key ? part('bundles') : part('key')).focus();
    return;
  }
  part('open').disabled = true;
  part('working').hidden = false;
  part('progress').value = 0;
  try {
    const format = new FormData(part('form')).get('format');
    show(key, await openBundles(files, key, format, progress()), format);
  } catch (problem) {
    const name = problem instanceof Damaged ? problem.file.name : files.map((file) => file.name).join(', ');
    tell('problem', word(problem instanceof Damaged ? `damaged-${problem.reason}` : 'unreadable', { file: name }));
    part('problem').focus();
  } finally {
    part('working').hidden = true;
    part('open').disabled = false;
  }
}

function show(key, result, format) {
  const others = word('other', { yours: key.recipient, theirs: result.theirs.join(', ') });
  if (result.unopened > 0 && result.people === 0) {
    tell('problem', result.theirs.length > 0 ? others : word('unopened'));
    part('problem').focus();
    return;
  }
  part('people').textContent = number.format(result.people);
  part('erased').textContent = number.format(result.erased);
  part('unopened').textContent = number.format(result.unopened);
  part('unopened-row').hidden = result.unopened === 0;
  tell('other', result.unopened === 0 ? '' : result.theirs.length > 0 ? others : word('unopened'));
  tell('cut', result.cut.map((file) => word('cut', { file: file.name })).join(' '));
  tell('next', result.cut.length === 0 && result.head.next_since ? word('next', { time: result.head.next_since }) : '');
  offer(part('save'), result.file, `${plain(result.head.campaign)}.${plain(result.head.organisation)}.${format}`);
  part('result').hidden = false;
  part('result').querySelector('h2').focus();
}

function tell(name, text) {
  part(name).textContent = text;
  part(name).hidden = text === '';
}

/** A part of a file's name, whatever the bundle says. */
function plain(text) {
  return String(text ?? '').replace(/[^a-z0-9-]/g, '') || 'bundle';
}

if (begin()) {
  forgetWhenLeft();
  part('key').addEventListener('change', chosenKey);
  part('bundles').addEventListener('change', chosenBundles);
  part('form').addEventListener('change', clear); // what was opened before was asked for in another way
  part('form').addEventListener('submit', open);
  addEventListener('pagehide', clear);
}
