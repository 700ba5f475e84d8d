// The page: what is chosen, the loop that runs the workload, and what is written where.

import { Stage, compile } from './module.js';
import { colours, drawLines, drawMap, drawSlots, legend } from './draw.js';
import { Tuning } from './tuning.js';
import { bytes, count, element, kib, percent } from './words.js';

// Steps of the workload in a frame.
const SPEEDS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 20_000];
// Numbers that change faster than this cannot be read.
const WRITE_EVERY = 120;
const TUNE_EVERY = 1500;
const HISTORY = 400;
const LARGEST_TILE = { narrow: 18, wide: 24 };

let module;
let stage;
let zone;
let tuning;
let running = false;
let palette = colours();
let tiles = [];
let side;
let chosen = null;
let history = [];
let [written, tuned, tunedFor] = [0, 0, 0];

const controls = {
  basePage: element('base-page'), list: element('list'), workload: element('workload'), speed: element('speed'),
};
const steps = () => SPEEDS[Number(controls.speed.value)];

function problem(error) {
  console.error(error);
  running = false;
  element('problem').textContent = `Something is wrong: ${error.message}. Load the page again; if that does not help, the files of
    its folder do not belong together.`;
  element('problem').hidden = false;
  element('loading').hidden = true;
}

// Runs what is given, and shows what it throws.
function guarded(what) {
  return async (...values) => {
    try {
      await what(...values);
    } catch (error) {
      problem(error);
    }
  };
}

const options = (select, entries) =>
  select.replaceChildren(...entries.map(([value, text]) => new Option(text, value)));

// What is chosen stands in the address, so that it can be kept and sent.
function readAddress() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  for (const [name, control] of Object.entries(controls)) {
    const value = wanted.get(name);
    if (value === null) continue;
    const before = control.value;
    control.value = value;
    if (control.value !== value) control.value = before;
  }
}

function writeAddress() {
  const chosen = Object.entries(controls).map(([name, control]) => [name, control.value]);
  globalThis.history.replaceState(null, '', `#${new URLSearchParams(chosen)}`);
}

// A fresh memory with the zone and the workload that are chosen.
async function restart() {
  stage = await Stage.of(module);
  const [basePage, list] = [Number(controls.basePage.value), controls.list.value];
  zone = stage.zones().find((each) => each.basePage === basePage && each.list === list);
  const workload = stage.workloads()[Number(controls.workload.value)];
  element('declaration').textContent = stage.start(zone.index, workload.index);
  element('description').textContent = workload.description;
  [tiles, side, chosen, history, tunedFor] = [[], undefined, null, [], 0];
  element('map').style.height = '';
  tuning.forget();
  writeAddress();
  show(true);
}

// What the module says now. The map is drawn each time, words now and then.
function show(all) {
  const totals = stage.totals();
  history.push([totals.asked, totals.held]);
  if (history.length > HISTORY) history.shift();
  const pages = stage.pages();
  const largest = side ?? (element('map').clientWidth < 600 ? LARGEST_TILE.narrow : LARGEST_TILE.wide);
  chosen ??= first(pages);
  ({ tiles, side } = drawMap(element('map'), pages, { basePage: zone.basePage, largest, chosen, palette }));
  const now = performance.now();
  if (all || now - written >= WRITE_EVERY) {
    written = now;
    write(totals, pages);
  }
  if (totals.fullest > 0 && totals.fullest !== tunedFor && (all || now - tuned >= TUNE_EVERY)) {
    [tuned, tunedFor] = [now, totals.fullest];
    tuning.show(stage.seen(), zone);
  }
}

