// Says in words what a check has found.
import { offer, part, withdraw, word } from './page.js';

const language = document.documentElement.lang;
const number = new Intl.NumberFormat(language, { useGrouping: 'auto' });
const moment = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
const HOUR_MS = 3_600_000;
const SECOND_MS = 1000;

const hour = (hours) => word('utc', { time: moment.format(hours * HOUR_MS) });

/** A name in the page's language, or the code itself. */
function named(type, code) {
  try {
    return new Intl.DisplayNames(language, { type }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The part of the page that shows results: one at a time. */
export class Shown {
  clear() {
    withdraw(part('save'));
    part('problem').hidden = true;
    part('result').hidden = true;
  }

  problem(name, values) {
    part('problem').textContent = word(name, values);
    part('problem').hidden = false;
    part('problem').focus();
  }

  absent() {
    this.#result('absent', word('absent-text'), []);
  }

  /** @param now what became of the leaf, or null where that could not be looked up */
  found({ index, leaf, checkpoint }, now) {
    const steps = [word('fits', { index: number.format(index) }), ...signedBy(checkpoint ?? now.checkpoint)];
    if (now) {
      if (checkpoint) {
        steps.push(word('today', { size: number.format(now.checkpoint.size) }));
      }
      steps.push(word(now.at === null ? 'unchanged' : 'changed'));
    }
    const state = now?.state ?? 'genuine';
    this.#result(state, word(`${state}-text`, { reason: now?.reason ?? '' }), steps);
    this.#facts(index, leaf, now);
  }

  #facts(index, leaf, now) {
    const before = named('region', leaf.country);
    const country = named('region', now?.country ?? leaf.country);
    fact('index', number.format(index));
    fact('hour', hour(leaf.hour));
    fact('country', country === before ? country : word('corrected', { country, before }));
    fact('language', named('language', leaf.language));
    fact('organisation', leaf.organisation);
    fact('change', now?.at ? hour(now.at) : '');
    part('facts').hidden = false;
  }

  /** Something that must not happen: said calmly, with what to do. */
  alarm({ reason, notes }) {
    this.#result(`alarm-${reason}`, word(`alarm-${reason}-text`), []);
    part('alarm').hidden = false;
    part('save').hidden = notes.length === 0;
    if (notes.length > 0) {
      offer(part('save'), new Blob([notes.join('\n')], { type: 'text/plain' }), 'log-states.txt');
    }
  }

  #result(name, text, steps) {
    part('facts').hidden = true;
    part('alarm').hidden = true;
    part('headline').textContent = word(name);
    part('explained').textContent = text;
    part('steps').replaceChildren(...steps.map(item));
    part('proof').hidden = steps.length === 0;
    part('result').dataset.outcome = name;
    part('result').hidden = false;
    part('headline').focus();
  }
}

function fact(name, text) {
  part(name).textContent = text;
  part(name).parentElement.hidden = text === '';
}

function item(text) {
  const element = document.createElement('li');
  element.textContent = text;
  return element;
}

function signedBy({ size, cosigned }) {
  const witnesses = cosigned.map(({ name, at }) =>
    word('witnessed', { name, time: word('utc', { time: moment.format(at * SECOND_MS) }) }),
  );
  return [
    word('signed', { size: number.format(size) }),
    ...(witnesses.length > 0 ? witnesses : [word('unwitnessed')]),
  ];
}
