// Feeds a mailing: opens the records of those who are due, here, and hands their mailboxes to the server just ahead of
// what it sends. Mail.java in the browser (docs/formats/mailing.md).
import { check } from './bundle-file.js';
import { open, unwrap } from './envelope.js';

/** Fits into what the server reads at once. */
const LETTERS = 300;
const PAUSE_MS = 2000;
/** Then it looks again even while letters wait: some may have been erased, and their readers be due again. */
const LONGEST_REST_MS = 600_000;

/** Says why feeding can't go on; `reason` is a name of a text. */
export class Stopped extends Error {
  constructor(reason, values = {}) {
    super(reason);
    this.reason = reason;
    this.values = values;
  }
}

/** The server does not answer, or not now. */
class Away extends Error {}

const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

export class Feeder {
  #address;
  #token;
  #key;
  #tell;
  /** By number, as they were unwrapped: the same ones come again with every page. */
  #epochs = new Map();

  /** @param tell is called with the name of a text, the mailing's state and what this program counts */
  constructor(address, token, key, tell) {
    this.#address = address;
    this.#token = token;
    this.#key = key;
    this.#tell = tell;
  }

  /** Ends when the mailing does, or throws {@link Stopped}. */
  async run() {
    for (;;) {
      try {
        if (await this.#look()) {
          return;
        }
      } catch (problem) {
        if (!(problem instanceof Away)) {
          throw problem;
        }
        this.#tell('away', null, null);
      }
      await wait(PAUSE_MS);
    }
  }

  /** From the first signature to the last. True when the mailing is over. */
  async #look() {
    const counts = { opened: 0, unopened: 0, refused: 0 };
    let path = `${this.#address}/recipients`;
    while (path) {
      const state = await this.#wanting(counts);
      if (state.state === 'ended') {
        return true;
      }
      const page = await this.#ask(path);
      path = next(page);
      const letters = await this.#opened(new Blob([await page.arrayBuffer()]), state.campaign, counts);
      if (counts.opened === 0 && counts.unopened > 0 && !state.keys.includes(this.#key.recipient)) {
        throw new Stopped('other', { yours: this.#key.recipient, theirs: state.keys.join(', ') });
      }
      await this.#feed(letters, counts);
    }
    const state = await this.#state(counts);
    if (state.state === 'ended' || counts.opened !== counts.refused) {
      return state.state === 'ended';
    }
    if (state.waiting > 0) {
      await this.#rest(counts);
    } else if (counts.unopened + counts.refused > 0) {
      throw new Stopped('rest');
    }
    return false;
  }

  /** All are fed: until the last of them are tried, there is nothing to look for. */
  async #rest(counts) {
    const end = performance.now() + LONGEST_REST_MS;
    let state = await this.#state(counts);
    while (state.state !== 'ended' && state.waiting > 0 && performance.now() < end) {
      await wait(PAUSE_MS);
      state = await this.#state(counts);
    }
  }

  /** Waits until the server wants letters, or is done. */
  async #wanting(counts) {
    for (;;) {
      const state = await this.#state(counts);
      if (state.state === 'ended' || (state.state === 'running' && state.wanted > 0)) {
        return state;
      }
      await wait(PAUSE_MS);
    }
  }

  async #state(counts) {
    const state = await (await this.#ask(this.#address)).json();
    if (state.state === 'cancelled') {
      throw new Stopped('cancelled');
    }
    this.#tell(state.state === 'paused' ? 'paused' : 'working', state, counts);
    return state;
  }

  async #opened(blob, campaign, counts) {
    const wrapped = [];
    const records = [];
    await check(blob, (line) => ('key' in line ? wrapped : 'id' in line ? records : []).push(line), () => {});
    for (const { epoch, recipient, key } of wrapped) {
      if (!this.#epochs.has(epoch)) {
        this.#epochs.set(epoch, { recipient, key: await unwrap(key, this.#key.secret) });
      }
    }
    const letters = [];
    for (const record of records) {
      const epoch = this.#epochs.get(record.epoch);
      const person = await open(epoch, campaign, record.epoch, record.id, record.sealed);
      if (person) {
        counts.opened++;
        letters.push({ id: record.id, ...person });
      } else {
        counts.unopened++;
      }
    }
    return letters;
  }

  async #feed(letters, counts) {
    let rest = letters;
    while (rest.length > 0) {
      const state = await this.#wanting(counts);
      if (state.state === 'ended') {
        return;
      }
      const some = rest.slice(0, Math.min(LETTERS, state.wanted));
      const body = JSON.stringify({ letters: some.map((one) => (state.names ? one : { id: one.id, email: one.email })) });
      const answer = await (await this.#ask(`${this.#address}/letters`, body)).json();
      counts.refused += answer.refused;
      rest = rest.slice(answer.handled);
    }
  }

  async #ask(path, body) {
    let answer;
    try {
      answer = await fetch(path, {
        method: body ? 'POST' : 'GET',
        headers: { Authorization: `Bearer ${this.#token}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
        body,
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      });
    } catch {
      throw new Away();
    }
    if (answer.status === 401) {
      throw new Stopped('token');
    }
    if (answer.status === 409 && (await answer.json()).state === 'cancelled') {
      throw new Stopped('cancelled');
    }
    if (!answer.ok) {
      throw new Away();
    }
    return answer;
  }
}

/** Where the next page is, by the header Link of RFC 8288; empty behind the last one. */
function next(page) {
  return /^<(\/[^>]*)>; rel="next"$/.exec(page.headers.get('Link') ?? '')?.[1] ?? '';
}