function write(totals, pages) {
  const classes = stage.classes();
  const sum = (name) => classes.reduce((sum, each) => sum + each[name], 0);
  const waste = totals.held - totals.asked;
  const share = totals.asked > 0 ? `, ${percent(waste / totals.asked)}` : '';
  writeTotals([
    ['objects', 'Objects alive', [totals.objects]],
    ['asked', 'Asked for', [totals.asked], bytes(totals.asked)],
    ['held', 'Held in pages', [totals.held], bytes(totals.held)],
    ['waste', 'Waste', [waste], bytes(waste) + share],
    ['peak-held', 'Held at most', [totals.peakHeld], bytes(totals.peakHeld)],
    ['allocations', 'Allocations in classes', [sum('allocations')]],
    ['frees', 'Frees in classes', [sum('frees')]],
    ['pages', 'Full, partly, empty', [sum('full'), sum('partial'), sum('empty')]],
    ['traffic', 'Taken, given back', [totals.pagesTaken, totals.pagesReturned]],
    ['runs', 'Blocks from the pager', [totals.runsTaken - totals.runsReturned]],
    ['steps', 'Steps', [totals.steps]],
    ['wrong', 'Refused, damaged, misused', [totals.refused, totals.damaged, totals.misuses]],
  ]);
  writeClasses(classes);
  writePage(pages);
  const most = Math.max(1024, ...history.map(([, held]) => held)) * 1.05;
  const line = (at, colour) => ({
    colour, points: history.map((entry, index) => [index / (Math.max(history.length, HISTORY / 4) - 1), entry[at]]),
  });
  drawLines(element('history'), [line(1, palette.held), line(0, palette.asked)], { most, unit: kib, palette });
  element('map').setAttribute('aria-label', `Map of ${count(pages.length)} pages: ${count(sum('full'))} full,
    ${count(sum('partial'))} partly in use, ${count(sum('empty'))} empty`);
}

// A title and a text for each; numbers are written with their digits grouped, and stand as they are in the element's data.
function writeTotals(entries) {
  const list = element('totals');
  if (list.children.length === 0) {
    for (const [name, title] of entries) {
      const [term, value] = [document.createElement('dt'), document.createElement('dd')];
      term.textContent = title;
      value.id = `total-${name}`;
      term.className = value.className = name;
      list.append(term, value);
    }
  }
  for (const [name, , values, text = values.map(count).join(', ')] of entries) {
    const value = element(`total-${name}`);
    value.textContent = text;
    value.dataset.values = values.join(' ');
  }
}

// A row for each class that was used.
function writeClasses(classes) {
  const used = classes.filter((each) => each.allocations > 0);
  const body = element('classes').tBodies[0];
  while (body.rows.length > used.length) body.deleteRow(-1);
  while (body.rows.length < used.length) body.append(classRow());
  used.forEach((each, at) => {
    const row = body.rows[at];
    const slots = each.pages * each.slotsPerPage;
    const { slotBytes, pageBytes, pages, full, partial, empty, live, allocations, frees, asked, held } = each;
    const values = { slotBytes, pageBytes, pages, full, partial, empty, live, slots, allocations, frees, asked, held };
    Object.assign(row.dataset, values);
    row.className = pages === 0 ? 'unused' : '';
    const texts = { ...values, slotBytes: bytes(slotBytes), pageBytes: kib(pageBytes), asked: bytes(asked), held: bytes(held) };
    Object.entries(texts).forEach(([name, value], cell) => {
      if (name !== 'slots') row.cells[cell].textContent = typeof value === 'number' ? count(value) : value;
    });
    const [meter, text] = row.cells[7].children;
    meter.value = slots > 0 ? live / slots : 0;
    meter.setAttribute('aria-label', `Slots in use of class ${slotBytes}`);
    text.textContent = slots > 0 ? percent(live / slots) : '';
  });
  const others = classes.filter((each) => each.allocations === 0).map(({ slotBytes }) => count(slotBytes));
  element('unused').textContent = others.length > 0 ? `Not used yet: ${others.join(', ')}.` : '';
}

function classRow() {
  const row = document.createElement('tr');
  const head = document.createElement('th');
  head.scope = 'row';
  row.append(head);
  for (let cell = 0; cell < 11; cell++) row.insertCell();
  row.cells[7].append(document.createElement('meter'), document.createElement('span'));
  return row;
}

// The page that is chosen, and its slots.
function writePage(pages) {
  const canvas = element('slots');
  const page = pages.find(({ address }) => address === chosen);
  canvas.hidden = page === undefined;
  if (page === undefined) {
    element('page-text').textContent = chosen === null ? 'No page is chosen.' : 'The page went back to the pager.';
    return;
  }
  element('page-text').textContent = `Page at 0x${page.address.toString(16)}: ${kib(page.bytes)}, class ${page.slotBytes} B, \
${count(page.taken)} of ${count(page.slots)} slots handed out.`;
  drawSlots(canvas, stage.slots(page.address), palette);
}

