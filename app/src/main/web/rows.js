// What people are written to: the same bytes as Rows.java writes.
const COLUMNS = ['id', 'name', 'email', 'country', 'language', 'updates', 'confirmed_at', 'text'];
/** As many characters are handed over to the browser at once, which keeps them outside the script's memory. */
const PORTION = 1 << 20;

/** Collects the rows of one file; `format` is "csv" or "jsonl". */
export class Rows {
  #format;
  #portions = [];
  #text = '';

  constructor(format) {
    this.#format = FORMATS[format];
    this.#text = this.#format.head;
  }

  add(person, record) {
    const cells = COLUMNS.map((column) => cell(record[column]));
    cells[1] = person.name;
    cells[2] = person.email;
    this.#text += this.#format.row(cells);
    if (this.#text.length > PORTION) {
      this.#handOver();
    }
  }

  #handOver() {
    this.#portions.push(new Blob([this.#text]));
    this.#text = '';
  }

  file() {
    this.#handOver();
    return new Blob(this.#portions, { type: this.#format.type });
  }
}

function cell(value) {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

const FORMATS = {
  // With a byte order mark, without which spreadsheets guess wrongly.
  csv: {
    type: 'text/csv',
    head: `\uFEFF${COLUMNS.join(',')}\r\n`,
    row: (cells) => `${cells.map((one) => quoted(guarded(one))).join(',')}\r\n`,
  },
  jsonl: {
    type: 'application/x-ndjson',
    head: '',
    row: (cells) => `${json(Object.fromEntries(COLUMNS.map((column, i) => [column, cells[i]])))}\n`,
  },
};

/** A spreadsheet takes a cell that begins so for a formula, and would run it. */
function guarded(text) {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** As Commons CSV does by RFC 4180: also where the first character is low, or the last one a space. */
function quoted(text) {
  return /^[\0-#]|[\n\r",]|[\0- ]$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Java writes control characters in capitals. */
function json(value) {
  return JSON.stringify(value).replace(/(?<!\\)((?:\\\\)*)\\u00([0-9a-f]{2})/g, (_, before, hex) => `${before}\\u00${hex.toUpperCase()}`);
}
