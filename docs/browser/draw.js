// What is drawn: the map of pages, the slots of one, and two charts. Nothing here asks the module.

// A canvas of the size that it has on the screen, in pixels of the page's.
export function prepare(canvas) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = globalThis.devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
  if (canvas.width !== wide || canvas.height !== high) [canvas.width, canvas.height] = [wide, high];
  const context = canvas.getContext('2d');
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, width, height };
}

// The colours of the style sheet, as they are now.
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  const [low, high] = [channels(of('low')), channels(of('high'))];
  const steps = Array.from({ length: 12 }, (_, step) => {
    const part = step / 11;
    return `rgb(${low.map((from, at) => Math.round(from + (high[at] - from) * part)).join(' ')})`;
  });
  return {
    steps, empty: of('empty'), text: of('text'), soft: of('soft'), line: of('line'), held: of('held'), asked: of('asked'),
    good: of('good'),
  };
}

const channels = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

// The step of a page among the colours, as the library's own map has it: none, tenths, all. Negative for none.
export function level({ taken, slots }) {
  if (taken === 0) return -1;
  return taken >= slots ? 11 : Math.floor((taken * 10) / slots);
}

function tile(context, palette, step, x, y, width, height) {
  context.beginPath();
  context.roundRect(x + 0.5, y + 0.5, width - 2, height - 2, Math.min(3, height / 5));
  if (step < 0) {
    context.strokeStyle = palette.empty;
    context.lineWidth = 1;
    context.stroke();
  } else {
    context.fillStyle = palette.steps[step];
    context.fill();
  }
}

export function legend(canvas, palette) {
  const { context } = prepare(canvas);
  for (let step = -1; step < 12; step++) tile(context, palette, step, (step + 1) * 13.8, 0, 13.8, 14);
}

const LABEL = 62;
const TOP = 4;
const GAP = 5;

// Tiles get no smaller than this before the map has grown to its highest.
const SMALL = 9;
const HIGHEST = 900;

// How many tiles wide a page is: large ones are wider.
const spans = (page, basePage) => (page.bytes > basePage ? 3 : 1);

// Where each tile is, for tiles of this side; and how high all of them are.
function places(pages, basePage, width, side) {
  const columns = Math.max(3, Math.floor((width - LABEL) / side));
  const tiles = [];
  let [top, column, row] = [TOP, 0, null];
  for (const page of pages) {
    const span = spans(page, basePage);
    if (row !== page.slotBytes) {
      if (row !== null) top += side + GAP;
      [row, column] = [page.slotBytes, 0];
    } else if (column + span > columns) {
      [top, column] = [top + side, 0];
    }
    tiles.push({ page, x: LABEL + column * side, y: top, width: span * side, height: side });
    column += span;
  }
  return { tiles, height: row === null ? 0 : top + side };
}

// Draws the map, and returns its tiles. `largest` is the side that tiles may have at most.
export function drawMap(canvas, pages, { basePage, largest, chosen, palette }) {
  const needed = Math.ceil(places(pages, basePage, canvas.clientWidth, Math.min(SMALL, largest)).height);
  if (needed > canvas.clientHeight) canvas.style.height = `${Math.min(needed, HIGHEST)}px`;
  const { context, width, height } = prepare(canvas);
  let side = largest;
  let layout = places(pages, basePage, width, side);
  while (layout.height > height && side > 3) layout = places(pages, basePage, width, (side -= 0.5));
  context.font = '12px system-ui, "DejaVu Sans", sans-serif';
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  let row = null;
  for (const { page, x, y, width: wide, height: high } of layout.tiles) {
    if (page.slotBytes !== row) {
      row = page.slotBytes;
      context.fillStyle = palette.soft;
      context.fillText(`${row} B`, LABEL - 8, y + high / 2);
    }
    tile(context, palette, level(page), x, y, wide, high);
    if (page.address === chosen) {
      context.strokeStyle = palette.held;
      context.lineWidth = 2;
      context.strokeRect(x - 0.5, y - 0.5, wide, high);
    }
  }
  return { tiles: layout.tiles, side };
}

// A square for each slot.
export function drawSlots(canvas, slots, palette) {
  const room = canvas.parentElement.clientWidth;
  const side = slots.length > 1500 ? 5 : slots.length > 400 ? 7 : slots.length > 100 ? 10 : 14;
  const columns = Math.max(1, Math.floor(room / side));
  canvas.style.height = `${Math.ceil(slots.length / columns) * side}px`;
  const { context } = prepare(canvas);
  slots.forEach((taken, at) => {
    const [x, y] = [(at % columns) * side, Math.floor(at / columns) * side];
    context.fillStyle = taken ? palette.steps[9] : palette.empty;
    context.globalAlpha = taken ? 1 : 0.45;
    context.fillRect(x, y, side - 1, side - 1);
  });
  context.globalAlpha = 1;
}

// Lines over a common axis from zero, with the axis' end written at its height. Each line is a list of points [x, y],
// x from 0 to 1.
export function drawLines(canvas, lines, { most, unit, palette, marks = [], labels = [] }) {
  const { context, width, height } = prepare(canvas);
  const [left, right, top, bottom] = [52, width - 8, 8, height - (labels.length > 0 ? 18 : 6)];
  const x = (part) => left + part * (right - left);
  const y = (value) => bottom - (value / most) * (bottom - top);
  context.font = '11px system-ui, "DejaVu Sans", sans-serif';
  context.fillStyle = palette.soft;
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const part of [0, 0.5, 1]) {
    context.beginPath();
    context.moveTo(left, y(most * part));
    context.lineTo(right, y(most * part));
    context.stroke();
    context.fillText(unit(most * part), left - 6, y(most * part));
  }
  context.textAlign = 'center';
  for (const [part, text] of labels) context.fillText(text, x(part), height - 7);
  // What is higher than the axis leaves the picture.
  context.save();
  context.beginPath();
  context.rect(left, 0, right - left, bottom + 1);
  context.clip();
  for (const { points, colour } of lines) {
    context.strokeStyle = colour;
    context.lineWidth = 1.8;
    context.beginPath();
    points.forEach(([part, value], at) => context[at === 0 ? 'moveTo' : 'lineTo'](x(part), y(value)));
    context.stroke();
  }
  context.restore();
  for (const { part, value, colour } of marks) {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(x(part), y(value), 4.5, 0, 2 * Math.PI);
    context.fill();
  }
}
