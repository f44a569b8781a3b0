// The files of a public log (docs/formats/log.md), fetched from this site. Nothing of them is kept on this device.
import { expect, fromUtf8, Malformed } from './bytes.js';

const PATIENCE_MS = 20_000;
const HASH_LENGTH = 32;
const WHOLE = 256n;
const LONGEST_ENTRY = 2 + 0xffff;
const MOST_NOTE_BYTES = 1 << 18;
/** Room for each of the 65,536 leaves to change, and more. */
const MOST_CHANGES_BYTES = 1 << 24;
const KINDS = new Set(['withdrawn', 'invalidated', 'reinstated', 'corrected']);

/** Says that the log could not be asked, or gave no answer: this tells nothing about the log. */
export class Unreachable extends Error {
  constructor(status) {
    super(`status ${status}`);
    this.status = status;
  }
}

/** Reads the log below an address of this site that ends with a slash. */
export class LogReader {
  #address;

  constructor(address) {
    this.#address = address;
  }

  async checkpoint() {
    return fromUtf8(await this.#get('checkpoint', MOST_NOTE_BYTES));
  }

  /** The hashes of a tile, or of its first `width` places. */
  async tile(level, number, width) {
    const bytes = await this.#part(`tile/${level}/${pathOf(number)}`, width, Number(WHOLE) * HASH_LENGTH);
    expect(bytes.length >= Number(width) * HASH_LENGTH, 'a tile of another length');
    return bytes.slice(0, Number(width) * HASH_LENGTH);
  }

  /** The leaf at `index` of a log of this size, which may be anything: whoever asks compares its hash. */
  async leaf(index, size) {
    const number = index / WHOLE;
    const width = size - number * WHOLE < WHOLE ? size - number * WHOLE : WHOLE;
    const bundle = await this.#part(`tile/entries/${pathOf(number)}`, width, Number(WHOLE) * LONGEST_ENTRY);
    let at = 0;
    for (let place = index % WHOLE; ; place--) {
      expect(at + 2 <= bundle.length, 'a bundle that ends too early');
      const end = at + 2 + (bundle[at] << 8) + bundle[at + 1];
      expect(end <= bundle.length, 'a bundle that ends too early');
      if (place === 0n) {
        return bundle.slice(at + 2, end);
      }
      at = end;
    }
  }

  /** What is said to have changed the leaf at `index`: [{ kind, at }], in the order of the log. */
  async changes(index) {
    const text = fromUtf8(await this.#get(`changes/${index >> 16n}`, MOST_CHANGES_BYTES));
    expect(text === '' || text.endsWith('\n'), 'a list that ends too early');
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split(' '))
      .filter(([changed]) => changed === String(index))
      .map(([, kind, at, ...more]) => {
        expect(KINDS.has(kind) && /^\d+$/.test(at) && more.length === 0, 'no change');
        return { kind, at: BigInt(at) };
      });
  }

  /** A part that is not whole may be gone once it is: then the whole one begins with it. */
  async #part(path, width, most) {
    if (width === WHOLE) {
      return this.#get(path, most);
    }
    try {
      return await this.#get(`${path}.p/${width}`, most);
    } catch (problem) {
      if (problem.status === 404) {
        return this.#get(path, most);
      }
      throw problem;
    }
  }

  async #get(path, most) {
    let response;
    try {
      response = await fetch(this.#address + path, {
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (response.ok) {
        return await bodyOf(response, most);
      }
    } catch (problem) {
      throw problem instanceof Malformed ? problem : new Unreachable(0);
    }
    throw new Unreachable(response.status);
  }
}

async function bodyOf(response, most) {
  const parts = [];
  let length = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) {
      return new Uint8Array(await new Blob(parts).arrayBuffer());
    }
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new Malformed('too long');
    }
    parts.push(value);
  }
}

/** 1234067 is written x001/x234/067. */
function pathOf(number) {
  const digits = String(number);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g);
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
}
