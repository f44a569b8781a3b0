// Checks receipts against a log, first alone and then with what the log holds today.
import { Malformed, same } from './bytes.js';
import { parseLeaf } from './leaf.js';
import { Unreachable } from './log-reader.js';
import { CheckedTree, Untrue, isIncluded, leafHash } from './merkle.js';
import { openCheckpoint, parseKey, parseNote, parseCheckpoint, Unsigned } from './note.js';
import { fits, parseReceipt, parseShort, signedOrNull } from './receipt.js';

/** A checkpoint that somebody kept for us on the way may be a second old. */
const PATIENCE_MS = 2000;
const NOT_FOUND = 404;

/** Says why a receipt proves nothing here: `reason` is "unfit", "campaign", "log", "unsigned" or "unproven". */
export class Refused extends Error {
  constructor(reason, whose) {
    super(reason);
    this.reason = reason;
    this.whose = whose;
  }
}

/** Says that what the log gives today can't be right; `notes` are the signed states that show it. */
export class Alarm extends Error {
  constructor(reason, notes) {
    super(reason);
    this.reason = reason;
    this.notes = notes;
  }
}

/** Gives { campaign, key, witnesses, reader }: a log and by whom its checkpoints must be signed. */
export async function logOf(campaign, key, witnesses, reader) {
  return { campaign, key: await parseKey(key), witnesses: await Promise.all(witnesses.map(parseKey)), reader };
}

/**
 * Checks the file of a receipt, asking nobody. Gives { index, leaf, checkpoint }.
 *
 * @throws NoReceipt, Malformed or Refused
 */
export async function checkFile(bytes, log) {
  const receipt = parseReceipt(bytes);
  if (!(await fits(receipt.leaf, receipt))) {
    throw new Refused('unfit');
  }
  if (receipt.record.campaign !== log.campaign) {
    throw new Refused('campaign', receipt.record.campaign);
  }
  const { origin } = parseCheckpoint(parseNote(receipt.note).text);
  if (origin !== log.key.name) {
    throw new Refused('log', origin);
  }
  const checkpoint = await opened(receipt.note, log, () => new Refused('unsigned'));
  const hash = await leafHash(receipt.leafBytes);
  if (!(await isIncluded(hash, receipt.index, checkpoint.size, receipt.proof, checkpoint.root))) {
    throw new Refused('unproven');
  }
  return { index: receipt.index, leaf: receipt.leaf, checkpoint };
}

async function opened(note, log, refusal) {
  try {
    return await openCheckpoint(note, log.key, log.witnesses);
  } catch (problem) {
    throw problem instanceof Unsigned ? refusal() : problem;
  }
}

/**
 * Looks up what became of a leaf. Gives { state, country, reason, at, checkpoint }: state is "counted", "withdrawn" or
 * "invalidated", `at` the hour of the last change.
 *
 * @param found what [checkFile] gave
 * @throws Unreachable, or Alarm when today's log is not the log of the receipt
 */
export function lookUp(found, log) {
  return alarmed([found.checkpoint.note], async (notes) => {
    const changes = await changesOf(found.index, log);
    const today = await newest(log, notes, found.checkpoint.size);
    if (today.size < found.checkpoint.size) {
      throw new Alarm('shorter', notes);
    }
    const tree = await treeOf(today, log);
    if (!same(await tree.rootOf(found.checkpoint.size), found.checkpoint.root)) {
      throw new Alarm('rewritten', notes);
    }
    return { ...(await become(found, changes, today, tree, log)), checkpoint: today };
  });
}

/**
 * Checks the short form of a receipt with today's log. Gives { place: { index, leaf }, now: what [lookUp] gives }; null when
 * there is no such leaf.
 */
export async function checkShort(text, log) {
  const short = parseShort(text, log.campaign);
  return alarmed([], async (notes) => {
    const changes = await changesOf(short.index, log);
    const today = await newest(log, notes, short.index + 1n);
    if (short.index >= today.size) {
      return null;
    }
    const tree = await treeOf(today, log);
    const leaf = signedOrNull(await leafAt(short.index, today, tree, log));
    if (leaf === null || !(await fits(leaf, short))) {
      return null;
    }
    const place = { index: short.index, leaf };
    return { place, now: { ...(await become(place, changes, today, tree, log)), checkpoint: today } };
  });
}

/** What is malformed in an answer of the log is its fault, not the receipt's. */
async function alarmed(notes, look) {
  try {
    return await look(notes);
  } catch (problem) {
    throw problem instanceof Malformed || problem instanceof Untrue ? new Alarm('broken', notes) : problem;
  }
}

/** What changed a leaf; null where the log has no such list, as behind its end. */
function changesOf(index, log) {
  return log.reader.changes(index).catch((problem) => {
    if (problem.status === NOT_FOUND) {
      return null;
    }
    throw problem;
  });
}

/** Today's checkpoint; asked for again when it is older than what is known of the log. */
async function newest(log, notes, least) {
  for (let isLast = false; ; isLast = true) {
    const note = await log.reader.checkpoint();
    const today = await opened(note, log, () => new Alarm('unsigned', [...notes, note]));
    if (today.origin !== log.key.name) {
      throw new Untrue('another log');
    }
    if (today.size >= least || isLast) {
      notes.push(note);
      return today;
    }
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  }
}

const treeOf = ({ size, root }, log) => CheckedTree.of(size, root, (...tile) => log.reader.tile(...tile));

async function leafAt(index, today, tree, log) {
  const [bytes, hash] = await Promise.all([log.reader.leaf(index, today.size), tree.leafHash(index)]);
  if (!same(await leafHash(bytes), hash)) {
    throw new Untrue('another leaf');
  }
  return bytes;
}

/** From which states a leaf of a kind leads where (docs/formats/leaf.md, "What counts"). */
const CHANGES = {
  corrected: { from: ['counted', 'invalidated'], to: null },
  invalidated: { from: ['counted'], to: 'invalidated' },
  reinstated: { from: ['invalidated'], to: 'counted' },
  withdrawn: { from: ['counted', 'invalidated'], to: 'withdrawn' },
};

async function become({ index, leaf }, changes, today, tree, log) {
  if (changes === null) {
    throw new Unreachable(NOT_FOUND); // the leaf is there, so its list must be
  }
  const now = { state: 'counted', country: leaf.country, reason: '', at: null };
  let before = index;
  for (const { kind, at } of changes.filter((change) => change.at < today.size)) {
    const change = parseLeaf(await leafAt(at, today, tree, log));
    const isRight = change.kind === kind && change.index === index && at > before;
    if (!isRight || !CHANGES[kind].from.includes(now.state)) {
      throw new Untrue('another change');
    }
    before = at;
    now.state = CHANGES[kind].to ?? now.state;
    now.country = change.country ?? now.country;
    now.reason = change.reason ?? now.reason;
    now.at = change.hour;
  }
  return now;
}
