// The module, seen from the page: calls, and what they leave in its memory, under names.
//
// `examples/browser/src/exports` is the other side. Numbers come in rows of so many; the names below are in their order.

const TOTALS = [
  'steps', 'objects', 'asked', 'fullest', 'refused', 'damaged', 'live', 'misuses', 'pagesTaken', 'pagesReturned',
  'runsTaken', 'runsReturned', 'held', 'peakHeld',
];
const CLASS = [
  'slotBytes', 'pageBytes', 'slotsPerPage', 'pages', 'full', 'partial', 'empty', 'live', 'allocations', 'frees', 'asked',
  'peakLive', 'held',
];
const PAGE = ['address', 'bytes', 'slotBytes', 'slots', 'taken'];
const PROPOSAL = [
  'held', 'asked', 'rounding', 'tail', 'partlyFilled', 'pagerRounding', 'basePage', 'classes', 'knee',
];

// What the page calls. A module without one of them is not ours.
const NEEDED = [
  'numbers_start', 'numbers_count', 'text_start', 'text_bytes', 'zones', 'workloads', 'start', 'step', 'free_all', 'trim',
  'totals', 'classes', 'pages', 'slots', 'seen', 'room', 'consider', 'tune', 'chart', 'predictions',
];

const rows = (names, numbers) =>
  Array.from({ length: Math.floor(numbers.length / names.length) }, (_, row) =>
    Object.fromEntries(names.map((name, at) => [name, numbers[row * names.length + at]])));

const fields = (text) => text.split('\n').filter((line) => line !== '').map((line) => line.split('\t'));

// Compiles the module of which these are the bytes, and makes sure that it is whole.
export async function compile(bytes) {
  const module = await WebAssembly.compile(bytes);
  const exported = WebAssembly.Module.exports(module).map(({ name }) => name);
  const missing = NEEDED.filter((name) => !exported.includes(name));
  if (missing.length > 0) throw new Error(`the module has no ${missing.join(', ')}`);
  return module;
}

// One instance of the module: a memory of its own, in which nothing has happened yet.
export class Stage {
  #exports;

  static async of(module) {
    const stage = new Stage();
    stage.#exports = (await WebAssembly.instantiate(module, {})).exports;
    return stage;
  }

  #call(name, ...values) {
    this.#exports[name](...values);
  }

  // Copies, as memory may move when it grows.
  #numbers() {
    const { memory, numbers_start, numbers_count } = this.#exports;
    return new Float64Array(memory.buffer, numbers_start(), numbers_count()).slice();
  }

  #text() {
    const { memory, text_start, text_bytes } = this.#exports;
    return new TextDecoder().decode(new Uint8Array(memory.buffer, text_start(), text_bytes()));
  }

  // What can be chosen.
  zones() {
    this.#call('zones');
    return fields(this.#text()).map(([basePage, list, name], index) => ({ index, basePage: Number(basePage), list, name }));
  }

  workloads() {
    this.#call('workloads');
    return fields(this.#text()).map(([name, description], index) => ({ index, name, description }));
  }

  // Puts a zone and a workload on the stage; returns the zone's declaration.
  start(zone, workload) {
    this.#call('start', zone, workload);
    return this.#text();
  }

  step(count) {
    this.#call('step', count);
  }

  freeAll() {
    this.#call('free_all');
  }

  trim() {
    this.#call('trim');
    return this.#numbers()[0];
  }

  totals() {
    this.#call('totals');
    return rows(TOTALS, this.#numbers())[0];
  }

  classes() {
    this.#call('classes');
    return rows(CLASS, this.#numbers());
  }

  // By class, then by address, so that a tile keeps its place while its page is there.
  pages() {
    this.#call('pages');
    return rows(PAGE, this.#numbers()).sort((a, b) => a.slotBytes - b.slotBytes || a.address - b.address);
  }

  // For each slot of a page, whether it is handed out.
  slots(address) {
    this.#call('slots', address);
    return Array.from(this.#numbers(), (taken) => taken === 1);
  }

  // What was alive in the fullest moment so far, for `consider`, of this instance or another.
  seen() {
    this.#call('seen');
    return this.#numbers();
  }

  // Takes what shall be tuned for.
  consider(seen) {
    const start = this.#exports.room(seen.length);
    new Float64Array(this.#exports.memory.buffer, start, seen.length).set(seen);
    this.#call('consider');
    const text = this.#text();
    if (text !== '') throw new Error(text);
  }

  // A proposal, or a problem in the tuner's words.
  tune({ basePage, classes, minObjects, threads, pointerBytes }) {
    this.#call('tune', basePage, classes, minObjects, threads, pointerBytes);
    const [numbers, text] = [this.#numbers(), this.#text()];
    if (numbers.length === 0) return { problem: text };
    const table = rows(['classes', 'held'], numbers.slice(PROPOSAL.length));
    return { ...rows(PROPOSAL, numbers)[0], block: text, table };
  }

  // The tuner's picture of the last proposal beside the classes of a zone, as SVG.
  chart(zone) {
    this.#call('chart', zone);
    return this.#text();
  }

  // Bytes that each zone would hold in the fullest moment.
  predictions(pointerBytes) {
    this.#call('predictions', pointerBytes);
    return Array.from(this.#numbers());
  }
}
