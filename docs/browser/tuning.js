// The lower half of the page: what the tuner may choose, its proposal, and what it predicts of each zone.

import { drawLines } from './draw.js';
import { bytes, count, element, kib, percent } from './words.js';

const BEST = [0, 'whichever is best'];

export class Tuning {
  #palette;
  #broken;
  #worker = new Worker('worker.js', { type: 'module' });
  #zones;
  #zone = null;
  #answer = null;
  // A question is with the worker; what is to be asked when it has answered.
  #waiting = false;
  #next = null;

  // `palette` gives the colours of the moment, `broken` is told what must not happen.
  constructor(module, zones, palette, broken) {
    [this.#zones, this.#palette, this.#broken] = [zones, palette, broken];
    const options = (id, entries) =>
      element(id).replaceChildren(...entries.map(([value, text]) => new Option(text, value)));
    const pages = [...new Set(zones.map(({ basePage }) => basePage))];
    options('wish-base-page', [BEST, ...pages.map((size) => [size, kib(size)])]);
    options('wish-min-objects', [1, 2, 4, 8, 16].map((value) => [value, value]));
    options('wish-threads', [1, 2, 4, 8, 16].map((value) => [value, value === 1 ? '1, no cache' : value]));
    options('wish-pointer', [[8, '64 bits'], [4, '32 bits, as this module']]);
    element('wish-min-objects').value = '8';
    for (const wish of element('wishes').elements) {
      wish.addEventListener('input', () => (wish.id === 'name' ? this.#writeBlock() : this.#ask({})));
    }
    element('wishes').addEventListener('submit', (event) => event.preventDefault());
    element('copy').addEventListener('click', () => this.#copy());
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    this.#worker.onerror = (event) => broken(new Error(event.message ?? 'the tuner cannot be loaded'));
    this.#next = { module };
    this.#words();
  }

  // What may be chosen, as numbers.
  #wishes() {
    const number = (id) => Number(element(id).value);
    return {
      basePage: number('wish-base-page'), classes: number('wish-classes'), minObjects: number('wish-min-objects'),
      threads: number('wish-threads'), pointerBytes: number('wish-pointer'),
    };
  }

  #words() {
    const { classes } = this.#wishes();
    element('wish-classes-value').textContent = classes === 0 ? 'as many as are worth it' : count(classes);
    element('copied').textContent = '';
  }

  // Another run begins.
  forget() {
    [this.#zone, this.#answer] = [null, null];
    element('block').textContent = 'Nothing was asked for yet.';
    element('copy').disabled = true;
    element('predictions').replaceChildren();
    element('knee-text').textContent = '';
    element('chart').hidden = true;
    this.draw();
  }

  // A proposal for what has been seen so far on a zone.
  show(seen, zone) {
    this.#zone = zone;
    this.#ask({ seen });
  }

  // Asks the worker, or does so when it has answered; of what waits then, the newest counts.
  #ask(question) {
    this.#words();
    this.#next = { ...this.#next, ...question };
    if (this.#waiting || this.#zone === null) return;
    this.#worker.postMessage({ ...this.#next, wishes: this.#wishes(), zone: this.#zone.index });
    [this.#next, this.#waiting] = [null, true];
    element('wishes').dataset.waiting = 'true';
  }

  #hear(answer) {
    this.#waiting = false;
    if (answer.broken !== undefined) return this.#broken(new Error(`the tuner: ${answer.broken}`));
    if (this.#next !== null) return this.#ask({});
    delete element('wishes').dataset.waiting;
    if (this.#zone === null) return;
    this.#answer = answer;
    this.#writeBlock();
    this.#writePredictions();
    const chart = element('chart');
    chart.hidden = answer.chart === undefined;
    if (answer.chart !== undefined) chart.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(answer.chart)}`;
    this.draw();
  }

  // The block with the name that was typed, if it is one.
  #writeBlock() {
    const name = element('name').value.trim();
    const usable = /^[A-Z][A-Za-z0-9]*$/.test(name);
    element('name').setCustomValidity(usable ? '' : 'A capital letter, then letters and digits.');
    element('copied').textContent = '';
    if (this.#answer === null) return;
    const { proposal, problem } = this.#answer;
    element('copy').disabled = proposal === undefined;
    element('block').textContent = proposal === undefined
      ? `There is no such zone: ${problem}.`
      : proposal.block.replace('pub zone Heap {', `pub zone ${usable ? name : 'Heap'} {`);
  }

  async #copy() {
    const text = element('block').textContent;
    try {
      await navigator.clipboard.writeText(text);
      element('copied').textContent = 'Copied.';
    } catch {
      // Not every page may write there; what is selected can be copied by hand.
      getSelection().selectAllChildren(element('block'));
      element('copied').textContent = 'Selected: copy it with the keyboard.';
    }
  }

  #writePredictions() {
    const { predictions, proposal } = this.#answer;
    const bars = this.#zones.map((zone) => ({
      kind: zone.index === this.#zone.index ? 'running' : '',
      what: `${kib(zone.basePage)}, ${zone.list}`,
      held: predictions[zone.index],
    }));
    const asked = proposal?.asked;
    if (proposal !== undefined) {
      const { basePage, classes, held } = proposal;
      const what = `proposed: ${kib(basePage)}, ${count(classes)} ${classes === 1 ? 'class' : 'classes'}`;
      bars.push({ kind: 'proposed', what, held });
    }
    const most = Math.max(...bars.map((bar) => bar.held));
    element('predictions').replaceChildren(...bars.map((bar) => {
      const row = document.createElement('div');
      row.className = `bar ${bar.kind}`;
      row.setAttribute('role', 'listitem');
      const [what, figure] = [document.createElement('span'), document.createElement('span')];
      [what.className, figure.className] = ['what', 'figure'];
      what.textContent = bar.kind === 'running' ? `${bar.what} (runs)` : bar.what;
      figure.textContent = bytes(bar.held);
      if (asked !== undefined) figure.textContent += `, ${percent((bar.held - asked) / asked)} waste`;
      const progress = document.createElement('progress');
      [progress.max, progress.value] = [most, bar.held];
      progress.setAttribute('aria-hidden', 'true');
      row.append(what, progress, figure);
      return row;
    }));
  }

  // The curve over the number of classes.
  draw() {
    const palette = this.#palette();
    const canvas = element('knee');
    const proposal = this.#answer?.proposal;
    if (proposal === undefined) {
      drawLines(canvas, [], { most: 1, unit: () => '', palette });
      return;
    }
    const { table, knee, classes, held, asked } = proposal;
    const last = table.at(-1).classes;
    const part = (value) => (last > 1 ? (value - 1) / (last - 1) : 0);
    const waste = (value) => Math.max(0, (value - asked) / asked);
    // A class or two waste so much that nothing else could be seen beside them.
    const least = Math.min(...table.map((row) => waste(row.held)));
    const highest = Math.max(...table.map((row) => waste(row.held)), 0.01);
    const most = Math.max(Math.min(highest, 4 * least + 0.2), waste(held)) * 1.05;
    const points = table.map((row) => [part(row.classes), waste(row.held)]);
    const marks = [{ part: part(classes), value: waste(held), colour: palette.good }];
    const labels = [1, Math.round(last / 4), Math.round(last / 2), last].map((value) => [part(value), count(value)]);
    drawLines(canvas, [{ points, colour: palette.asked }], {
      most, unit: (value) => `${(value * 100).toFixed(most < 0.1 ? 1 : 0)} %`, palette, marks, labels,
    });
    element('knee-text').textContent = `Waste by the number of classes, with pages of ${kib(proposal.basePage)}. From \
${count(knee)} on, more save less than one percent of what was asked for.`;
  }
}
