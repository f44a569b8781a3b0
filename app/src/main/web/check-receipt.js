// Checks a receipt on the visitor's own device. What is read here is kept nowhere and sent nowhere.
import { Malformed } from './bytes.js';
import { Alarm, Refused, checkFile, checkShort, logOf, lookUp } from './checking.js';
import { LogReader, Unreachable } from './log-reader.js';
import { Shown } from './outcome.js';
import { begin, forgetWhenLeft, part, word } from './page.js';
import { NoReceipt } from './receipt.js';

/** Far above any receipt, however many have cosigned. */
const MOST_BYTES = 1 << 18;

const { campaign, key, log: address, witnesses } = document.querySelector('[data-page]').dataset;
const shown = new Shown();
/** Counts checks: an answer that comes after the next question is dropped. */
let turn = 0;

function complain(text) {
  part('file-error').textContent = text;
  part('file-error').hidden = text === '';
  part('file').setAttribute('aria-invalid', String(text !== ''));
}

function clear() {
  turn++;
  complain('');
  shown.clear();
  part('working').textContent = '';
}

/** Runs one check, and says what came of it or why nothing did. */
async function run(name, check) {
  clear();
  const own = turn;
  part('working').textContent = word('working');
  let say;
  try {
    say = await check();
  } catch (problem) {
    say = () => shown.problem(...problemOf(problem, name));
  }
  if (own === turn) {
    part('working').textContent = '';
    say();
  }
}

/** The name of a text, and what it is filled with. */
function problemOf(problem, file) {
  if (problem instanceof Refused) {
    return [problem.reason, { file, whose: problem.whose }];
  }
  const name = problem instanceof NoReceipt ? 'receipt' : problem instanceof Malformed ? 'damaged' : 'unreadable';
  return [name, { file }];
}

async function checkChosen(event) {
  event?.preventDefault();
  const [file] = part('file').files;
  if (!file) {
    clear();
    complain(word('choose'));
    part('file').focus();
    return;
  }
  await run(file.name, async () => {
    if (file.size > MOST_BYTES) {
      throw new Refused('large');
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const log = await thisLog();
    const found = await checkFile(bytes, log);
    try {
      const now = await lookUp(found, log);
      return () => shown.found(found, now);
    } catch (problem) {
      return later(problem, () => shown.found(found, null));
    }
  });
}

async function checkLink(text) {
  await run(word('link'), async () => {
    try {
      const found = await checkShort(text, await thisLog());
      return found ? () => shown.found(found.place, found.now) : () => shown.absent();
    } catch (problem) {
      return later(problem, () => shown.problem('unreachable', {}));
    }
  });
}

/** What is to be said when looking up failed. */
function later(problem, whenUnreachable) {
  if (problem instanceof Alarm) {
    return () => shown.alarm(problem);
  }
  if (problem instanceof Unreachable) {
    return whenUnreachable;
  }
  throw problem;
}

const thisLog = () => logOf(campaign, key, witnesses.split(' ').filter(Boolean), new LogReader(address));

/** The short form leaves the address bar at once, so that nobody copies it from there by mistake. */
function takeFragment() {
  const text = location.hash.slice(1);
  if (text.startsWith('v')) {
    history.replaceState(null, '', location.pathname + location.search);
    checkLink(text);
  }
}

function drop(event) {
  event.preventDefault();
  part('tools').classList.remove('over');
  if (event.dataTransfer.files.length > 0) {
    part('file').files = event.dataTransfer.files;
    checkChosen();
  }
}

function isOver(event) {
  event.preventDefault();
  part('tools').classList.add('over');
}

async function canVerify() {
  try {
    await thisLog();
    return true;
  } catch {
    return false;
  }
}

async function start() {
  if (!begin()) {
    return;
  }
  if (key === '') {
    part('tools').hidden = true;
    part('empty').hidden = false;
    return;
  }
  if (!(await canVerify())) {
    part('tools').hidden = true;
    part('old').hidden = false;
    return;
  }
  forgetWhenLeft();
  part('form').addEventListener('submit', checkChosen);
  part('file').addEventListener('change', clear); // what is shown is about another file
  addEventListener('dragover', isOver);
  addEventListener('dragleave', (event) => event.relatedTarget ?? part('tools').classList.remove('over'));
  addEventListener('drop', drop);
  addEventListener('hashchange', takeFragment);
  addEventListener('pagehide', clear);
  takeFragment();
}

await start();
