// Entries of the public log (docs/formats/leaf.md): Leaf.java in the browser.
import { expect, fromUtf8, sha256, utf8 } from './bytes.js';

const VERSION = 1;
const KINDS = [undefined, 'signed', 'withdrawn', 'invalidated', 'reinstated', 'declared', 'corrected'];
const CHANNELS = [undefined, 'mail', 'wallet', 'paper'];

/** Reads a leaf's bytes one after another. */
class Reader {
  #bytes;
  #at = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  take(length) {
    expect(this.#bytes.length - this.#at >= length, 'it ends too early');
    return this.#bytes.slice(this.#at, (this.#at += length));
  }

  number(length) {
    return this.take(length).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  }

  /** A number that counts something, below 2^63. */
  count() {
    const number = this.number(8);
    expect(number < 1n << 63n, 'too large a number');
    return number;
  }

  text(length, pattern) {
    const text = String.fromCharCode(...this.take(length));
    expect(pattern.test(text), 'another text');
    return text;
  }

  end() {
    expect(this.#at === this.#bytes.length, 'bytes after its end');
  }
}

const country = (from) => from.text(2, /^[A-Z]{2}$/);

const BODIES = {
  signed(from) {
    const leaf = { country: country(from), channel: CHANNELS[Number(from.number(1))] };
    expect(leaf.channel !== undefined, 'an unknown channel');
    leaf.language = from.text(2, /^[a-z]{2}$/);
    leaf.text = from.take(32);
    leaf.organisation = from.text(Number(from.number(1)), /^[a-z0-9-]*$/);
    return { ...leaf, commitment: from.take(32) };
  },
  withdrawn: (from) => ({ index: from.count() }),
  invalidated: (from) => ({ index: from.count(), reason: from.text(Number(from.number(1)), /^[a-z-]+$/) }),
  reinstated: (from) => ({ index: from.count() }),
  declared(from) {
    const leaf = { date: from.number(4), count: from.count() };
    leaf.source = fromUtf8(from.take(Number(from.number(2))));
    expect(leaf.source !== '', 'no source');
    return leaf;
  },
  corrected: (from) => ({ index: from.count(), country: country(from) }),
};

const LAST_HOUR = 70_389_527;

/** Gives { kind, hour, … } as the kind has it. */
export function parseLeaf(bytes) {
  const from = new Reader(bytes);
  expect(from.number(1) === BigInt(VERSION), 'an unknown version');
  const kind = KINDS[Number(from.number(1))];
  expect(kind !== undefined, 'an unknown kind');
  const hour = Number(from.number(4));
  expect(hour <= LAST_HOUR, 'an hour beyond the year 9999');
  const leaf = { kind, hour, ...BODIES[kind](from) };
  from.end();
  return leaf;
}

/** C of a record: what its leaf holds in place of a name. */
export function commitment({ campaign, signature, link, confirmed }, salt) {
  const record = `campaign ${campaign}\nsignature ${signature}\nlink ${link}\nconfirmed ${confirmed}\n`;
  return sha256(utf8('undersigned leaf v1\n'), salt, utf8(record));
}
