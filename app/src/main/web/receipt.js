// Receipts (docs/formats/receipt.md): Receipt.java and ProofFile.java in the browser.
import { Malformed, expect, fromBase64, fromBase64Url, fromDecimal, fromUtf8, same, toHex } from './bytes.js';
import { commitment, parseLeaf } from './leaf.js';

const FILE = 'c2sp.org/tlog-proof@v1\n';
const RECEIPT = 'undersigned receipt v1\n';
const MOST_HASHES = 63;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HASH = /^[0-9a-f]{64}$/;
const SLUG = /^[a-z0-9-]+$/;

/** Says that this was never a receipt, where a damaged one is [Malformed]. */
export class NoReceipt extends Error {}

/** Gives { record, salt, leaf, leafBytes, index, proof, note } of a file. */
export function parseReceipt(bytes) {
  const begin = new TextDecoder('latin1').decode(bytes.subarray(0, FILE.length));
  if (begin !== FILE) {
    throw new NoReceipt();
  }
  const text = fromUtf8(bytes);
  const end = text.indexOf('\n\n');
  expect(end > 0, 'no checkpoint');
  const lines = text.slice(FILE.length, end).split('\n');
  if (!lines[0].startsWith('extra ')) {
    throw new NoReceipt(); // a proof of something else
  }
  const extra = fromBase64(lines[0].slice('extra '.length));
  expect(lines.length >= 2 && lines.length <= 2 + MOST_HASHES, 'another number of lines');
  return {
    ...parseExtra(fromUtf8(extra)),
    index: fromDecimal(value(lines[1], 'index')),
    proof: lines.slice(2).map((line) => fromBase64(line, 32)),
    note: text.slice(end + 2),
  };
}

function value(line, name) {
  expect(line.startsWith(`${name} `), `no line "${name}"`);
  return line.slice(name.length + 1);
}

function parseExtra(text) {
  if (!text.startsWith(RECEIPT)) {
    throw new NoReceipt();
  }
  const lines = text.slice(RECEIPT.length).split('\n');
  expect(lines.length === 7 && lines[6] === '', 'another number of lines');
  const [campaign, signature, link, confirmed, salt, leaf] = //
    ['campaign', 'signature', 'link', 'confirmed', 'salt', 'leaf'].map((name, i) => value(lines[i], name));
  const leafBytes = fromBase64(leaf);
  return {
    record: record(campaign, signature, link, confirmed),
    salt: fromBase64(salt, 32),
    leaf: signedLeaf(leafBytes),
    leafBytes,
  };
}

function record(campaign, signature, link, confirmed) {
  expect(SLUG.test(campaign) && UUID.test(signature) && HASH.test(link), 'another record');
  fromDecimal(confirmed);
  return { campaign, signature, link, confirmed };
}

function signedLeaf(bytes) {
  const leaf = parseLeaf(bytes);
  expect(leaf.kind === 'signed', 'a leaf of another kind');
  return leaf;
}

/** Gives { record, salt, index } of a link's fragment, `v1.INDEX.ID.HASH.TIME.SALT`. */
export function parseShort(text, campaign) {
  const [version, index, id, hash, time, salt, ...more] = text.split('.');
  if (version !== 'v1') {
    throw new NoReceipt();
  }
  expect(salt !== undefined && more.length === 0, 'another number of parts');
  const hex = toHex(fromBase64Url(id, 16));
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return {
    record: record(campaign, uuid, toHex(fromBase64Url(hash, 32)), time),
    salt: fromBase64Url(salt, 32),
    index: fromDecimal(index),
  };
}

/** Whether a signed leaf is the one of this record and salt. */
export async function fits(leaf, { record, salt }) {
  return same(leaf.commitment, await commitment(record, salt));
}

/** A leaf that must be a signed one; null when it is none. */
export function signedOrNull(bytes) {
  try {
    return signedLeaf(bytes);
  } catch (problem) {
    if (problem instanceof Malformed) {
      return null;
    }
    throw problem;
  }
}
