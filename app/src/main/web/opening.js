// Opens bundles with an organisation's key: Open.java in the browser.
import { Damaged, check, recordsOf } from './bundle-file.js';
import { open, unwrap } from './envelope.js';
import { Rows } from './rows.js';

/** Later than any time. */
const NEVER_AGAIN = '~';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/;

/**
 * Reads the files twice: first what must be known before a person may be written (whether the files are whole, what
 * was erased, which record of an id is the newest), then the people.
 *
 * @param progress is called with a number from 0 to 1
 * @throws Damaged when one of the files is; then nothing of any is given
 */
export async function openBundles(files, key, format, progress) {
  const total = 2 * files.reduce((sum, file) => sum + file.size, 0) || 1;
  let done = 0;
  const read = (bytes) => progress(Math.min(1, (done += bytes) / total));
  const found = await look(files, read);
  const rows = new Rows(format);
  const result = { people: 0, unopened: 0, theirs: new Set(), erased: found.erased.size, cut: found.cut, head: found.head };
  for (const file of files) {
    await write(file, key, found, rows, result, read);
  }
  return { ...result, theirs: [...result.theirs], file: rows.file() };
}

async function look(files, read) {
  const found = { erased: new Map(), newest: new Map(), cut: [], head: null };
  for (const file of files) {
    const { isWhole } = await check(
      file,
      (record) => {
        if ('erased' in record) {
          putLater(found.erased, uuid(file, record.erased), time(file, record.at));
        } else if (files.length > 1 && 'id' in record) {
          putLater(found.newest, uuid(file, record.id), time(file, record.changed_at));
        } else if ('bundle' in record) {
          if (whose(found.head ?? record) !== whose(record)) {
            throw new Damaged(file, 'mixed');
          }
          found.head = later(found.head ?? {}, record);
        }
      },
      read,
    );
    if (!isWhole) {
      found.cut.push(file);
    }
  }
  return found;
}

function whose(head) {
  return `${head.campaign}/${head.organisation}`;
}

/** What the newest of the bundles says of itself. */
function later(one, other) {
  return (one.made_at ?? '') > (other.made_at ?? '') ? one : other;
}

function putLater(times, id, at) {
  const before = times.get(id);
  if (before === undefined || before < at) {
    times.set(id, at);
  }
}

function uuid(file, text) {
  const id = String(text).toLowerCase();
  if (!UUID.test(id)) {
    throw new Damaged(file, 'form');
  }
  return id;
}

/** A text that compares as the time does, to the nanosecond: the browser's own times end at milliseconds. */
function time(file, text) {
  const parts = TIME.exec(text ?? '1970-01-01T00:00:00Z');
  if (!parts) {
    throw new Damaged(file, 'form');
  }
  return parts[1] + (parts[2] ?? '').padEnd(9, '0');
}

async function write(file, key, found, rows, result, read) {
  const epochs = new Map();
  let campaign = '';
  for await (const records of recordsOf(file, read)) {
    const wanted = [];
    for (const record of records) {
      if ('bundle' in record) {
        campaign = String(record.campaign ?? '');
      } else if ('key' in record) {
        epochs.set(record.epoch, { recipient: record.recipient, key: await unwrap(record.key, key.secret) });
      } else if ('id' in record && isWanted(file, record, found)) {
        wanted.push({ record, epoch: epochs.get(record.epoch) });
      }
    }
    const people = await Promise.all(
      wanted.map(({ record, epoch }) => epoch && opened(file, epoch, campaign, record)),
    );
    wanted.forEach(({ record, epoch }, i) => {
      if (people[i]) {
        rows.add(people[i], record);
        result.people++;
      } else {
        result.unopened++;
        if (epoch && !epoch.key) {
          result.theirs.add(epoch.recipient);
        }
      }
    });
  }
}

async function opened(file, epoch, campaign, record) {
  try {
    return await open(epoch, campaign, record.epoch, uuid(file, record.id), record.sealed);
  } catch (problem) {
    throw problem instanceof Damaged ? problem : new Damaged(file, 'form'); // such as what is no base64
  }
}

function isWanted(file, record, { erased, newest }) {
  const id = uuid(file, record.id);
  const changed = time(file, record.changed_at);
  if (erased.has(id) && changed <= erased.get(id)) {
    return false;
  }
  if (newest.has(id)) {
    if (changed < newest.get(id)) {
      return false;
    }
    newest.set(id, NEVER_AGAIN); // the same record in a second file counts once
  }
  return true;
}
