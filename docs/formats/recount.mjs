// Recounts a petition from its public log, and compares with the numbers that its site publishes.
//
//     node recount.mjs https://HOST/SLUG [--receipt FILE] [--key KEY]
//     node recount.mjs FOLDER [--receipt FILE] [--key KEY]          (a mirror of a log)
//
// Exit code: 0 all agrees, 1 something differs, 2 it could not be done. Without --key, the log's key is the one that the site names.
//
// Written from log.md, leaf.md and receipt.md and the specifications that they name, without a look at Undersigned's own programs:
// a second opinion is worth something only if it is no copy of the first. Node.js 18 or later, no packages.
// What a site answers is taken for hostile: it is bounded, and made harmless before it is shown.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'

const MEGABYTE = 1 << 20
const WIDTH = 256 // hashes in a full tile, leaves in a full bundle
const MOST_LEAVES = 1n << 30n // more than Europe has people; keeps all indexes exact in a Number
const MOST_SHOWN = 100

class Broken extends Error {} // the site said something wrong, and nothing more can be read after it
class Unable extends Error {} // neither right nor wrong: it can't be found out

const differences = []
const unanswered = []
const harmless = text => String(text).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, c => `\\u{${c.codePointAt(0).toString(16)}}`)
const say = text => console.log(harmless(text))
const differ = text => { if (differences.push(text) <= MOST_SHOWN) say(`DIFFERS  ${text.slice(0, 500)}`) }
const demand = (right, text) => { if (!right) throw new Broken(text) }
const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds))

// ---- Where files come from: read(path, limit) gives bytes, or null where there is nothing

class Site {
  constructor(address) {
    const url = new URL(address)
    this.slug = url.pathname.split('/').filter(part => part !== '').at(-1) ?? ''
    this.log = `${url.origin}/${this.slug}/log/`
    this.campaign = `${url.origin}/api/v1/campaigns/${this.slug}`
  }
  read(path, limit) { return this.get(this.log + path, limit) }
  readIntegrity() { return this.get(`${this.campaign}/integrity`, 16 * MEGABYTE) }
  async get(url, limit, attempt = 1) {
    try {
      const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(60_000) })
      if (response.ok) return await bounded(response.body, limit, url)
      await response.body?.cancel()
      if (response.status === 404) return null
      if (response.status < 400) throw new Unable(`${url} leads to ${response.headers.get('location')}: give that address`)
      throw new Error(`the answer is ${response.status}`)
    } catch (error) {
      if (error instanceof Broken || error instanceof Unable) throw error
      if (attempt === 3) throw new Unable(`${url}: ${error.cause?.message ?? error.message}`)
    }
    await pause(1000 * attempt)
    return this.get(url, limit, attempt + 1)
  }
}

class Folder {
  constructor(path) { this.path = path }
  async read(path, limit) {
    try {
      return await bounded(createReadStream(join(this.path, path)), limit, path)
    } catch (error) {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
      throw error.code === undefined ? error : new Unable(error.message)
    }
  }
  readIntegrity() { return this.read('integrity.json', 16 * MEGABYTE) }
}

