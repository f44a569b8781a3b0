// Merkle trees of logs (RFC 6962, section 2.1; RFC 9162, section 2.1.3), read by tiles (c2sp.org/tlog-tiles).
import { same, sha256 } from './bytes.js';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const HASH_LENGTH = 32;
/** Hashes of a whole tile. */
const WIDTH = 256n;
/** Levels of the tree that a tile spans. */
const HEIGHT = 8n;

/** Says that what the log gave does not lead to the root of its own checkpoint. */
export class Untrue extends Error {}

export const leafHash = (leaf) => sha256(LEAF, leaf);

const nodeHash = (left, right) => sha256(NODE, left, right);

/** Whether a leaf is at this place of the tree with this root. */
export async function isIncluded(hash, index, size, proof, root) {
  if (index >= size) {
    return false;
  }
  let at = index;
  let last = size - 1n;
  let computed = hash;
  for (const step of proof) {
    if (last === 0n) {
      return false;
    }
    if (at % 2n === 1n || at === last) {
      computed = await nodeHash(step, computed);
      while (at % 2n === 0n && at !== 0n) {
        at >>= 1n;
        last >>= 1n;
      }
    } else {
      computed = await nodeHash(computed, step);
    }
    at >>= 1n;
    last >>= 1n;
  }
  return last === 0n && same(computed, root);
}

/** The perfect trees of which a tree consists, largest first, as { height, index } of their roots. */
function peaksOf(size) {
  const peaks = [];
  for (let height = BigInt(size.toString(2).length - 1); height >= 0n; height--) {
    if ((size >> height) & 1n) {
      peaks.push({ height, index: (size >> height) - 1n });
    }
  }
  return peaks;
}

async function perfectRoot(hashes) {
  let row = hashes;
  while (row.length > 1) {
    row = await Promise.all(
      Array.from({ length: row.length / 2 }, (_, i) => nodeHash(row[2 * i], row[2 * i + 1])),
    );
  }
  return row[0];
}

function split(bytes) {
  return Array.from({ length: bytes.length / HASH_LENGTH }, (_, i) =>
    bytes.subarray(i * HASH_LENGTH, (i + 1) * HASH_LENGTH),
  );
}

/** A tree of which nothing is believed but its root: each tile is followed up to it before a hash is taken from it. */
export class CheckedTree {
  #read;
  #size;
  #tiles = new Map();

  /**
   * @param read gives a tile's bytes, by level, number and width
   * @throws Untrue when the tiles at the tree's edge do not lead to the root
   */
  static async of(size, root, read) {
    const tree = new CheckedTree();
    tree.#size = size;
    tree.#read = read;
    await tree.#readEdge();
    if (!same(await tree.rootOf(size), root)) {
      throw new Untrue('edge');
    }
    return tree;
  }

  /** Tiles that are not whole: hashes of all of them lead straight to the root. */
  async #readEdge() {
    const edge = [];
    for (let level = 0n; this.#size >> (HEIGHT * level); level++) {
      const width = (this.#size >> (HEIGHT * level)) % WIDTH;
      if (width > 0n) {
        const number = this.#size >> (HEIGHT * (level + 1n));
        edge.push(this.#read(level, number, width).then((bytes) => this.#keep(level, number, split(bytes))));
      }
    }
    await Promise.all(edge);
  }

  #keep(level, number, hashes) {
    this.#tiles.set(`${level}/${number}`, hashes);
    return hashes;
  }

  async #tile(level, number) {
    const known = this.#tiles.get(`${level}/${number}`);
    if (known) {
      return known;
    }
    const hashes = split(await this.#read(level, number, WIDTH));
    if (!same(await perfectRoot(hashes), await this.#hash(level + 1n, number))) {
      throw new Untrue('tile');
    }
    return this.#keep(level, number, hashes);
  }

  async #hash(level, index) {
    const tile = await this.#tile(level, index / WIDTH);
    return tile[Number(index % WIDTH)];
  }

  /** The hash of the leaf at `index`, which must be below the size. */
  leafHash(index) {
    return this.#hash(0n, index);
  }

  /** The root that this log had when it had this size, at most its size now. */
  async rootOf(size) {
    const roots = [];
    for (const { height, index } of peaksOf(size)) {
      const level = height / HEIGHT;
      const count = 1n << (height % HEIGHT);
      const tile = await this.#tile(level, (index * count) / WIDTH);
      const from = Number((index * count) % WIDTH);
      roots.push(await perfectRoot(tile.slice(from, from + Number(count))));
    }
    let root = roots.pop();
    while (roots.length > 0) {
      root = await nodeHash(roots.pop(), root);
    }
    return root;
  }
}