// What is chosen unless somebody chooses: something shall be seen.
const first = (pages) => pages.find(({ taken }) => taken > 0)?.address ?? null;

function choose(page) {
  chosen = page?.address ?? null;
  show(true);
}

// The tile at a place, or the next one in a direction.
const tileAt = (x, y) =>
  tiles.find((each) => x >= each.x && x < each.x + each.width && y >= each.y && y < each.y + each.height);

function move(key) {
  const at = tiles.findIndex(({ page }) => page.address === chosen);
  if (at < 0) return tiles[0];
  if (key === 'ArrowLeft') return tiles[Math.max(0, at - 1)];
  if (key === 'ArrowRight') return tiles[Math.min(tiles.length - 1, at + 1)];
  const here = tiles[at];
  const beyond = tiles.filter(({ y }) => (key === 'ArrowUp' ? y < here.y : y > here.y));
  const line = key === 'ArrowUp' ? Math.max(...beyond.map(({ y }) => y)) : Math.min(...beyond.map(({ y }) => y));
  const distance = ({ x }) => Math.abs(x - here.x);
  return beyond.filter(({ y }) => y === line).sort((a, b) => distance(a) - distance(b))[0] ?? here;
}

function run(on) {
  if (on === running) return;
  running = on;
  // While it runs, the slots of a page change faster than anybody can listen.
  element('page-detail').setAttribute('aria-live', running ? 'off' : 'polite');
  element('run').textContent = running ? 'Pause' : 'Run';
  if (running) requestAnimationFrame(frame);
  else show(true);
}

const frame = guarded(() => {
  if (!running) return;
  stage.step(steps());
  show(false);
  requestAnimationFrame(frame);
});

function listen() {
  for (const name of ['basePage', 'list', 'workload']) controls[name].addEventListener('change', guarded(restart));
  const speed = () => {
    element('speed-value').textContent = `${count(steps())} ${steps() === 1 ? 'step' : 'steps'} a frame`;
  };
  controls.speed.addEventListener('input', () => { speed(); writeAddress(); });
  speed();
  const click = (name, what) => element(name).addEventListener('click', guarded(what));
  click('run', () => run(!running));
  click('once', () => { run(false); stage.step(steps()); show(true); });
  click('free', () => { run(false); stage.freeAll(); show(true); });
  click('trim', () => { stage.trim(); show(true); });
  click('restart', restart);
  const map = element('map');
  map.addEventListener('pointerdown', guarded((event) => {
    const tile = tileAt(event.offsetX, event.offsetY);
    if (tile !== undefined) choose(tile.page);
  }));
  map.addEventListener('keydown', guarded((event) => {
    if (!event.key.startsWith('Arrow') || tiles.length === 0) return;
    event.preventDefault();
    choose(move(event.key).page);
  }));
  // What is drawn has the colours and the size of before.
  const again = guarded(() => { palette = colours(); side = undefined; legend(element('legend'), palette); show(true); tuning.draw(); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
  addEventListener('resize', again);
}

const begin = guarded(async () => {
  const answer = await fetch('slabmalloc.wasm');
  if (!answer.ok) throw new Error(`the module cannot be had: ${answer.status}`);
  module = await compile(await answer.arrayBuffer());
  const first = await Stage.of(module);
  const zones = first.zones();
  const distinct = (values) => [...new Set(values)];
  options(controls.basePage, distinct(zones.map(({ basePage }) => basePage)).map((value) => [value, kib(value)]));
  options(controls.list, distinct(zones.map(({ list }) => list)).map((value) => [value, value]));
  options(controls.workload, first.workloads().map(({ index, name }) => [index, name]));
  readAddress();
  tuning = new Tuning(module, zones, () => palette, problem);
  legend(element('legend'), palette);
  listen();
  element('loading').hidden = true;
  await restart();
  // Whoever does not want things to move says when they shall.
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) run(true);
});

begin();
