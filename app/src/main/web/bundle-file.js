// A bundle on disk, read line by line, however large it is: BundleFile.java in the browser.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const LINE_FEED = 10;
const LONGEST_LINE = 64 * 1024;
/** Lines that are handled at once: enough to keep the browser's ciphers busy. */
const BATCH = 1000;

/** So long the page may stand still before it is drawn anew and can be left. */
const PATIENCE_MS = 30;

/** Says that a file is not what was sent; `reason` is "json", "form", "counts", "hash" or "mixed". */
export class Damaged extends Error {
  constructor(file, reason) {
    super(reason);
    this.file = file;
    this.reason = reason;
  }
}

/** Gives the lines of a file as bytes, some at a time, without their line feeds and without a last one that was cut. */
async function* linesOf(file, read) {
  let rest = new Uint8Array();
  let lines = [];
  let rested = performance.now();
  for await (const piece of chunksOf(file)) {
    read(piece.length);
    if (performance.now() - rested > PATIENCE_MS) {
      await pause();
      rested = performance.now();
    }
    const bytes = rest.length === 0 ? piece : joined(rest, piece);
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      lines.push(bytes.subarray(start, end));
      start = end + 1;
    }
    rest = bytes.slice(start);
    if (rest.length > LONGEST_LINE) {
      throw new Damaged(file, 'json'); // no bundle has such lines
    }
    if (lines.length >= BATCH) {
      yield lines;
      lines = [];
    }
  }
  yield lines;
}

/** Lets the browser do all else that waits. Unlike a timer's, this pause is short in a tab that nobody looks at, too. */
function pause() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Not every browser lets a stream be iterated. */
async function* chunksOf(file) {
  const reader = file.stream().getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      yield next.value;
    }
  } finally {
    await reader.cancel();
  }
}

function joined(one, other) {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** Gives the objects before the last line, some at a time. */
export async function* recordsOf(file, read) {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const lines of linesOf(file, read)) {
    const records = [];
    for (const line of lines) {
      const record = parse(file, decoder, line);
      if ('end' in record) {
        yield records;
        return;
      }
      records.push(record);
    }
    yield records;
  }
}

function parse(file, decoder, line) {
  try {
    const record = JSON.parse(decoder.decode(line));
    if (record !== null && typeof record === 'object') {
      return record;
    }
  } catch {
    // what is no UTF-8 or no JSON
  }
  throw new Damaged(file, 'json');
}

/**
 * Gives each object to `look`, and says whether the file is whole.
 *
 * @throws Damaged when counts or hash are not those of the last line, or a line is none
 */
export async function check(file, look, read) {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const hash = sha256.create();
  const lineFeed = new Uint8Array([LINE_FEED]);
  let records = 0;
  let erasures = 0;
  let isFirst = true;
  let isEnded = false;
  let lastId = '';
  const epochs = new Set();
  for await (const lines of linesOf(file, read)) {
    for (const line of lines) {
      const record = parse(file, decoder, line);
      if (isFirst && record.bundle !== 1) {
        throw new Damaged(file, 'form');
      }
      if (isEnded || (!isFirst && 'bundle' in record)) {
        throw new Damaged(file, 'hash'); // two bundles in one file
      }
      isFirst = false;
      if ('end' in record) {
        if (record.records !== records || record.erasures !== erasures) {
          throw new Damaged(file, 'counts');
        }
        if (record.sha256 !== bytesToHex(hash.digest())) {
          throw new Damaged(file, 'hash');
        }
        isEnded = true;
        continue;
      }
      if ('id' in record) {
        const id = String(record.id).toLowerCase();
        if (id <= lastId || !epochs.has(record.epoch)) {
          throw new Damaged(file, 'hash'); // out of order, for the second time, or before its epoch
        }
        lastId = id;
        records++;
      } else if ('key' in record) {
        if (epochs.has(record.epoch)) {
          throw new Damaged(file, 'hash');
        }
        epochs.add(record.epoch);
      } else if ('erased' in record) {
        erasures++;
      }
      hash.update(line).update(lineFeed);
      look(record);
    }
  }
  if (isFirst) {
    throw new Damaged(file, 'form'); // not even its first line is there
  }
  return { isWhole: isEnded };
}
