// Opens voices, and what children wrote in consultations, on the moderator's own computer, one at a time, and hides them again. The key stays here; so do the words,
// but for those that are released, or that the writer is asked to agree to.
import { chosenKey } from './chosen-key.js';
import { fingerprint } from './key-file.js';
import { begin, forgetWhenLeft, part, word } from './page.js';
import { openWording } from './wording.js';

/** Whoever takes a voice back is not read any longer than this, and the answer's time. */
const LOOK_EVERY_MS = 15_000;
const LOOK_WITHIN_MS = 4_000;
/** Without a movement: whoever went away leaves no text on the screen. */
const REST_AFTER_MS = 300_000;
const MOVEMENTS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove', 'scroll'];

const page = document.querySelector('[data-page]');
const countries = new Intl.DisplayNames(document.documentElement.lang, { type: 'region' });

let key = null;
/** Counts what was asked to be opened: an answer that comes late is dropped. */
let asked = 0;
/** The open text: { row, id, state, refused, words, others }; others are those that the writer is asked to agree to. */
let reading = null;

const inPane = (name) => reading.row.querySelector(`[data-in="${name}"]`);

/** Gives what the server says, with its status; null when it says nothing that this page understands. */
async function ask(id, act, fields) {
  try {
    const answer = await fetch(`${page.dataset.path}/${id}/${act}`, {
      method: fields ? 'POST' : 'GET',
      headers: { Accept: 'application/json' },
      body: fields && new URLSearchParams({ csrf: page.dataset.csrf, ...fields }),
      cache: 'no-store',
      signal: fields ? undefined : AbortSignal.timeout(LOOK_WITHIN_MS),
    });
    const isOurs = !answer.redirected && answer.headers.get('Content-Type')?.startsWith('application/json');
    return isOurs ? { ...(await answer.json()), status: answer.status } : null;
  } catch {
    return null;
  }
}

/** Says something below a row. */
function tell(row, text) {
  const said = row.querySelector('[data-said]');
  said.textContent = text;
  said.hidden = text === '';
  if (text !== '') {
    said.focus();
  }
}

/** Says something about the open text, beside it. */
function note(text) {
  inPane('said').textContent = text;
  inPane('said').hidden = text === '';
}

/** Shows where a voice stands now. What can't be opened any more has no buttons. */
function update(row, answer) {
  for (const [name, text] of Object.entries(answer.words ?? {})) {
    const fact = row.querySelector(`[data-fact="${name}"]`);
    if (fact) {
      fact.textContent = text;
    }
  }
  const isOver = answer.openable === false || (answer.status === 410 && !answer.openable);
  if (isOver) {
    row.querySelector('[data-acts]')?.remove();
  }
}

async function open(row) {
  close();
  tell(row, '');
  const mine = ++asked;
  key ??= await chosenKey();
  if (!key) {
    part('key').focus();
    return;
  }
  const answer = await ask(row.dataset.voice, 'open', {});
  if (mine !== asked) {
    return;
  }
  if (!answer) {
    tell(row, word('failed'));
    return;
  }
  update(row, answer);
  if (!answer.sealed) {
    tell(row, answer.said);
    return;
  }
  part('left').textContent = word('left', { left: answer.left });
  const texts = await opened(answer);
  if (mine !== asked) {
    return;
  }
  if (texts.problem) {
    tell(row, texts.problem);
  } else {
    beginReading(row, answer, texts);
  }
}

async function opened({ sealed, proposed, key: theirs }) {
  try {
    const words = await openWording(sealed, key.secret);
    const others = proposed ? await openWording(proposed, key.secret) : null;
    if (words && (others || !proposed)) {
      return { words, others };
    }
  } catch {
    return { problem: word('damaged') };
  }
  const isOther = key.recipient !== theirs;
  const problem = isOther ? word('otherkey', { yours: key.fingerprint, theirs: await fingerprint(theirs) }) : word('damaged');
  return { problem };
}

function beginReading(row, { state, refused, early }, { words, others }) {
  row.querySelector('[data-pane]').replaceChildren(part('pane').content.cloneNode(true));
  reading = { row, id: row.dataset.voice, state, refused, words, others };
  row.querySelector('[data-open]').hidden = true;
  const { notes } = row.dataset;
  inPane('tells').textContent = notes ? word('tells', { notes }) : word('tells-nothing');
  inPane('show').addEventListener('click', show);
  inPane('hide').addEventListener('click', () => {
    hide();
    inPane('show').focus();
  });
  inPane('close').addEventListener('click', () => {
    close();
    row.querySelector('[data-open]').focus();
  });
  if (inPane('deciding')) {
    beginDeciding(row, state, early, others ?? words);
  }
  watch();
  inPane('tells').focus();
}

/** What a voice can become. */
function beginDeciding(row, state, early, words) {
  inPane('deciding').hidden = state === 'kept';
  const isEarly = state === 'waiting' && early !== '';
  inPane('early').textContent = isEarly ? early : '';
  inPane('early').hidden = !isEarly;
  inPane('releasing').hidden = state !== 'waiting' || isEarly;
  inPane('release').addEventListener('click', release);
  inPane('propose').addEventListener('submit', propose);
  const form = inPane('propose').elements;
  for (const name of ['name', 'country', 'text']) {
    form[name].value = words[name];
  }
  form.text.lang = row.dataset.language;
}

/** Nothing of the text stays on the page, or in this script. */
function close() {
  asked++;
  if (reading) {
    rest();
    reading.row.querySelector('[data-pane]').replaceChildren();
    reading.row.querySelector('[data-open]')?.removeAttribute('hidden');
    reading = null;
  }
}