async function bounded(stream, limit, name) {
  const chunks = []
  let length = 0
  for await (const chunk of stream ?? []) {
    demand((length += chunk.length) <= limit, `${name} is longer than ${limit} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

class Reader {
  at = 0
  constructor(bytes) { this.bytes = bytes }
  take(length) {
    demand(this.at + length <= this.bytes.length, 'ends too early')
    return this.bytes.subarray(this.at, this.at += length)
  }
  number(length) { return this.take(length).reduce((number, byte) => number * 256n + BigInt(byte), 0n) }
  word(length, shape) {
    const word = this.take(length).toString('latin1')
    demand(shape.test(word), `has "${word}" for ${shape.source}`)
    return word
  }
  end() { demand(this.at === this.bytes.length, 'has bytes after its end') }
}

function utf8(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Broken('has text that is not UTF-8')
  }
}

function base64(text, length) {
  const bytes = Buffer.from(String(text), 'base64')
  demand(bytes.toString('base64') === text && (length ?? bytes.length) === bytes.length, `"${text}" is not the base64 that it should be`)
  return bytes
}

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value)
const own = (object, key) => isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined

/** Whole numbers of 16 digits and more become strings `#DIGITS`: as a Number they would be rounded. */
function parseJson(bytes, name) {
  const exact = /"(?:[^"\\]|\\.)*"|(?<![\w.+-])\d{16,19}(?![\w.+-])/g
  try {
    const value = JSON.parse(utf8(bytes).replace(exact, part => part.startsWith('"') ? part : `"#${part}"`))
    if (isObject(value)) return value
  } catch { /* said below */ }
  throw new Broken(`${name} is not a JSON object`)
}

/** A BigInt, or null for what is no count. */
function whole(value) {
  if (typeof value === 'string' && /^#\d+$/.test(value)) return BigInt(value.slice(1))
  return Number.isSafeInteger(value) && value >= 0 ? BigInt(value) : null
}

// ---- Merkle trees (RFC 6962, section 2.1) and tiles (tlog-tiles)

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
const leafHash = leaf => sha256(Buffer.of(0), leaf)
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right)

/** The roots of the largest complete subtrees over these hashes, left to right. */
function peaks(hashes) {
  const stack = []
  for (const hash of hashes) {
    let node = { hash, width: 1 }
    while (stack.at(-1)?.width === node.width) node = { hash: nodeHash(stack.pop().hash, node.hash), width: 2 * node.width }
    stack.push(node)
  }
  return stack.map(node => node.hash)
}

/** A growing tree, of which each level's last tile is kept while it is not full. */
class Tree {
  last = []
  /** Returns the tiles that this hash fills. */
  append(hash, level = 0) {
    const tile = this.last[level] ??= { level, number: 0, hashes: [] }
    if (tile.hashes.push(hash) < WIDTH) return []
    this.last[level] = { level, number: tile.number + 1, hashes: [] }
    return [tile, ...this.append(peaks(tile.hashes)[0], level + 1)]
  }
  root() {
    const all = this.last.map(tile => peaks(tile.hashes)).reverse().flat()
    return all.length === 0 ? sha256() : all.reduceRight((right, left) => nodeHash(left, right))
  }
}

/** The root to which a proof of inclusion leads (section 2.1.1), or null when it has too few or too many hashes. */
function rootOfProof(hash, index, size, proof) {
  if (size === 1 || proof.length === 0) return size === 1 && proof.length === 0 ? hash : null
  let left = 1
  while (2 * left < size) left *= 2
  const [sibling, rest] = [proof.at(-1), proof.slice(0, -1)]
  const below = index < left ? rootOfProof(hash, index, left, rest) : rootOfProof(hash, index - left, size - left, rest)
  return below && (index < left ? nodeHash(below, sibling) : nodeHash(sibling, below))
}

function tilePath(kind, number, width) {
  const groups = [String(number % 1000).padStart(3, '0')]
  for (let rest = Math.floor(number / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`)
  }
  return `tile/${kind}/${groups.join('/')}${width < WIDTH ? `.p/${width}` : ''}`
}

/** A partial tile may be gone as soon as the full one is there, which begins with the same bytes. */
async function readTile(source, kind, number, width, limit) {
  for (const actual of width < WIDTH ? [width, WIDTH] : [WIDTH]) {
    const bytes = await source.read(tilePath(kind, number, actual), limit)
    if (bytes !== null) return { bytes, actual }
  }
  throw new Broken(`${tilePath(kind, number, width)} is missing`)
}

async function checkTile(source, { level, number, hashes }) {
  if (hashes.length === 0) return
  const { bytes, actual } = await readTile(source, level, number, hashes.length, 32 * WIDTH)
  const fits = bytes.length === 32 * actual && bytes.subarray(0, 32 * hashes.length).equals(Buffer.concat(hashes))
  if (!fits) differ(`${tilePath(level, number, actual)} does not hold the hashes of the leaves`)
}

async function readBundle(source, number, width) {
  const { bytes, actual } = await readTile(source, 'entries', number, width, 4 * MEGABYTE)
  try {
    const reader = new Reader(bytes)
    const leaves = Array.from({ length: actual }, () => reader.take(Number(reader.number(2))))
    reader.end()
    return leaves.slice(0, width)
  } catch (error) {
    throw new Broken(`${tilePath('entries', number, actual)} ${error.message}`)
  }
}

/** The first `size` leaves, a bundle at a time; a few bundles are on their way meanwhile. */
async function* bundles(source, size) {
  const coming = []
  for (let next = 0; next * WIDTH < size || coming.length > 0;) {
    for (; next * WIDTH < size && coming.length < 6; next++) {
      const bundle = readBundle(source, next, Math.min(WIDTH, size - next * WIDTH))
      bundle.catch(() => {}) // it is thrown when its turn comes
      coming.push(bundle)
    }
    yield await coming.shift()
  }
}

// ---- Signatures (signed-note, tlog-checkpoint, tlog-cosignature)

function parseKey(text) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text) ?? []
  demand(encoded !== undefined, `"${text}" is not a verifier key`)
  const bytes = base64(encoded)
  demand(sha256(`${name}\n`, bytes).toString('hex', 0, 4) === id, `the id in the key ${text} is not that of its bytes`)
  return { text, name, id, type: bytes[0], raw: bytes.subarray(1) }
}

function parseCheckpoint(note) {
  const end = note.lastIndexOf('\n\n')
  demand(end >= 0 && note.endsWith('\n') && !/[\0-\x09\x0b-\x1f]/.test(note), 'the checkpoint is not a signed note')
  const [origin, size, root, ...more] = note.slice(0, end).split('\n')
  demand(origin !== '' && /^(0|[1-9]\d{0,18})$/.test(size) && more.length === 0, 'the checkpoint is not of three lines: origin, size, root')
  if (BigInt(size) > MOST_LEAVES) throw new Unable(`a log of ${size} leaves is too large for this program`)
  const signatures = note.slice(end + 2, -1).split('\n').map(line => {
    const [, name, encoded] = /^\u2014 ([^\s+]+) (\S+)$/u.exec(line) ?? []
    demand(encoded !== undefined, `"${line}" in the checkpoint is no signature`)
    const bytes = base64(encoded)
    return { name, id: bytes.toString('hex', 0, 4), bytes: bytes.subarray(4) }
  })
  return { body: note.slice(0, end + 1), origin, size: Number(size), root: base64(root, 32), signatures }
}

/** How many signatures or cosignatures of this key the checkpoint has; a false one breaks it. */
function signaturesOf(key, { body, size, signatures }) {
  const found = signatures.filter(({ name, id }) => name === key.name && id === key.id)
  for (const { bytes } of found) {
    const time = key.type === 4 && bytes.length === 72 ? bytes.readBigUInt64BE() : null
    const message = time === null ? body : `cosignature/v1\ntime ${time}\n${body}`
    const signature = time === null ? bytes : bytes.subarray(8)
    demand(key.raw.length === 32 && signature.length === 64, `${key.name} has a key or signature of a wrong length`)
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.raw]) // RFC 8410, section 4
    const valid = verify(null, Buffer.from(message), createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature)
    demand(valid, `the signature of ${key.name} under size ${size} is false`)
  }
  return found.length
}

/** `keys`: the log's, or null, and those of its witnesses. */
function checkSigned(what, checkpoint, keys) {
  const cosigned = keys.witnesses.filter(witness => signaturesOf(witness, checkpoint) > 0).length
  say(`${what}: ${checkpoint.size} leaves, root ${checkpoint.root.toString('base64')}`)
  say(`${what}: ${cosigned} of the ${keys.witnesses.length} witnesses that are asked have cosigned`)
  if (keys.log === null) return cosigned
  if (checkpoint.origin !== keys.log.name) differ(`${what}: origin is ${checkpoint.origin}, the key's name ${keys.log.name}`)
  if (keys.log.type !== 1 || signaturesOf(keys.log, checkpoint) !== 1) differ(`${what}: has not one signature of the log's key`)
  return cosigned
}

// ---- Leaves, and what they count (leaf.md)

const KINDS = [undefined, 'signed', 'withdrawn', 'invalidated', 'reinstated', 'declared', 'corrected']
const THEN = { // by kind: what becomes of a signed leaf in this state
  corrected: { counted: 'counted', invalidated: 'invalidated' },
  invalidated: { counted: 'invalidated' },
  reinstated: { invalidated: 'counted' },
  withdrawn: { counted: 'withdrawn', invalidated: 'withdrawn' },
}
const NAMES = ['confirmed', 'withdrawn', 'invalidated', 'reinstated', 'declared', 'declared_batches', 'invalidated_by_reason',
  'by_country', 'by_language', 'by_organisation', 'by_day']

const LAST_DAY = 2_932_896 // 9999-12-31

function dayOf(days) {
  demand(days <= LAST_DAY, 'lies beyond the year 9999')
  return new Date(days * 86_400_000).toISOString().slice(0, 10)
}

function parseLeaf(bytes) {
  const reader = new Reader(bytes)
  demand(reader.number(1) === 1n, 'has an unknown version')
  const kind = KINDS[Number(reader.number(1))]
  const leaf = { kind, day: dayOf(Math.floor(Number(reader.number(4)) / 24)) }
  demand(kind !== undefined, 'has an unknown kind')
  if (kind === 'signed') {
    leaf.country = reader.word(2, /^[A-Z]{2}$/)
    demand([1n, 2n, 3n].includes(reader.number(1)), 'has an unknown channel')
    leaf.language = reader.word(2, /^[a-z]{2}$/)
    reader.take(32) // the version of the text
    leaf.organisation = reader.word(Number(reader.number(1)), /^[a-z0-9-]*$/)
    leaf.commitment = reader.take(32)
  } else if (kind === 'declared') {
    leaf.date = dayOf(Number(reader.number(4)))
    leaf.count = reader.number(8)
    leaf.source = utf8(reader.take(Number(reader.number(2))))
    demand(leaf.source !== '' && leaf.count < 1n << 63n, 'has no source or too high a count')
  } else {
    leaf.index = reader.number(8)
    if (kind === 'invalidated') leaf.reason = reader.word(Number(reader.number(1)), /^[a-z-]+$/)
    if (kind === 'corrected') leaf.country = reader.word(2, /^[A-Z]{2}$/)
  }
  reader.end()
  return leaf
}

class Recount {
  size = 0
  signed = [] // by index; millions of leaves are in few groups, whose object they share
  groups = new Map()
  batches = new Map()
  reinstated = 0n
  changes = [] // by index / 65536: the lines of changes/<M>

  read(bytes) {
    const at = this.size++
    try {
      const leaf = parseLeaf(bytes)
      if (leaf.kind === 'signed') this.put(at, { ...leaf, state: 'counted' })
      else if (leaf.kind === 'declared') this.batches.set(`${leaf.date} ${leaf.source}`, leaf.count)
      else this.change(at, leaf)
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      differ(`leaf ${at} ${error.message}`)
    }
  }
  change(at, { kind, index, country, reason }) {
    const before = index < BigInt(at) ? this.signed[Number(index)] : undefined
    demand(before !== undefined, `is about ${index}, which is no signed leaf before it`)
    const state = THEN[kind][before.state]
    demand(state !== undefined, `says of ${index}, which is ${before.state}: ${kind}`)
    const part = this.changes[Number(index >> 16n)] ??= []
    part.push(`${index} ${kind} ${at}`)
    this.put(Number(index), { ...before, state, country: country ?? before.country, reason: reason ?? before.reason })
    if (kind === 'reinstated') this.reinstated++
  }
  put(index, { state, country, language, organisation, day, reason = '' }) {
    const group = { state, country, language, organisation, day, reason, leaves: 0n }
    const key = [state, country, language, organisation, day, reason].join(' ')
    if (!this.groups.has(key)) this.groups.set(key, group)
    if (this.signed[index] !== undefined) this.signed[index].leaves--
    this.signed[index] = this.groups.get(key)
    this.signed[index].leaves++
  }
  /** The published names, those of maps with their keys, and the numbers: `by_country BE` -> 2n. */
  numbers() {
    const numbers = new Map([['confirmed', 0n], ['withdrawn', 0n], ['invalidated', 0n], ['reinstated', this.reinstated], ['declared', 0n]])
    const add = (name, count) => { if (count > 0n) numbers.set(name, (numbers.get(name) ?? 0n) + count) }
    for (const { state, country, language, organisation, day, reason, leaves } of this.groups.values()) {
      add(state === 'counted' ? 'confirmed' : state, leaves)
      if (state === 'invalidated') add(`invalidated_by_reason ${reason}`, leaves)
      if (state !== 'counted') continue
      for (const name of [`country ${country}`, `language ${language}`, `day ${day}`]) add(`by_${name}`, leaves)
      if (organisation !== '') add(`by_organisation ${organisation}`, leaves)
    }
    for (const [batch, count] of this.batches) for (const name of ['declared', `declared_batches ${batch}`]) add(name, count)
    return numbers
  }
}

// ---- Comparing with what is published (log.md)

/** The published numbers in the shape of `Recount.numbers()`; what is no number becomes null. */
function flatten(document, names) {
  const numbers = new Map()
  for (const name of names) {
    const value = own(document, name)
    const parts = Array.isArray(value)
      ? value.map(batch => [`${name} ${own(batch, 'date')} ${own(batch, 'source')}`, own(batch, 'count')])
      : isObject(value) ? Object.entries(value).map(([key, count]) => [`${name} ${key}`, count]) : [[name, value]]
    for (const [key, count] of parts) numbers.set(key, whole(count))
  }
  return numbers
}

/** `isLoose`: leaves wait, so a number that is another is neither right nor wrong: how many wait is only what the site says. */
function compareNumbers(where, document, names, counted, isLoose) {
  const published = flatten(document, names)
  for (const key of new Set([...published.keys(), ...counted.keys()])) {
    const name = key.split(' ')[0]
    if (!names.includes(name)) continue
    const [claim, count] = [published.has(key) ? published.get(key) : 0n, counted.get(key) ?? 0n]
    const difference = `${where}, ${key}: published ${claim ?? 'no number'}, counted ${count}`
    if (claim === null || (claim !== count && !isLoose)) differ(difference)
    else if (claim !== count) unanswered.push(`${difference}, and leaves wait or have come since: look again`)
  }
}

async function checkChanges(source, { size, changes }) {
  for (let part = 0; part * 65536 < size; part++) {
    const expected = (changes[part] ?? []).join('\n')
    for (let attempt = 1; attempt <= 2; attempt++) {
      const bytes = await source.read(`changes/${part}`, 64 * MEGABYTE)
      const lines = bytes === null ? [''] : utf8(bytes).split('\n')
      const known = lines.slice(0, -1).filter(line => !(Number(line.split(' ')[2]) >= size)) // the log may have grown
      if (lines.at(-1) === '' && known.join('\n') === expected) break
      if (attempt === 2) differ(`changes/${part} is not the list of the changes that are in the leaves`)
      else if (source instanceof Site) await pause(11_000) // it may be kept for ten seconds
    }
  }
}

/** Site or mirror: its numbers, and the log's head that belongs to them. */
async function readIntegrity(source) {
  const bytes = await source.readIntegrity()
  if (bytes === null) return null
  const document = parseJson(bytes, 'integrity')
  const log = own(document, 'log')
  const [size, waiting, before] = ['size', 'waiting', 'withdrawn_before'].map(name => whole(own(log, name)))
  demand(size !== null && waiting !== null && before !== null, 'integrity: size, waiting or withdrawn_before is missing')
  return { document, log, size, waiting, before, checkpoint: parseCheckpoint(String(own(log, 'checkpoint'))) }
}

function checkIntegrity({ document, log, size, checkpoint }, source, keys) {
  const signed = { size: BigInt(checkpoint.size), root: checkpoint.root.toString('base64'), origin: checkpoint.origin }
  const claimed = { size, root: own(log, 'root'), origin: own(log, 'origin') }
  for (const [name, right] of Object.entries(signed)) {
    if (claimed[name] !== right) differ(`integrity, ${name}: published ${claimed[name]}, its checkpoint says ${right}`)
  }
  const campaign = own(document, 'campaign')
  if (campaign !== (source.slug ?? campaign)) differ(`integrity is about ${campaign}`)
  const cosigned = checkSigned("integrity's checkpoint", checkpoint, keys)
  if (cosigned + keys.unknown < own(log, 'quorum')) differ('too few witnesses have cosigned the checkpoint')
}

async function compareAll(source, integrity, counted, started) {
  if (integrity === null) return unanswered.push('there are no published numbers (integrity)')
  const { document, size, waiting, before } = integrity
  const expected = new Map(counted).set('withdrawn', counted.get('withdrawn') + before)
  const isComplete = own(own(document, 'log'), 'complete') === true
  if (!isComplete) return unanswered.push('signatures from before the log still get their leaves (complete)')
  if (waiting > 0n) say(`${waiting} leaves are said to wait, at every look`)
  compareNumbers('integrity', document, NAMES, expected, waiting > 0n)
  if (!(source instanceof Site)) return
  await pause(started + 3000 - Date.now()) // the campaign's numbers are those of a moment before
  const campaign = await source.get(source.campaign, 16 * MEGABYTE)
  const later = await readIntegrity(source)
  demand(campaign !== null && later !== null && later.size >= size, 'the numbers of the campaign are gone, or its log became shorter')
  const parsed = parseJson(campaign, 'campaign')
  compareNumbers('campaign', parsed, NAMES.filter(name => Object.hasOwn(parsed, name)), expected, later.size + later.waiting > size)
}

// ---- Receipts (receipt.md, tlog-proof)

function parseReceipt(text) {
  const outer = /^c2sp\.org\/tlog-proof@v1\nextra (\S+)\nindex (0|[1-9]\d{0,18})\n((?:\S+\n)*)\n([^]+)$/
  const inner = /^undersigned receipt v1\n(campaign (\S+)\nsignature \S+\nlink [0-9a-f]{64}\nconfirmed \d+\n)salt (\S+)\nleaf (\S+)\n$/
  const [, extra, index, proof, note] = outer.exec(text) ?? []
  const [, record, campaign, salt, leaf] = inner.exec(extra === undefined ? '' : base64(extra).toString('latin1')) ?? []
  demand(leaf !== undefined, 'the receipt is not one')
  const checkpoint = parseCheckpoint(note)
  demand(BigInt(index) < checkpoint.size, "the receipt's leaf is outside of its tree")
  const hashes = proof.split('\n').slice(0, -1).map(line => base64(line, 32))
  return { campaign, record, salt: base64(salt, 32), leaf: base64(leaf), index: Number(index), hashes, checkpoint }
}

async function readReceipt(file, keys, slug) {
  const bytes = await new Folder('').read(file, MEGABYTE)
  if (bytes === null) throw new Unable(`there is no file ${file}`)
  const receipt = parseReceipt(utf8(bytes))
  const { campaign, record, salt, leaf, index, hashes, checkpoint } = receipt
  const { kind, commitment } = parseLeaf(leaf)
  if (campaign !== (slug ?? campaign)) differ(`the receipt is of the petition ${campaign}`)
  const fits = kind === 'signed' && sha256('undersigned leaf v1\n', salt, record).equals(commitment)
  if (!fits) differ("the receipt's leaf does not fit its record")
  const root = rootOfProof(leafHash(leaf), index, checkpoint.size, hashes)
  if (!root?.equals(checkpoint.root)) differ("the receipt's proof does not lead to its root")
  checkSigned("the receipt's checkpoint", checkpoint, keys)
  return receipt
}

function tellReceipt({ index }, { signed, changes }) {
  if (signed[index] === undefined) return differ(`the receipt's leaf ${index} is not a signed leaf of the log`)
  const { state, country, language, day } = signed[index]
  say(`receipt: leaf ${index}, signed on ${day}, language ${language}, country ${country}, is ${state}`)
  for (const line of changes[index >> 16] ?? []) {
    const [about, kind, at] = line.split(' ')
    if (about === String(index)) say(`receipt: ${kind} by leaf ${at}`)
  }
}

// ---- All of it

function parseArguments(args) {
  const options = { '--receipt': undefined, '--key': undefined }
  const places = []
  for (let i = 0; i < args.length; i++) {
    if (Object.hasOwn(options, args[i]) && i + 1 < args.length) options[args[i]] = args[++i]
    else places.push(args[i])
  }
  const isRight = places.length === 1 && !places[0].startsWith('-')
  if (!isRight) throw new Unable('usage: node recount.mjs URL-OR-FOLDER [--receipt FILE] [--key KEY]')
  return { place: places[0], receiptFile: options['--receipt'], givenKey: options['--key'] }
}

function chooseKeys(givenKey, integrity) {
  const named = integrity === null ? undefined : String(own(integrity.log, 'key'))
  if (givenKey !== undefined && named !== undefined && givenKey !== named) differ(`the site names another key: ${named}`)
  const text = givenKey ?? named
  if (text === undefined) unanswered.push('no signature was checked: the key of the log is not known (--key)')
  else say(`key: ${text}${givenKey === undefined ? ' (so the site says: compare it with what others were told)' : ''}`)
  if (text !== undefined) say(`its fingerprint: ${sha256(text).toString('hex', 0, 16).match(/.{4}/g).join(' ')}`)
  const list = integrity === null ? [] : own(integrity.log, 'witnesses')
  const witnesses = (Array.isArray(list) ? list : []).slice(0, 100).map(witness => parseKey(String(own(witness, 'key'))))
  const known = witnesses.filter(({ type }) => type === 4)
  if (known.length < witnesses.length) unanswered.push('some witnesses sign in a way that this program does not know')
  return { log: text === undefined ? null : parseKey(text), witnesses: known, unknown: witnesses.length - known.length }
}

/** Reads, checks and counts; the heads are told their root and numbers as the log passes their size. */
async function readLog(source, heads, seeLeaf) {
  const [tree, recount] = [new Tree(), new Recount()]
  const pass = () => {
    for (const head of heads) if (head.size === recount.size) Object.assign(head, { counted: tree.root(), numbers: recount.numbers() })
  }
  pass()
  for await (const leaves of bundles(source, Math.max(...heads.map(({ size }) => size)))) {
    const full = []
    for (const leaf of leaves) {
      seeLeaf(recount.size, leaf)
      full.push(...tree.append(leafHash(leaf)))
      recount.read(leaf)
      pass()
    }
    for (const tile of full) await checkTile(source, tile)
  }
  for (const tile of tree.last) await checkTile(source, tile)
  return recount
}

async function main() {
  const { place, receiptFile, givenKey } = parseArguments(process.argv.slice(2))
  const source = /^https?:\/\//.test(place) ? new Site(place) : new Folder(place)
  let started, integrity
  for (let looks = 0; looks === 0 || (integrity?.waiting > 0n && source instanceof Site && looks < 5); looks++) {
    if (looks > 0) await pause(1500) // leaves are published every second, unless the site has chosen otherwise
    started = Date.now()
    integrity = await readIntegrity(source)
  }
  const keys = chooseKeys(givenKey, integrity)
  const bytes = await source.read('checkpoint', MEGABYTE)
  if (bytes === null) throw new Unable('there is no checkpoint: no log, or one without a leaf')
  const newest = parseCheckpoint(utf8(bytes))
  checkSigned('the checkpoint', newest, keys)

  // Roots of one tree at several sizes are consistent with each other, so no consistency proof is needed.
  const heads = [{ what: 'the checkpoint', ...newest }]
  if (integrity !== null) {
    checkIntegrity(integrity, source, keys)
    heads.push({ what: "integrity's checkpoint", ...integrity.checkpoint })
  }
  const receipt = receiptFile === undefined ? null : await readReceipt(receiptFile, keys, source.slug)
  if (receipt !== null && receipt.checkpoint.size > newest.size) differ('the log is shorter than when the receipt was made')
  else if (receipt !== null) heads.push({ what: "the receipt's checkpoint", ...receipt.checkpoint })

  const recount = await readLog(source, heads, (index, leaf) => {
    if (index === receipt?.index && !leaf.equals(receipt.leaf)) differ(`the receipt's leaf is not leaf ${index} of the log`)
  })
  for (const { what, size, root, counted } of heads) {
    const [claim, computed] = [root.toString('base64'), counted.toString('base64')]
    if (claim !== computed) differ(`${what}: root of ${size} leaves is ${claim}, the leaves give ${computed}`)
  }
  const { numbers } = heads[integrity === null ? 0 : 1]
  for (const [name, count] of [...numbers].sort()) say(`${name}: ${count}`)
  await checkChanges(source, recount)
  await compareAll(source, integrity, numbers, started)
  if (receipt !== null) tellReceipt(receipt, recount)
}

try {
  await main()
} catch (error) {
  if (error instanceof Broken) differ(error.message)
  else if (error instanceof Unable) unanswered.push(error.message)
  else throw error
}
for (const text of unanswered.slice(0, MOST_SHOWN)) say(`NOT DONE ${text.slice(0, 500)}`)
if (differences.length > MOST_SHOWN) say(`and ${differences.length - MOST_SHOWN} differences more`)
const verdict = differences.length === 1 ? '1 difference' : `${differences.length} differences`
say(differences.length > 0 ? verdict : unanswered.length > 0 ? 'not all could be checked' : 'all agrees')
process.exitCode = differences.length > 0 ? 1 : unanswered.length > 0 ? 2 : 0