async function show() {
  const mine = reading;
  note('');
  if (!(await look()) || mine !== reading || document.hidden) {
    return;
  }
  fill('words', 'who', mine.words);
  if (inPane('asked')) {
    inPane('asked').hidden = !mine.others;
  }
  if (mine.others) {
    fill('asked-words', 'asked-who', mine.others);
  }
  isShown(true);
  watch();
  inPane('words').focus();
}

function hide() {
  for (const name of ['words', 'who', 'asked-words', 'asked-who']) {
    inPane(name)?.replaceChildren();
  }
  isShown(false);
}

function isShown(isIt) {
  inPane('text').hidden = !isIt;
  inPane('hide').hidden = !isIt;
  inPane('show').hidden = isIt;
}

/** Whose words they are, or the question to which they are the answer. */
function origin({ name, country, question }) {
  if (question) {
    const key = `${reading.row.dataset.consultation}/${question}`;
    return [...page.querySelectorAll('[data-question]')].find((one) => one.dataset.question === key)?.textContent ?? question;
  }
  return [name, country && countries.of(country)].filter(Boolean).join(', ') || word('who-none');
}

function fill(words, who, wording) {
  inPane(words).lang = reading.row.dataset.language;
  inPane(words).replaceChildren(
    ...wording.text.split('\n\n').map((paragraph) => {
      const element = document.createElement('p');
      element.dir = 'auto';
      element.textContent = paragraph;
      return element;
    }),
  );
  inPane(who).textContent = origin(wording);
}

/** Looks from now on whether the text is still there, until nobody moves. */
function watch() {
  clearInterval(reading.looking);
  reading.looking = setInterval(look, LOOK_EVERY_MS);
  moved();
}

function moved() {
  if (reading) {
    clearTimeout(reading.resting);
    reading.resting = setTimeout(rest, REST_AFTER_MS);
  }
}

function rest() {
  clearInterval(reading.looking);
  clearTimeout(reading.resting);
  hide();
}

/** Whether the text is still there, as it was when it was opened. If not, it goes from the page. */
async function look() {
  const mine = reading;
  const answer = mine && (await ask(mine.id, 'state'));
  if (!mine || mine !== reading) {
    return false;
  }
  if (!answer) {
    hide();
    note(word('away'));
    return false;
  }
  update(mine.row, answer);
  if (answer.status === 200 && answer.state === mine.state && answer.refused === mine.refused) {
    return true;
  }
  close();
  tell(mine.row, answer.said ?? word(answer.openable ? 'changed' : 'handled'));
  return false;
}

/** Shows what became of an act. True when it is done, or came too late: then the text is gone from the page. */
function finish(mine, answer) {
  if (answer) {
    update(mine.row, answer);
  }
  const isOver = answer !== null && (answer.status === 200 || answer.status === 410);
  if (isOver) {
    if (mine === reading) {
      close();
    }
    tell(mine.row, answer.said);
  } else if (mine === reading) {
    note(answer?.said ?? (answer ? '' : word('failed')));
  }
  return isOver;
}

async function release() {
  const mine = reading;
  const button = inPane('release');
  button.disabled = true;
  const notes = [...mine.row.querySelectorAll('[data-note]:checked')].map((note) => note.value).join(',');
  const { name, country, text } = mine.words;
  finish(mine, await ask(mine.id, 'release', { name, country, text, notes }));
  button.disabled = false;
}

async function propose(event) {
  event.preventDefault();
  const mine = reading;
  const form = event.target;
  const button = form.querySelector('button');
  button.disabled = true;
  const { name, country, text } = form.elements;
  const answer = await ask(mine.id, 'propose', { name: name.value, country: country.value, text: text.value });
  button.disabled = false;
  if (!finish(mine, answer)) {
    complain(form, answer?.errors ?? {});
  }
}

function complain(form, errors) {
  for (const error of form.querySelectorAll('[data-error]')) {
    const field = error.dataset.error;
    error.textContent = errors[field] ?? '';
    error.hidden = !errors[field];
    form.elements[field].setAttribute('aria-invalid', String(field in errors));
  }
  form.querySelector('[aria-invalid="true"]')?.focus();
}

async function decline(event) {
  const form = event.target.closest('form[data-decline]');
  if (!form) {
    return;
  }
  event.preventDefault();
  const row = form.closest('[data-voice]');
  const fields = Object.fromEntries(new FormData(form, event.submitter));
  const buttons = [...form.querySelectorAll('button')];
  buttons.forEach((button) => (button.disabled = true));
  const answer = await ask(row.dataset.voice, form.dataset.decline || 'decline', fields);
  buttons.forEach((button) => (button.disabled = false));
  if (!answer) {
    tell(row, word('failed'));
    return;
  }
  if (answer.status !== 422 && reading?.row === row) {
    close();
  }
  update(row, answer);
  tell(row, answer.said);
}

if (begin()) {
  forgetWhenLeft();
  part('key').addEventListener('change', async () => {
    key = await chosenKey();
  });
  for (const button of page.querySelectorAll('[data-open]')) {
    button.disabled = false;
    button.addEventListener('click', () => open(button.closest('[data-voice]')));
  }
  page.addEventListener('submit', decline);
  document.addEventListener('visibilitychange', () => document.hidden && reading && rest());
  addEventListener('pagehide', close);
  for (const movement of MOVEMENTS) {
    addEventListener(movement, moved, { passive: true, capture: true });
  }
}
